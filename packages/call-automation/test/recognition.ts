/** Requests about what participants press and say, with the values of Microsoft's documented examples. */
import * as CallMedia from "../src/CallMedia.ts"
import { bot, callbackUri, callConnectionId } from "./support.ts"

const leg = `/calling/callConnections/${callConnectionId}`

const recognition = {
  recognizeInputType: "dtmf",
  playPrompt: { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } },
  recognizeOptions: {
    interruptPrompt: true,
    initialSilenceTimeoutInSeconds: 5,
    targetParticipant: bot,
    dtmfOptions: { interToneTimeoutInSeconds: 3, maxTonesToCollect: 5, stopTones: ["pound"] }
  },
  operationCallbackUri: callbackUri
}

const continuous = { targetParticipant: bot, operationCallbackUri: callbackUri }

const tones = {
  tones: ["zero"],
  targetParticipant: bot,
  operationContext: "sendDtmf operation context",
  operationCallbackUri: callbackUri
}

/** Each operation, what it sends and what it is answered. */
export const recognitionCases = [
  {
    name: "CallMedia_CancelAllMediaOperations",
    to: "cancel all media operations",
    call: CallMedia.cancelAllMediaOperations({ callConnectionId }),
    method: "POST",
    path: `${leg}:cancelAllMediaOperations`,
    status: 202,
    repeatable: false
  },
  {
    name: "CallMedia_Recognize",
    to: "recognize tones",
    call: CallMedia.recognize({ callConnectionId, ...recognition }),
    method: "POST",
    path: `${leg}:recognize`,
    body: recognition,
    status: 202,
    repeatable: false
  },
  {
    name: "CallMedia_StartContinuousDtmfRecognition",
    to: "start continuous recognition of tones",
    call: CallMedia.startContinuousDtmfRecognition({ callConnectionId, ...continuous }),
    method: "POST",
    path: `${leg}:startContinuousDtmfRecognition`,
    body: continuous,
    status: 200,
    repeatable: false
  },
  {
    name: "CallMedia_StopContinuousDtmfRecognition",
    to: "stop continuous recognition of tones",
    call: CallMedia.stopContinuousDtmfRecognition({ callConnectionId, ...continuous }),
    method: "POST",
    path: `${leg}:stopContinuousDtmfRecognition`,
    body: continuous,
    status: 200,
    repeatable: false
  },
  {
    name: "CallMedia_SendDtmfTones",
    to: "send tones",
    call: CallMedia.sendDtmfTones({ callConnectionId, ...tones }),
    method: "POST",
    path: `${leg}:sendDtmfTones`,
    body: tones,
    status: 202,
    answer: { operationContext: "sendDtmf operation context" },
    repeatable: true
  }
]
