/** What starting and stopping the continuous recognition of keys ask for. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"

/** Whose keys, and how the event is told. */
export const ContinuousDtmfRecognitionRequest = /* @__PURE__ */ (() =>
  Schema.Struct({
    targetParticipant: CommunicationIdentifierModel,
    operationContext: Field.optional(Schema.String),
    operationCallbackUri: Field.optional(Schema.String)
  }).annotate({ identifier: "ContinuousDtmfRecognitionRequest" }))()
