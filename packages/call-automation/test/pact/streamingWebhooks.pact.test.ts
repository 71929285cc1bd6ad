/** What the service tells about media streaming, transcription and summaries, and that it decodes to the event meant. */
import { assert, describe, it } from "@effect/vitest"
import type { ApiVersion } from "../../src/ApiVersion.ts"
import type { EventName } from "../../src/events.ts"
import { callConnectionId, customer } from "../support.ts"
import { cloudEvent, received, result as resultOf } from "./event.ts"
import { type State, string } from "./provider.ts"

const operationContext = "streaming"

interface Webhook {
  readonly name: EventName
  /** Which of several events of the name it is. */
  readonly of?: string
  /** What of the call it is about, and whether that is active before. */
  readonly about: "media streaming" | "transcription"
  readonly active?: true
  readonly state: string
  readonly result: readonly [code: number, subCode: number, message: string]
  /** Default the newest. */
  readonly apiVersion?: ApiVersion
  /** The member of its own, as matched. */
  readonly own: object
  /** The same, as decoded. */
  readonly decoded?: object
}

const completed = [200, 0, "Action completed successfully."] as const
const media = (mediaStreamingStatus: string, mediaStreamingStatusDetails: string) => ({
  mediaStreamingUpdate: { contentType: "Audio", mediaStreamingStatus, mediaStreamingStatusDetails }
})
const transcript = (transcriptionStatus: string, transcriptionStatusDetails: string, more: object = {}) => ({
  transcriptionUpdate: { transcriptionStatus, transcriptionStatusDetails, ...more }
})
const summary = "Speaker 1: My order is late"

const webhooks: ReadonlyArray<Webhook> = [
  {
    name: "MediaStreamingStarted",
    about: "media streaming",
    state: "media streaming is started",
    result: completed,
    own: media("mediaStreamingStarted", "subscriptionStarted")
  },
  {
    name: "MediaStreamingStopped",
    about: "media streaming",
    active: true,
    state: "media streaming is stopped",
    result: completed,
    own: media("mediaStreamingStopped", "subscriptionStopped")
  },
  {
    name: "MediaStreamingFailed",
    about: "media streaming",
    state: "media streaming is started and nobody takes it",
    result: [400, 8581, "Action failed, Transport url is not valid or web socket server is not operational."],
    own: media("mediaStreamingFailed", "initialWebSocketConnectionFailed")
  },
  {
    name: "TranscriptionStarted",
    about: "transcription",
    state: "a transcription is started",
    result: completed,
    own: transcript("transcriptionStarted", "subscriptionStarted")
  },
  {
    name: "TranscriptionUpdated",
    about: "transcription",
    active: true,
    state: "a transcription is updated",
    result: completed,
    own: transcript("transcriptionUpdated", "transcriptionLocaleUpdated")
  },
  {
    name: "TranscriptionStopped",
    about: "transcription",
    active: true,
    state: "a transcription is stopped",
    result: completed,
    own: transcript("transcriptionStopped", "subscriptionStopped")
  },
  {
    name: "TranscriptionFailed",
    about: "transcription",
    state: "a transcription is started and nobody takes it",
    result: [500, 8578, "Action failed, not able to establish WebSocket connection."],
    own: transcript("transcriptionFailed", "streamConnectionUnsuccessful")
  },
  {
    name: "TranscriptionCallSummaryUpdated",
    apiVersion: "2025-08-15-preview",
    of: "what was said",
    about: "transcription",
    active: true,
    state: "a call is summarized",
    result: completed,
    own: transcript("callSummaryUpdated", "callSummarySuccess", { transcriptionMessage: string(summary) }),
    decoded: transcript("callSummaryUpdated", "callSummarySuccess", { transcriptionMessage: summary })
  },
  {
    name: "TranscriptionCallSummaryUpdated",
    apiVersion: "2025-08-15-preview",
    of: "nothing",
    about: "transcription",
    active: true,
    state: "a call in which nothing was said is summarized",
    result: [400, 8578, "Action failed, nothing was said that could be summarized."],
    own: transcript("callSummaryUpdated", "callSummaryFailure")
  }
]

describe("webhooks at the callback URI", () => {
  for (const { about, active, apiVersion, name, of, own: members, decoded = members, result, state } of webhooks) {
    const [code, subCode, message] = result
    const what = of === undefined ? name : `${name} of ${of}`
    it(`decodes ${what}`, async () => {
      const parameters = { callConnectionId, operationContext }
      const made: State = {
        name: `a call with ${about} is connected`,
        parameters: { callConnectionId, participants: [customer.communicationUser.id] }
      }
      const begun: State = { name: `the ${about} of the call is active`, parameters: { callConnectionId } }
      const spoken: ReadonlyArray<State> =
        apiVersion === undefined ? [] : [{ name: "the application speaks an api-version", parameters: { apiVersion } }]
      const given = [...spoken, made, ...(active === true ? [begun] : []), { name: state, parameters }]
      const own = { ...members, operationContext, ...resultOf(code, subCode, message) }
      const event = await received(
        `the webhook ${what}`,
        given,
        cloudEvent(name, own, apiVersion === undefined ? {} : { apiVersion })
      )
      if (event._tag !== name) return assert.fail(event._tag)
      assert.deepInclude(event.data, {
        ...decoded,
        callConnectionId,
        operationContext,
        resultInformation: { code, subCode, message }
      })
    })
  }
})
