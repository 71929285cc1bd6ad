/** Scenarios of what is done with a call's media, and of the operations that come of it. */
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import {
  application,
  callId,
  clientContext,
  established,
  failures,
  ofEndedCall,
  operation,
  operationId,
  resultInfo,
  running,
  shows,
  started
} from "./given.ts"
import { options } from "./requests.ts"
import type { ScenarioOf } from "./Scenario.ts"

const prompts = [
  {
    "@odata.type": "#microsoft.graph.mediaPrompt",
    mediaInfo: {
      "@odata.type": "#microsoft.graph.mediaInfo",
      uri: "https://cdn.contoso.com/beep.wav",
      resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E"
    }
  }
] as const

const given = [application, established]

export const playPrompt: ScenarioOf<"playPrompt"> = {
  to: "play a prompt",
  given,
  input: { id: callId, clientContext, prompts },
  answer: started("playPromptOperation", "running"),
  effect: shows("playPromptOperation", "running"),
  events: ["the end of a prompt that was played"],
  failures
}

export const recordResponse: ScenarioOf<"recordResponse"> = {
  to: "record a response",
  given,
  input: {
    id: callId,
    clientContext,
    prompts,
    bargeInAllowed: true,
    initialSilenceTimeoutInSeconds: 5,
    maxSilenceTimeoutInSeconds: 2,
    maxRecordDurationInSeconds: 10,
    playBeep: true,
    stopTones: ["#", "1", "*"]
  },
  answer: started("recordOperation", "running"),
  effect: shows("recordOperation", "running"),
  events: ["the end of a recording that was stopped by a key"],
  failures
}

/** What beta had before recordResponse, with another limit. */
const { bargeInAllowed: _, maxRecordDurationInSeconds: __, ...answering } = recordResponse.input

export const record: ScenarioOf<"record"> = {
  to: "record",
  given,
  input: { ...answering, maxRecordDurationInSeconds: 120 },
  answer: started("recordOperation", "running", { version: "beta" }),
  others: {
    "behind a prompt": {
      ...started("recordOperation", "running", { version: "beta", status: 202 }),
      given: [...given, running("playPromptOperation", { operationId: "5b3f8c1d-2e4a-4b6c-9d7e-8f9a0b1c2d3e" })]
    }
  },
  effect: shows("recordOperation", "running"),
  failures
}

export const sendDtmfTones: ScenarioOf<"sendDtmfTones"> = {
  to: "send tones",
  given,
  input: {
    id: callId,
    clientContext,
    tones: ["tone1", "tone2", "tone9", "tone0", "star", "pound"],
    delayBetweenTonesMs: 1000
  },
  answer: started("sendDtmfTonesOperation", "running"),
  effect: [
    // So long they are with the pauses between them.
    ...shows("sendDtmfTonesOperation", "running", { after: 5000 }),
    ...shows("sendDtmfTonesOperation", "completed", {
      after: 60_000,
      more: { completionReason: "completedSuccessfully" }
    })
  ],
  failures
}

export const subscribeToTone: ScenarioOf<"subscribeToTone"> = {
  to: "subscribe to tones",
  given,
  input: { id: callId, clientContext },
  answer: started("subscribeToToneOperation", "completed"),
  effect: shows("subscribeToToneOperation", "completed"),
  events: ["a key that was pressed"],
  failures
}

/** The recording that is cancelled; the example's answer is of another operation. */
const recordingId = "17e3b46c-f61d-4f4d-9635-c626ef18e6ad"

export const cancelMediaProcessing: ScenarioOf<"cancelMediaProcessing"> = {
  to: "cancel media processing",
  given: [...given, running("recordOperation", { operationId: recordingId })],
  input: { id: callId, clientContext },
  answer: started("cancelMediaProcessingOperation", "completed"),
  effect: [
    {
      read: "getOperation",
      input: { callId, operationId: recordingId },
      status: 200,
      body: {
        ...operation("recordOperation", "failed", recordingId),
        resultInfo: resultInfo(400, 8508, "Action failed, the operation was cancelled.")
      }
    }
  ],
  events: ["the end of a recording that was cancelled"],
  failures
}

export const getOperation: ScenarioOf<"getOperation"> = {
  to: "get an operation",
  given: [...given, running("playPromptOperation")],
  input: { callId, operationId },
  answer: { status: 200, body: operation("playPromptOperation", "running", operationId) },
  others: {
    "that the recording of a response has broken off": {
      given: [
        ...given,
        running("playPromptOperation"),
        executed(operations.recordResponse, recordResponse.input, { status: 200 }, options)
      ],
      status: 200,
      body: {
        ...operation("playPromptOperation", "failed", operationId),
        resultInfo: resultInfo(400, 8508, "Action failed, the operation was cancelled.")
      }
    }
  },
  failures: {
    404: [
      ofEndedCall,
      {
        cause: "that is none of the call",
        input: { callId, operationId: "9d0f1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f" },
        code: "NotFound",
        message: "Operation not found."
      }
    ]
  }
}
