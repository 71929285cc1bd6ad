/** Scenarios of threads as a whole. */
import { regex, versions } from "@effect-comms/core/test/contract/Matching.ts"
import {
  alex,
  as,
  bob,
  byStranger,
  chatThreadId,
  createdOn,
  identifier,
  jane,
  member,
  peter,
  refused,
  thread
} from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

// The colon is escaped and the at sign is not, as recorded.
const location = regex(
  "^https?://[^/]+/chat/threads/19%3A[^/]+@thread\\.v2$",
  "https://contoso.westus.communications.azure.com/chat/threads/19%3Af2167429acf6482880c6b7790a9086c1@thread.v2"
)

const asked = (rawId: string, displayName: string) => ({ communicationIdentifier: identifier(rawId), displayName })

const metadata = { threadMetadataKey1: "threadMetadataValue1" }
const retentionPolicy = { kind: "threadCreationDate", deleteThreadAfterDays: 60 }

const properties = { topic: "Lunch", createdOn, createdByCommunicationIdentifier: identifier(jane) }

const created = { chatThread: { id: regex("^19:.+@thread\\.v2$", chatThreadId), ...properties } }

const { invalidParticipants, state: refusal } = refused({ [bob]: "403", [peter]: "404" })

export const createChatThread: ScenarioOf<"createChatThread"> = {
  to: "create a thread",
  given: [as(jane)],
  input: { topic: "Lunch", participants: [asked(jane, "Jane"), asked(alex, "Alex")] },
  answer: { status: 201, headers: { Location: location }, body: created },
  others: {
    "with users who cannot be added": {
      given: [as(jane), refusal],
      input: {
        topic: "Lunch",
        participants: [asked(jane, "Jane"), asked(alex, "Alex"), asked(bob, "Bob"), asked(peter, "Peter")]
      },
      status: 201,
      headers: { Location: location },
      body: { ...created, invalidParticipants }
    }
  },
  effect: [
    {
      read: "getChatThreadProperties",
      input: { chatThreadId },
      status: 200,
      body: { id: chatThreadId, ...properties, createdOn: createdOn.value }
    },
    {
      read: "listChatParticipants",
      input: { chatThreadId },
      status: 200,
      body: { value: [member(jane, "Jane"), member(alex, "Alex")] }
    }
  ],
  failures: {}
}

export const getChatThreadProperties: ScenarioOf<"getChatThreadProperties"> = {
  to: "get a thread",
  given: [thread],
  input: { chatThreadId },
  // As recorded on every answer.
  answer: {
    status: 200,
    headers: { "api-supported-versions": versions("2024-03-07, 2025-03-15"), "Access-Control-Expose-Headers": "*" },
    body: { id: chatThreadId, ...properties }
  },
  failures: { 403: [byStranger] }
}

export const listChatThreads: ScenarioOf<"listChatThreads"> = {
  to: "list threads",
  given: [thread],
  input: { maxPageSize: 10 },
  answer: {
    status: 200,
    body: { value: [{ id: chatThreadId, topic: "Lunch", lastMessageReceivedOn: createdOn }] }
  },
  others: {
    "of a user who is in none": { given: [as(peter)], input: {}, status: 200, body: { value: [] } }
  },
  failures: {}
}

export const updateChatThreadProperties: ScenarioOf<"updateChatThreadProperties"> = {
  to: "update a thread",
  given: [thread],
  input: { chatThreadId, topic: "Updated Thread Topic", metadata, retentionPolicy },
  answer: { status: 204 },
  effect: [
    {
      read: "getChatThreadProperties",
      input: { chatThreadId },
      status: 200,
      body: { id: chatThreadId, ...properties, topic: "Updated Thread Topic", metadata, retentionPolicy }
    }
  ],
  failures: { 403: [byStranger] }
}

export const deleteChatThread: ScenarioOf<"deleteChatThread"> = {
  to: "delete a thread",
  given: [thread],
  input: { chatThreadId },
  answer: { status: 204 },
  effect: [{ read: "getChatThreadProperties", input: { chatThreadId }, status: 404, code: "NotFound" }],
  failures: { 403: [byStranger] }
}
