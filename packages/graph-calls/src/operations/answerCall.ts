import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { IncomingCallOptions } from "../schemas/CallOptions.ts"
import { MediaConfig } from "../schemas/Media.ts"
import { Modalities } from "../schemas/Modality.ts"
import { open } from "../schemas/open.ts"
import { OwnCallbackUri } from "./callbackUri.ts"
import { commandToCall } from "./command.ts"

export const answerCall = commandToCall("Call_Answer", "answer", {
  description:
    "Answers an incoming call, within 15 seconds of its notification, or 5 where a policy put the application into the call.\nThe call is `established` then, by notification. A group call needs `Calls.JoinGroupCall.All` or `Calls.JoinGroupCallAsGuest.All`.",
  source: "call: answer",
  payload: open({
    callbackUri: Field.optionalOrNull(OwnCallbackUri).annotate({
      description: "Where notifications of this call are posted; default where those of incoming calls are."
    }),
    acceptedModalities: Modalities.annotate({ description: "The media that are accepted." }),
    mediaConfig: MediaConfig.annotate({ description: "The host of the media: the service or the application." }),
    participantCapacity: Field.optionalOrNull(Schema.Int).annotate({
      description: "How many participants the application can take, of a policy's group of applications."
    }),
    callOptions: Field.optionalOrNull(IncomingCallOptions).annotate({
      description: "What the application asks of the call."
    })
  }).annotate({ identifier: "AnswerRequest" }),
  failures: [400, 404],
  success: { 202: Operation.Empty }
})
