/** Scenarios of prompts, recognition, tones and hold. */
import { timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import { agent, bot, callConnectionId, customer } from "../support.ts"
import {
  absent,
  connected,
  connectedWith,
  invalid,
  ofEndedCall,
  ofRingingCall,
  operationCallbackUri,
  rawIdOf,
  unprepared
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const file = { kind: "file", file: { uri: "https://some.file.azure.com/sample.wav" } }
const text = { kind: "text", text: { text: "Please hold the line.", voiceKind: "female" } }

/** The customer, as a read shows. */
const shown = (isOnHold: boolean) => ({
  read: "getParticipant" as const,
  input: { callConnectionId, participantRawId: rawIdOf(customer) },
  status: 200,
  body: { identifier: customer, isMuted: false, isOnHold }
})

const playing = {
  callConnectionId,
  playSources: [{ kind: "file", playSourceCacheId: "string", file: { uri: "https://some.file.azure.com/sample.wav" } }],
  playTo: [agent],
  playOptions: { loop: true },
  operationCallbackUri
}

export const play: ScenarioOf<"play"> = {
  to: "play a prompt",
  given: [connected],
  input: playing,
  answer: { status: 202 },
  // A prompt for one participant holds the others.
  effect: [shown(true)],
  events: ["PlayStarted", "PlayCompleted", "PlayFailed"],
  failures: {
    400: [
      ofRingingCall,
      invalid("of nothing", { callConnectionId, playSources: [] }, "playSources: expected at least one source.")
    ],
    404: [ofEndedCall, absent({ ...playing, playTo: [bot] })],
    405: [unprepared({ callConnectionId, playSources: [text] })]
  }
}

export const cancelAllMediaOperations: ScenarioOf<"cancelAllMediaOperations"> = {
  to: "cancel all media operations",
  given: [connected, executed(operations.play, playing, { status: 202 }), timeHasPassed(5000)],
  input: { callConnectionId },
  answer: { status: 202 },
  effect: [shown(false)],
  events: ["PlayCanceled", "RecognizeCanceled"],
  failures: { 400: [ofRingingCall], 404: [ofEndedCall] }
}

/** The examples of Microsoft's reference are about a third user. */
const connectedToBot = connectedWith([bot])

const recognizing = {
  callConnectionId,
  recognizeInputType: "dtmf",
  playPrompt: file,
  recognizeOptions: {
    interruptPrompt: true,
    initialSilenceTimeoutInSeconds: 5,
    targetParticipant: bot,
    dtmfOptions: { interToneTimeoutInSeconds: 3, maxTonesToCollect: 5, stopTones: ["pound"] }
  },
  operationCallbackUri
}

export const recognize: ScenarioOf<"recognize"> = {
  to: "recognize tones",
  given: [connectedToBot],
  input: recognizing,
  answer: { status: 202 },
  others: {
    "or choices": {
      given: [connected],
      input: {
        callConnectionId,
        recognizeInputType: "choices",
        playPrompts: [
          { kind: "text", text: { text: "Please say yes or no.", sourceLocale: "en-US", voiceKind: "female" } },
          file
        ],
        interruptCallMediaOperation: true,
        recognizeOptions: {
          interruptPrompt: true,
          initialSilenceTimeoutInSeconds: 5,
          targetParticipant: customer,
          speechLanguage: "en-US",
          choices: [
            { label: "Confirm", phrases: ["yes", "go ahead"], tone: "one" },
            { label: "Cancel", phrases: ["no"] }
          ]
        },
        operationContext: "recognizing"
      },
      status: 202
    },
    "or speech": {
      given: [connected],
      input: {
        callConnectionId,
        recognizeInputType: "speechOrDtmf",
        recognizeOptions: {
          targetParticipant: agent,
          speechLanguage: "en-US",
          speechOptions: { endSilenceTimeoutInMs: 1000 },
          dtmfOptions: { maxTonesToCollect: 4 }
        },
        operationContext: "recognizing"
      },
      status: 202
    }
  },
  events: ["RecognizeCompleted", "RecognizeFailed"],
  failures: {
    400: [
      ofRingingCall,
      invalid(
        "of choices of which there are none",
        {
          callConnectionId,
          recognizeInputType: "choices",
          recognizeOptions: { targetParticipant: bot, choices: [] }
        },
        "recognizeOptions.choices: expected at least one choice."
      )
    ],
    404: [
      ofEndedCall,
      absent({ ...recognizing, recognizeOptions: { ...recognizing.recognizeOptions, targetParticipant: agent } })
    ],
    405: [
      unprepared({
        callConnectionId,
        recognizeInputType: "speech",
        recognizeOptions: { targetParticipant: customer }
      })
    ]
  }
}

const continuous = { callConnectionId, targetParticipant: bot, operationCallbackUri }

export const startContinuousDtmfRecognition: ScenarioOf<"startContinuousDtmfRecognition"> = {
  to: "start continuous recognition of tones",
  given: [connectedToBot],
  input: continuous,
  answer: { status: 200 },
  events: ["ContinuousDtmfRecognitionToneReceived", "ContinuousDtmfRecognitionToneFailed"],
  failures: { 400: [ofRingingCall], 404: [ofEndedCall, absent({ ...continuous, targetParticipant: agent })] }
}

export const stopContinuousDtmfRecognition: ScenarioOf<"stopContinuousDtmfRecognition"> = {
  to: "stop continuous recognition of tones",
  given: [connectedToBot, executed(operations.startContinuousDtmfRecognition, continuous, { status: 200 })],
  input: continuous,
  answer: { status: 200 },
  events: ["ContinuousDtmfRecognitionStopped"],
  failures: {
    400: [ofRingingCall],
    404: [ofEndedCall, { ...absent({ ...continuous, targetParticipant: agent }), given: [connectedToBot] }]
  }
}

const sending = {
  callConnectionId,
  tones: ["zero"],
  targetParticipant: bot,
  operationContext: "sendDtmf operation context",
  operationCallbackUri
}

export const sendDtmfTones: ScenarioOf<"sendDtmfTones"> = {
  to: "send tones",
  given: [connectedToBot],
  input: sending,
  answer: { status: 202, body: { operationContext: "sendDtmf operation context" } },
  events: ["SendDtmfTonesCompleted", "SendDtmfTonesFailed"],
  failures: {
    400: [
      ofRingingCall,
      invalid("of which there are none", { ...sending, tones: [] }, "tones: expected at least one tone")
    ],
    404: [ofEndedCall, absent({ ...sending, targetParticipant: agent })]
  }
}

const holding = { callConnectionId, targetParticipant: customer, playSourceInfo: file }

export const hold: ScenarioOf<"hold"> = {
  to: "hold a participant",
  given: [connected],
  input: holding,
  answer: { status: 200 },
  effect: [shown(true)],
  events: ["ParticipantsUpdated", "HoldFailed"],
  failures: {
    400: [ofRingingCall],
    404: [ofEndedCall, absent({ ...holding, targetParticipant: bot })],
    405: [unprepared({ ...holding, playSourceInfo: text })]
  }
}

const unholding = { callConnectionId, targetParticipant: customer }

export const unhold: ScenarioOf<"unhold"> = {
  to: "take a participant off hold",
  given: [connected, executed(operations.hold, holding, { status: 200 }), timeHasPassed(5000)],
  input: { ...unholding, operationContext: "unholding" },
  answer: { status: 200 },
  others: { "in 2025-05-15": { apiVersion: "2025-05-15", input: unholding, status: 200 } },
  effect: [shown(false)],
  failures: {
    400: [ofRingingCall],
    404: [ofEndedCall, { ...absent({ ...unholding, targetParticipant: bot }), given: [connected] }]
  }
}
