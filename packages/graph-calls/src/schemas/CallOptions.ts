/** What an application may ask of a call when it creates or answers it. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const options = /* @__PURE__ */ (() => ({
  hideBotAfterEscalation: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether the application is hidden once the call became a group call."
  }),
  isContentSharingNotificationEnabled: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether sessions of content sharing are notified."
  }),
  isDeltaRosterEnabled: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether changes of the roster are notified in numbered parts instead of whole."
  }),
  isInteractiveRosterEnabled: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether the roster of a large meeting shows those first who speak or raise a hand."
  })
}))()

const outgoingCallOptions = /* @__PURE__ */ (() =>
  open({ "@odata.type": OData.written("#microsoft.graph.outgoingCallOptions"), ...options }).annotate({
    identifier: "outgoingCallOptions",
    description: "The options of a call that is created."
  }))()

/** The options of a call that is created. */
export interface OutgoingCallOptions extends Schema.Schema.Type<typeof outgoingCallOptions> {}
export const OutgoingCallOptions: Schema.Codec<OutgoingCallOptions, unknown> = outgoingCallOptions

const incomingCallOptions = /* @__PURE__ */ (() =>
  open({ "@odata.type": OData.written("#microsoft.graph.incomingCallOptions"), ...options }).annotate({
    identifier: "incomingCallOptions",
    description: "The options of a call that is answered."
  }))()

/** The options of a call that is answered. */
export interface IncomingCallOptions extends Schema.Schema.Type<typeof incomingCallOptions> {}
export const IncomingCallOptions: Schema.Codec<IncomingCallOptions, unknown> = incomingCallOptions

const anyCallOptions = /* @__PURE__ */ (() =>
  open({ "@odata.type": OData.read, ...options }).annotate({
    description: "The options of a call, as an answer shows them."
  }))()

/** The options that an answer shows. */
export interface AnyCallOptions extends Schema.Schema.Type<typeof anyCallOptions> {}
export const AnyCallOptions: Schema.Codec<AnyCallOptions, unknown> = anyCallOptions
