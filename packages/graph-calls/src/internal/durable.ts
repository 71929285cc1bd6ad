/**
 * What call flows that are kept on disk need of the notifications of calls: how their ids are compared, how what they say is read again, which
 * of them is the end of a call, and what a stateful call needs.
 */
import * as Codec from "@effect-comms/core/internal/Codec"
import * as codecs from "../generated/codecs.ts"
import type { Call, CommsOperation } from "../generated/models.ts"

export { isEnd } from "../stateful/progress.ts"
export type { Following, Look } from "../stateful/Following.ts"
export type { Call, CommsOperation } from "../generated/models.ts"
export { canonicalId } from "../notifications/resourceUrl.ts"

/** Reads a call as Graph writes it. */
export const readCall = /* @__PURE__ */ Codec.reader<Call>(codecs.Call)

/** Reads an operation as Graph writes it. */
export const readOperation = /* @__PURE__ */ Codec.reader<CommsOperation>(codecs.CommsOperation)
