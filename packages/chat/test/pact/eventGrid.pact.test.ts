/** The events of threads and messages, which Event Grid delivers: in its own schema, and as CloudEvents. */
import { exampleOf, instant, integer, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import {
  notTaken,
  type ProviderState,
  subscribed,
  timeHasPassed
} from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as ChatEvents from "../../src/ChatEvents.ts"
import type { kinds } from "../../src/events.ts"
import { decodeResult } from "../../src/events/decode.ts"
import * as operations from "../../src/generated/operations.ts"
import { alex, chatThreadId, identifier, jane, millis, peter, thread } from "../scenarios/given.ts"
import { scenarios } from "../scenarios/index.ts"
import { consumer } from "./consumer.ts"

const url = "https://app.contoso.com/events"
const eventId = "7283825e-f8f1-4c61-a9ea-752c56890500"
const time = instant("2020-06-25T17:44:06.4980000+00:00")
const topic = string(
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/contoso"
)

/** Jane's thread with Alex: of what she does he alone is told as a member. */
const duet: ProviderState = { name: thread.name, parameters: { ...thread.parameters, members: [jane, alex] } }

type Name = keyof typeof scenarios
const all = { ...operations }

/** That the request of a scenario was executed, or one with other members. */
const done = (name: Name, change: object = {}): ProviderState =>
  executed(all[name], { ...scenarios[name].input, ...change }, scenarios[name].answer)

const chatMessageId = "1593072104708"
const sent = executed(operations.sendChatMessage, scenarios.sendChatMessage.input, {
  status: 201,
  body: { id: chatMessageId }
})

const { content, metadata, senderDisplayName } = scenarios.sendChatMessage.input
const ofSender = `thread/${chatThreadId}/sender/${jane}`
const message = {
  messageId: chatMessageId,
  senderCommunicationIdentifier: identifier(jane),
  senderDisplayName,
  composeTime: time,
  type: "Text"
}
const edited = {
  ...message,
  messageBody: scenarios.updateChatMessage.input.content,
  metadata: { someKey2: "someValue2", someKey3: "3" },
  editTime: time
}
const threadFields = { createTime: time, version: integer(1593072104708) }
const participant = (rawId: string, displayName?: string) => ({
  participantCommunicationIdentifier: identifier(rawId),
  ...(displayName === undefined ? {} : { displayName })
})

const threadDeleted = { deletedByCommunicationIdentifier: identifier(jane), deleteTime: time, ...threadFields }
const day = 24 * 3_600_000

/** What happened, told of the thread and of a member. */
interface Occurrence {
  /** Which of several of these names it is, after the name. */
  readonly of?: string
  readonly inThread: keyof typeof kinds
  readonly toMember: keyof typeof kinds
  readonly given: ReadonlyArray<ProviderState>
  /** After the thread. */
  readonly subject: string
  readonly data: object
  /** What only one of the two has. */
  readonly ofThread?: object
  readonly ofMember?: object
  /** The last of the members who are told, and how many are; default Alex alone. */
  readonly recipient?: string
  readonly count?: number
}

const ofMessage = { ofThread: { version: millis("1593072104708") }, ofMember: { version: integer(1593072104708) } }

const occurrences: ReadonlyArray<Occurrence> = [
  {
    inThread: "ChatMessageReceivedInThread",
    toMember: "ChatMessageReceived",
    given: [sent],
    subject: ofSender,
    data: { ...message, messageBody: content, metadata },
    ...ofMessage
  },
  {
    inThread: "ChatMessageEditedInThread",
    toMember: "ChatMessageEdited",
    given: [sent, done("updateChatMessage")],
    subject: ofSender,
    data: edited,
    ...ofMessage
  },
  {
    inThread: "ChatMessageDeletedInThread",
    toMember: "ChatMessageDeleted",
    given: [sent, done("deleteChatMessage")],
    subject: ofSender,
    data: { ...message, deleteTime: time },
    ...ofMessage
  },
  {
    inThread: "ChatMessageDeletedInThread",
    toMember: "ChatMessageDeleted",
    of: "of a message that is deleted twice",
    given: [sent, done("deleteChatMessage"), done("deleteChatMessage")],
    subject: ofSender,
    data: { ...message, deleteTime: time },
    ...ofMessage
  },
  {
    inThread: "ChatThreadCreated",
    toMember: "ChatThreadCreatedWithUser",
    given: [],
    subject: `thread/${chatThreadId}/createdBy/${jane}`,
    data: {
      createdByCommunicationIdentifier: identifier(jane),
      properties: { topic: "Lunch" },
      participants: [participant(jane), participant(alex)],
      ...threadFields
    }
  },
  {
    inThread: "ChatThreadDeleted",
    toMember: "ChatThreadWithUserDeleted",
    given: [done("deleteChatThread")],
    subject: `thread/${chatThreadId}/deletedBy/${jane}`,
    data: threadDeleted
  },
  {
    inThread: "ChatThreadDeleted",
    toMember: "ChatThreadWithUserDeleted",
    of: "of a thread that was created 30 days ago",
    given: [
      timeHasPassed(20 * day),
      done("updateChatThreadProperties", {
        retentionPolicy: { kind: "threadCreationDate", deleteThreadAfterDays: 30 }
      }),
      timeHasPassed(11 * day)
    ],
    subject: `thread/${chatThreadId}/deletedBy/${jane}`,
    data: threadDeleted
  },
  {
    inThread: "ChatThreadPropertiesUpdated",
    toMember: "ChatThreadPropertiesUpdatedPerUser",
    given: [done("updateChatThreadProperties")],
    subject: `thread/${chatThreadId}/editedBy/${jane}`,
    data: {
      editedByCommunicationIdentifier: identifier(jane),
      editTime: time,
      properties: { topic: scenarios.updateChatThreadProperties.input.topic },
      metadata: scenarios.updateChatThreadProperties.input.metadata,
      ...threadFields
    }
  },
  {
    inThread: "ChatThreadParticipantAdded",
    toMember: "ChatParticipantAddedToThreadWithUser",
    given: [done("addChatParticipants")],
    subject: `thread/${chatThreadId}/participantAdded/${peter}`,
    data: {
      time,
      addedByCommunicationIdentifier: identifier(jane),
      participantAdded: participant(peter, "Peter"),
      version: integer(1593072104708)
    },
    ofMember: { createTime: time },
    recipient: peter,
    count: 2
  },
  {
    inThread: "ChatThreadParticipantRemoved",
    toMember: "ChatParticipantRemovedFromThreadWithUser",
    given: [done("removeChatParticipant")],
    subject: `thread/${chatThreadId}/participantRemoved/${alex}`,
    data: {
      time,
      removedByCommunicationIdentifier: identifier(jane),
      participantRemoved: participant(alex),
      version: integer(1593072104708)
    },
    ofMember: { createTime: time }
  }
]

interface GridEvent {
  readonly name: keyof typeof kinds
  readonly of?: string | undefined
  readonly given: ReadonlyArray<ProviderState>
  readonly subject: string
  readonly data: object
  readonly count?: number | undefined
}

const ids = { transactionId: uuid("6cd3a0d5-5a4e-4b39-8d6d-7a5e0b1c2d3e"), threadId: chatThreadId }

const events = occurrences.flatMap(
  ({
    count,
    data,
    given,
    inThread,
    of,
    ofMember,
    ofThread,
    recipient = alex,
    subject,
    toMember
  }): ReadonlyArray<GridEvent> => [
    { name: inThread, of, given: [duet, ...given], subject, data: { ...ids, ...data, ...ofThread } },
    {
      name: toMember,
      of,
      given: [duet, ...given],
      subject: `${subject}/recipient/${recipient}`,
      data: { ...ids, ...data, ...ofMember, recipientCommunicationIdentifier: identifier(recipient) },
      count
    }
  ]
)

/** The envelopes of Event Grid around an event. */
const envelopes = {
  eventgrid: ({ data, name, subject }: GridEvent, id: unknown) => ({
    id,
    topic,
    subject,
    data,
    eventType: `Microsoft.Communication.${name}`,
    dataVersion: "1.0",
    metadataVersion: "1",
    eventTime: instant("2021-07-27T15:20:34.2199328Z")
  }),
  cloudevents: ({ data, name, subject }: GridEvent, id: unknown) => ({
    id,
    source: topic,
    subject,
    data,
    type: `Microsoft.Communication.${name}`,
    time: instant("2021-07-27T15:20:34.2199328Z"),
    specversion: "1.0",
    datacontenttype: "application/json"
  })
} as const

const contentTypes = { eventgrid: "application/json", cloudevents: "application/cloudevents-batch+json" } as const

interface Case {
  readonly schema: keyof typeof envelopes
  readonly event: GridEvent
  readonly name: string
}

const received = ({ event, name, schema }: Case, id: unknown = uuid(eventId)): Promise<unknown> =>
  consumer.message({
    description: `the Event Grid event ${name}`,
    states: [subscribed(url, schema), ...event.given],
    content: [envelopes[schema](event, id)],
    delivery: { url, contentType: contentTypes[schema], count: event.count ?? 1 }
  })

const cases = events.flatMap((event): ReadonlyArray<Case> => [
  { schema: "eventgrid", event, name: `${event.name} ${event.of ?? ""}`.trim() },
  ...(event.of === undefined ? [{ schema: "cloudevents", event, name: `${event.name} as a CloudEvent` } as const] : [])
])

describe("events of Event Grid", () => {
  it.each(cases)("$name", async (one) => {
    const batch = decodeResult(await received(one))
    const [event, ...others] = Result.isSuccess(batch) ? batch.success : []
    assert.deepStrictEqual([event?._tag, others.length], [one.event.name, 0])
    assert.deepInclude(
      JSON.parse(JSON.stringify(event !== undefined && "data" in event ? event.data : undefined)),
      exampleOf(one.event.data)
    )
  })
})

describe("an event that was not taken", () => {
  it("is delivered again with the same id, and dropped when it comes a second time", async () => {
    const event = events.find(({ name }) => name === "ChatMessageReceivedInThread")
    assert(event !== undefined)
    const given = [notTaken(`Microsoft.Communication.${event.name}`, eventId), ...event.given, timeHasPassed(15_000)]
    const name = `${event.name} that was not taken before`
    const delivered = await received({ schema: "eventgrid", event: { ...event, given }, name }, eventId)
    const taken = await Effect.runPromise(
      Effect.all([ChatEvents.receiveTrusted(delivered), ChatEvents.receiveTrusted(delivered)]).pipe(
        Effect.provide(ChatEvents.layer())
      )
    )
    assert.deepStrictEqual(
      taken.map(({ duplicates, events }) => [events.map((one) => "id" in one && one.id), duplicates]),
      [
        [[eventId], 0],
        [[], 1]
      ]
    )
  })
})
