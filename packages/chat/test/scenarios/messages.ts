/** Scenarios of the messages of a thread. */
import { make } from "@effect-comms/core/DateTimeText"
import { instant, only, regex } from "@effect-comms/core/test/contract/Matching.ts"
import {
  alex,
  as,
  bob,
  byStranger,
  chatThreadId,
  identifier,
  jane,
  linkTo,
  member,
  messages,
  millis,
  peter,
  thread
} from "./given.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/operations/index.ts"
import type { ScenarioOf } from "./Scenario.ts"

const content = "Let's head out for lunch in 15 minutes."
const metadata = { someKey1: "someValue1", someKey2: "someValue2" }

/** A message of a thread, by its number; ids grow. */
const message = (sequenceId: string, more: object) => ({
  id: millis(`159310704649${sequenceId}`),
  sequenceId,
  version: millis(`159310704649${sequenceId}`),
  createdOn: instant("2020-06-25T17:44:06.4980000Z"),
  ...more
})

const said = (sequenceId: string, text: string) =>
  message(sequenceId, {
    type: "text",
    content: { message: text },
    senderDisplayName: "Jane",
    senderCommunicationIdentifier: identifier(jane)
  })

/** What the system writes when the thread is created. */
const creation = [
  message("2", {
    type: "topicUpdated",
    content: { topic: "Lunch", initiatorCommunicationIdentifier: identifier(jane) }
  }),
  message("1", {
    type: "participantAdded",
    content: {
      participants: [member(jane), member(alex), member(bob)],
      initiatorCommunicationIdentifier: identifier(jane)
    }
  })
]

export const sendChatMessage: ScenarioOf<"sendChatMessage"> = {
  to: "send a message",
  given: [thread],
  input: { chatThreadId, content, senderDisplayName: "Jane", metadata },
  answer: { status: 201, body: { id: millis("1593072104708") } },
  effect: [
    {
      read: "listChatMessages",
      input: { chatThreadId },
      status: 200,
      body: { value: [{ ...said("3", content), id: "1593072104708", metadata }, ...creation] }
    }
  ],
  failures: { 403: [byStranger] }
}

/** Nothing of what was said until then. */
const shareHistoryTime = make("2999-01-01T00:00:00Z")

export const listChatMessages: ScenarioOf<"listChatMessages"> = {
  to: "list the messages of a thread",
  given: [thread, messages("Good morning everyone!", "Lunch?")],
  input: { chatThreadId },
  answer: {
    status: 200,
    body: { value: [said("4", "Lunch?"), said("3", "Good morning everyone!"), ...creation] }
  },
  others: {
    "one by one": {
      input: { chatThreadId, maxPageSize: 1 },
      status: 200,
      body: { value: [said("4", "Lunch?")] }
    },
    "from a time on": {
      input: { chatThreadId, startTime: shareHistoryTime },
      status: 200,
      body: { value: [] }
    },
    "by a member with whom nothing of it was shared": {
      given: [
        thread,
        messages("Good morning everyone!", "Lunch?"),
        executed(
          operations.addChatParticipants,
          { chatThreadId, participants: [{ communicationIdentifier: identifier(peter), shareHistoryTime }] },
          { status: 201, body: {} }
        ),
        as(peter)
      ],
      status: 200,
      body: { value: [] }
    }
  },
  failures: { 403: [byStranger] }
}

const chatMessageId = "1593072104708"
const key = { chatThreadId, chatMessageId }

/** The version of a message that was changed: another than its first, which is its id. */
const later = regex("^(1[6-9]|[2-9]\\d)\\d{11}$", "1793072104708")

/** Jane has said it. */
const sent = executed(
  operations.sendChatMessage,
  { chatThreadId, content, senderDisplayName: "Jane", metadata },
  { status: 201, body: { id: chatMessageId } }
)

const message3 = { ...said("3", content), id: chatMessageId, metadata }

export const getChatMessage: ScenarioOf<"getChatMessage"> = {
  to: "get a message",
  given: [thread, sent],
  input: key,
  answer: { status: 200, body: message3 },
  failures: { 403: [byStranger] }
}

const bySomebodyElse = {
  cause: "that somebody else has sent",
  given: [thread, sent, as(alex)],
  code: "Forbidden",
  message: "User is not allowed to perform specified action."
}

export const updateChatMessage: ScenarioOf<"updateChatMessage"> = {
  to: "update a message",
  given: [thread, sent],
  input: { ...key, content: "Let's have lunch in 20 minutes.", metadata: { someKey1: null, someKey3: "3" } },
  answer: { status: 204 },
  effect: [
    {
      read: "getChatMessage",
      input: key,
      status: 200,
      body: {
        ...message3,
        version: later,
        content: { message: "Let's have lunch in 20 minutes." },
        metadata: only({ someKey2: "someValue2", someKey3: "3" }),
        editedOn: instant("2020-06-25T17:45:06.4980000Z")
      }
    }
  ],
  failures: { 403: [bySomebodyElse] }
}

export const deleteChatMessage: ScenarioOf<"deleteChatMessage"> = {
  to: "delete a message",
  given: [thread, sent],
  input: key,
  answer: { status: 204 },
  effect: [
    {
      read: "getChatMessage",
      input: key,
      status: 200,
      body: {
        ...message("3", {
          type: "text",
          senderDisplayName: "Jane",
          senderCommunicationIdentifier: identifier(jane),
          deletedOn: instant("2020-06-25T17:45:06.4980000Z")
        }),
        id: chatMessageId,
        version: later
      }
    }
  ],
  failures: { 403: [bySomebodyElse] }
}

export const sendTypingNotification: ScenarioOf<"sendTypingNotification"> = {
  to: "send a typing notification",
  given: [thread],
  input: { chatThreadId, senderDisplayName: "Jane" },
  answer: { status: 200 },
  effect: [],
  events: ["typingIndicatorReceived"],
  failures: { 403: [byStranger] }
}

const readBy = (rawId: string) => ({
  senderCommunicationIdentifier: identifier(rawId),
  chatMessageId,
  readOn: instant("2020-06-25T17:44:06Z")
})
const read = readBy(jane)

export const sendChatReadReceipt: ScenarioOf<"sendChatReadReceipt"> = {
  to: "send a read receipt",
  given: [thread, sent],
  input: key,
  answer: { status: 200 },
  effect: [{ read: "listChatReadReceipts", input: { chatThreadId }, status: 200, body: { value: [read] } }],
  failures: { 403: [byStranger] }
}

/** Alex has read it after Jane. */
const readByBoth = [
  thread,
  sent,
  executed(operations.sendChatReadReceipt, key, { status: 200 }),
  as(alex),
  executed(operations.sendChatReadReceipt, key, { status: 200 })
]

export const listChatReadReceipts: ScenarioOf<"listChatReadReceipts"> = {
  to: "list the read receipts of a thread",
  given: [thread, sent, executed(operations.sendChatReadReceipt, key, { status: 200 })],
  input: { chatThreadId, maxPageSize: 10 },
  answer: { status: 200, body: { value: [read] } },
  others: {
    "one by one, the latest first": {
      given: readByBoth,
      input: { chatThreadId, maxPageSize: 1 },
      status: 200,
      body: {
        value: [readBy(alex)],
        nextLink: linkTo("readReceipts", "skip=1&maxPageSize=1")
      }
    },
    "one, from the second on": {
      given: readByBoth,
      input: { chatThreadId, maxPageSize: 1, skip: 1 },
      status: 200,
      body: { value: [read] }
    }
  },
  failures: { 403: [byStranger] }
}
