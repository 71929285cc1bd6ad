/** The id of an application's leg of a call, and the path parameters that operations on a leg have. */
import * as Schema from "effect/Schema"
import type * as models from "../generated/models.ts"

/** The id of an application's leg of a call: a GUID, opaque. */
export const CallConnectionId = /* @__PURE__ */ (() =>
  Schema.String.annotate({
    identifier: "CallConnectionId",
    description: "The id of the application's leg of the call; opaque."
  }))()

/** The path parameters of operations on a leg. */
export const CallConnectionPath: Schema.Codec<models.CallConnectionPath, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({ callConnectionId: CallConnectionId }).annotate({
    description: "The path parameters of operations on a leg."
  }))()
