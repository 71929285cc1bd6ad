/** What starting and stopping the continuous recognition of keys ask for. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Schema from "effect/Schema"
import { operationCallbackUri, operationContext } from "./operationContext.ts"

/** Whose keys, and how the event is told. */
export const ContinuousDtmfRecognitionRequest = /* @__PURE__ */ (() =>
  Schema.Struct({
    targetParticipant: CommunicationIdentifierModel.annotate({ description: "Whose keys." }),
    operationContext,
    operationCallbackUri
  }).annotate({
    identifier: "ContinuousDtmfRecognitionRequest",
    description: "Whose keys, and how the event is told."
  }))()
