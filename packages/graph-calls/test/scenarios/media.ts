/** Scenarios of what is done with a call's media, and of the operations that come of it. */

import {
  application,
  callId,
  clientContext,
  established,
  ofEndedCall,
  ofEstablishingCall,
  operation,
  operationId,
  operationLocation,
  resultInfo,
  running
} from "./given.ts"
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

/** An operation that was started, as it is answered. */
const started = (type: string, status: string) => ({
  status: 200,
  headers: { Location: operationLocation() },
  body: operation(type, status),
  value: { ...operation(type, status, operationId), location: operationLocation().value }
})

/** What its operation shows at once. */
const shows = (type: string, status: string) => [
  {
    read: "getOperation" as const,
    input: { id: callId, operationId },
    after: 0,
    status: 200,
    body: operation(type, status, operationId)
  }
]

const failures = { 400: [ofEstablishingCall], 404: [ofEndedCall] } as const

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
      input: { id: callId, operationId: recordingId },
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
  input: { id: callId, operationId },
  answer: { status: 200, body: operation("playPromptOperation", "running", operationId) },
  failures: {
    404: [
      ofEndedCall,
      {
        cause: "that is none of the call",
        input: { id: callId, operationId: "9d0f1c2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f" },
        code: "NotFound",
        message: "Operation not found."
      }
    ]
  }
}
