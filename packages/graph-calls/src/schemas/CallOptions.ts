/** What an application may ask of a call when it creates it. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"

const options = /* @__PURE__ */ (() => ({
  hideBotAfterEscalation: Field.optional(Schema.Boolean),
  isContentSharingNotificationEnabled: Field.optional(Schema.Boolean),
  isDeltaRosterEnabled: Field.optional(Schema.Boolean),
  isInteractiveRosterEnabled: Field.optional(Schema.Boolean)
}))()

const outgoingCallOptions = /* @__PURE__ */ (() =>
  Schema.Struct({ "@odata.type": OData.written("#microsoft.graph.outgoingCallOptions"), ...options }).annotate({
    identifier: "outgoingCallOptions"
  }))()

/** The options of a call that is created. */
export interface OutgoingCallOptions extends Schema.Schema.Type<typeof outgoingCallOptions> {}
export const OutgoingCallOptions: Schema.Codec<OutgoingCallOptions, unknown> = outgoingCallOptions

const anyCallOptions = /* @__PURE__ */ (() => Schema.Struct({ "@odata.type": OData.read, ...options }))()

/** The options that an answer shows. */
export interface AnyCallOptions extends Schema.Schema.Type<typeof anyCallOptions> {}
export const AnyCallOptions: Schema.Codec<AnyCallOptions, unknown> = anyCallOptions
