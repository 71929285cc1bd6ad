/** The events of the resource, which Event Grid delivers. */
import { exampleOf, instant, regex, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { type ProviderState, subscribed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { decodeResult, type EventName } from "../../src/events.ts"
import { documentId, recordingId } from "../recordings.ts"
import { rawIdOf } from "../scenarios/given.ts"
import { agent, bot, serverCallId } from "../support.ts"
import { consumer } from "./consumer.ts"

const topic = string(
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/contoso"
)
const correlationId = "add67a69-debe-4998-9f92-5a0d8f6dc00c"
const incomingCallContext = "eyJhbGciOiJub25lIn0.eyJjYyI6Im9wYXF1ZSJ9."
const storage = "https://storage.asm.skype.com"
const at = (path: string) => regex(`^https?://[\\w.:-]+/v1/objects/${path}$`, `${storage}/v1/objects/${path}`)
const caller = (one: typeof agent) => ({ ...one, rawId: rawIdOf(one) })

const subscriber = "https://app.contoso.com/events"
const time = instant("2021-07-27T15:20:34.2199328Z")
const id = uuid("7283825e-f8f1-4c61-a9ea-752c56890500")

interface GridEvent {
  readonly name: EventName
  readonly given: ProviderState
  readonly subject: unknown
  readonly data: object
  readonly eventType: string
  readonly dataVersion: string
  readonly url: string
}

const validationCode = "512D38B6-C7B8-40C8-89FE-F46F9E9622B6"

const events: ReadonlyArray<GridEvent> = [
  {
    name: "IncomingCall",
    given: {
      name: "the incoming call is announced",
      parameters: { incomingCallContext, from: rawIdOf(agent), to: rawIdOf(bot), serverCallId, correlationId }
    },
    subject: `/caller/${rawIdOf(agent)}/recipient/${rawIdOf(bot)}`,
    data: {
      to: caller(bot),
      from: caller(agent),
      serverCallId,
      callerDisplayName: "",
      incomingCallContext,
      correlationId
    },
    eventType: "Microsoft.Communication.IncomingCall",
    dataVersion: "1.0",
    url: subscriber
  },
  {
    name: "RecordingFileStatusUpdated",
    given: {
      name: "the subscription is told of the file of a recording",
      parameters: { correlationId, documentId, recordedMillis: 6620, recordingId, serverCallId }
    },
    subject: `/recording/call/${correlationId}/serverCallId/${serverCallId}/recordingId/${recordingId}`,
    data: {
      recordingStorageInfo: {
        recordingChunks: [
          {
            documentId,
            index: 0,
            endReason: "SessionEnded",
            contentLocation: at(`${documentId}/content/video`),
            metadataLocation: at(`${documentId}/content/acsmetadata`),
            deleteLocation: at(documentId)
          }
        ]
      },
      recordingStartTime: instant("2021-07-27T15:20:23.6089755Z"),
      recordingDurationMs: 6620,
      recordingContentType: "Audio",
      recordingChannelType: "Mixed",
      recordingFormatType: "Wav",
      recordingId,
      storageType: "ACS",
      sessionEndReason: "CallEnded"
    },
    eventType: "Microsoft.Communication.RecordingFileStatusUpdated",
    dataVersion: "1.0",
    url: subscriber
  },
  {
    name: "SubscriptionValidation",
    given: { name: "an endpoint is subscribed" },
    subject: "",
    data: {
      validationCode: string(validationCode),
      validationUrl: string(
        `https://rp-eastus2.eventgrid.azure.net/eventsubscriptions/estest/validate?id=${validationCode}`
      )
    },
    eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
    dataVersion: "2",
    url: "/events"
  }
]

/** In Event Grid's own schema. */
const gridEventOf = ({ data, dataVersion, eventType, subject }: GridEvent) => [
  { id, topic, subject, data, eventType, dataVersion, metadataVersion: "1", eventTime: time }
]

const cloudEventOf = ({ data, eventType, subject }: GridEvent) => [
  {
    id,
    source: topic,
    subject,
    data,
    type: eventType,
    time,
    specversion: "1.0",
    datacontenttype: "application/json"
  }
]

/** The names of the events of a batch, and what the first says. */
const read = (content: unknown): readonly [names: ReadonlyArray<string>, data: unknown] => {
  const batch = decodeResult(content)
  const received = Result.isSuccess(batch) ? batch.success : []
  const [event] = received
  const data: unknown = event !== undefined && "data" in event ? event.data : undefined
  return [received.map(({ _tag }) => _tag), JSON.parse(JSON.stringify(data))]
}

const isHandshake = ({ name }: GridEvent): boolean => name === "SubscriptionValidation"

describe("events of Event Grid", () => {
  it.each(events)("$name", async (event) => {
    const { eventType, given, url } = event
    const content = await consumer.message({
      description: `the Event Grid event ${eventType.split(".").at(-1)}`,
      states: isHandshake(event) ? [given] : [subscribed(url, "eventgrid", [eventType]), given],
      content: gridEventOf(event),
      delivery: { url, contentType: "application/json" }
    })
    const [names, data] = read(content)
    assert.deepStrictEqual(names, [event.name])
    assert.deepInclude(data, Object(exampleOf(event.data)))
  })

  // CloudEvents has a request for its handshake, and no event.
  it.each(events.filter((event) => !isHandshake(event)))("$name as a CloudEvent", async (event) => {
    const { eventType, given, name, url } = event
    const content = await consumer.message({
      description: `the Event Grid event ${name} as a CloudEvent`,
      states: [subscribed(url, "cloudevents", [eventType]), given],
      content: cloudEventOf(event),
      delivery: { url, contentType: "application/cloudevents-batch+json" }
    })
    const [names, data] = read(content)
    assert.deepStrictEqual(names, [event.name])
    assert.deepInclude(data, Object(exampleOf(event.data)))
  })
})
