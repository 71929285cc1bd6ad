/** Scenarios of the members of a thread. */
import { make } from "@effect-comms/core/DateTimeText"
import {
  alex,
  bob,
  byStranger,
  chatThreadId,
  identifier,
  jane,
  linkTo,
  member,
  peter,
  refused,
  thread
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

export const listChatParticipants: ScenarioOf<"listChatParticipants"> = {
  to: "list the participants of a thread",
  given: [thread],
  input: { chatThreadId, maxPageSize: 2 },
  answer: {
    status: 200,
    body: {
      value: [member(jane), member(alex)],
      nextLink: linkTo("participants", "skip=2&maxPageSize=2")
    }
  },
  others: {
    "one, from the second on": {
      input: { chatThreadId, maxPageSize: 1, skip: 1 },
      status: 200,
      body: { value: [member(alex)], nextLink: linkTo("participants", "skip=2&maxPageSize=1") }
    },
    "from the third on": {
      input: { chatThreadId, maxPageSize: 2, skip: 2 },
      status: 200,
      body: { value: [member(bob)] }
    }
  },
  failures: { 403: [byStranger] }
}

const joining = {
  communicationIdentifier: identifier(peter),
  displayName: "Peter",
  shareHistoryTime: make("2020-06-06T05:55:41Z")
}

const { invalidParticipants, state: refusal } = refused({ [peter]: "404" })

export const addChatParticipants: ScenarioOf<"addChatParticipants"> = {
  to: "add participants to a thread",
  given: [thread],
  input: { chatThreadId, participants: [joining] },
  answer: { status: 201, body: {} },
  others: {
    "of whom one cannot be added": { given: [thread, refusal], status: 201, body: { invalidParticipants } }
  },
  effect: [
    {
      read: "listChatParticipants",
      input: { chatThreadId },
      status: 200,
      body: { value: [member(jane), member(alex), member(bob), joining] }
    }
  ],
  failures: { 403: [byStranger] }
}

export const updateChatParticipant: ScenarioOf<"updateChatParticipant"> = {
  to: "update a participant",
  given: [thread],
  input: {
    chatThreadId,
    communicationIdentifier: identifier(alex),
    displayName: "Alex",
    roleIds: ["8540c0de-899f-5cce-acb5-3ec493af3800_ce2142fd-aa87-435d-bacf-16efe5ae70aa"]
  },
  answer: { status: 204 },
  effect: [
    {
      read: "listChatParticipants",
      input: { chatThreadId },
      status: 200,
      body: { value: [member(jane), member(alex, "Alex"), member(bob)] }
    }
  ],
  failures: { 403: [byStranger] }
}

export const removeChatParticipant: ScenarioOf<"removeChatParticipant"> = {
  to: "remove a participant from a thread",
  given: [thread],
  input: { chatThreadId, ...identifier(alex) },
  answer: { status: 204 },
  effect: [
    {
      read: "listChatParticipants",
      input: { chatThreadId },
      status: 200,
      body: { value: [member(jane), member(bob)] }
    }
  ],
  failures: { 403: [byStranger] }
}
