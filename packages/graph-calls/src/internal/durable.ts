/** What call flows that are kept on disk need of the notifications of calls: how their ids are compared, and what they say is read again. */
import * as Codec from "@effect-comms/core/internal/Codec"
import * as codecs from "../generated/codecs.ts"
import type { Call, CommsOperation } from "../generated/models.ts"

export type { Call, CommsOperation } from "../generated/models.ts"
export { canonicalId } from "../notifications/resourceUrl.ts"

/** Reads a call as Graph writes it. */
export const readCall = /* @__PURE__ */ Codec.reader<Call>(codecs.Call)

/** Reads an operation as Graph writes it. */
export const readOperation = /* @__PURE__ */ Codec.reader<CommsOperation>(codecs.CommsOperation)
