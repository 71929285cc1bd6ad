/** Scenarios of the messages of a thread. */
import { make } from "@effect-comms/core/DateTimeText"
import { instant } from "@effect-comms/core/test/contract/Matching.ts"
import {
  alex,
  as,
  bob,
  byStranger,
  chatThreadId,
  identifier,
  jane,
  member,
  messages,
  millis,
  peter,
  thread
} from "./given.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { addChatParticipants } from "../../src/operations/index.ts"
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
    "by a member with whom nothing of it was shared": {
      given: [
        thread,
        messages("Good morning everyone!", "Lunch?"),
        executed(
          addChatParticipants,
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
