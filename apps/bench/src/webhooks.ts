/** Decoding of webhook bodies: ours and the official parser against `JSON.parse`, and what each does with broken bodies. */
import { parseCallAutomationEvent } from "@azure/communication-call-automation"
import { decodeResult } from "@effect-comms/call-automation/events"
import * as Result from "effect/Result"

const id = "421f3500-f5de-4c12-bf61-9e2641433687"
const participant = { rawId: "8:acs:a_b", kind: "communicationUser", communicationUser: { id: "8:acs:a_b" } }
const kinds: Readonly<Record<string, Record<string, unknown>>> = {
  CallConnected: {},
  CallDisconnected: {},
  ParticipantsUpdated: {
    participants: [
      { identifier: participant, isMuted: false, isOnHold: false },
      { identifier: participant, isMuted: true, isOnHold: false }
    ],
    sequenceNumber: 3
  },
  AddParticipantSucceeded: { participant },
  AddParticipantFailed: { participant },
  RemoveParticipantSucceeded: { participant },
  CancelAddParticipantSucceeded: { invitationId: id },
  PlayStarted: {},
  PlayCompleted: {},
  PlayFailed: { failedPlaySourceIndex: 0 },
  HoldFailed: {}
}

const bodies = Object.entries(kinds).map(([kind, data]) =>
  JSON.stringify([
    {
      id,
      source: `calling/callConnections/${id}`,
      type: `Microsoft.Communication.${kind}`,
      data: {
        ...data,
        version: "2024-09-15",
        operationContext: "context",
        resultInformation: { code: 200, subCode: 0, message: "" },
        callConnectionId: id,
        serverCallId: "aHR0cHM6Ly9hcGkuZmxpZ2h0cHJveHkuc2t5cGUuY29tL2FwaS92Mi9jcC9jb252",
        correlationId: id,
        publicEventType: `Microsoft.Communication.${kind}`
      },
      time: "2025-09-01T10:00:00.1234567+00:00",
      specversion: "1.0",
      datacontenttype: "application/json",
      subject: `calling/callConnections/${id}`
    }
  ])
)

const [connected = ""] = bodies
const broken: ReadonlyArray<string> = [
  connected.slice(0, -20),
  connected.replace(`"callConnectionId":"${id}"`, `"callConnectionId":42`),
  JSON.stringify([
    { id, source: "s", specversion: "1.0", type: "Microsoft.Communication.CallConnected", data: "no object" }
  ])
]

const time = (parse: (body: string) => unknown, count: number): number => {
  const start = process.hrtime.bigint()
  for (let i = 0; i < count; i++) parse(bodies[i % bodies.length] ?? "")
  return Number(process.hrtime.bigint() - start)
}

const refuses = (parse: (body: string) => boolean): number =>
  broken.filter((body) => {
    try {
      return !parse(body)
    } catch {
      return true
    }
  }).length

/** Ratios to `JSON.parse`, medians over rounds, and how many of three broken bodies are found out. */
export const webhooks = (count: number, rounds: number) => {
  const official = (body: string) => parseCallAutomationEvent(JSON.parse(body))
  const parsers = { ours: decodeResult, official, json: JSON.parse }
  for (const parse of Object.values(parsers)) time(parse, count)
  const ratios = { ours: new Array<number>(), official: new Array<number>() }
  for (let round = 0; round < rounds; round++) {
    const json = time(parsers.json, count)
    ratios.ours.push(time(parsers.ours, count) / json)
    ratios.official.push(time(parsers.official, count) / json)
  }
  const median = (values: ReadonlyArray<number>) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
  return {
    kinds: bodies.length,
    bodies: count,
    ours: median(ratios.ours),
    official: median(ratios.official),
    broken: broken.length,
    oursRefuses: refuses((body) => {
      const result = decodeResult(body)
      return Result.isSuccess(result) && result.success.every(({ _tag }) => _tag !== "InvalidEvent")
    }),
    officialRefuses: refuses(
      (body) => official(body) !== undefined && body.startsWith("[") && JSON.parse(body) !== null
    )
  }
}
