/** The requests to start and stop continuous DTMF recognition. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Schema from "effect/Schema"
import { operationCallbackUri, operationContext } from "./operationContext.ts"

/** The participant whose tones are recognized, and where the events are sent. */
export const ContinuousDtmfRecognitionRequest = /* @__PURE__ */ (() =>
  Schema.Struct({
    targetParticipant: CommunicationIdentifierModel.annotate({
      description: "The participant whose tones are recognized."
    }),
    operationContext,
    operationCallbackUri
  }).annotate({
    identifier: "ContinuousDtmfRecognitionRequest",
    description: "The participant whose tones are recognized, and where the events are sent."
  }))()
