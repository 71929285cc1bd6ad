/** One thread, its members and its messages, but for the update of a member, which has a file of its own. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as ChatThread from "../../src/ChatThread.ts"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import {
  alex,
  bob,
  constrainedArrayLike,
  digits,
  exchange,
  identifier,
  itIsRefused,
  jane,
  peter,
  rawId,
  regex,
  type State,
  string,
  thread,
  threadId,
  threadPath,
  timestamp
} from "./provider.ts"

const json = { "Content-Type": "application/json" }
const identified = (id: string) => ({ rawId: rawId(id), communicationUser: { id: rawId(id) } })
const nextLink = (query: string) =>
  regex(
    `^https?://[^/]+${query.replaceAll(".", "\\.").replaceAll("?", "\\?")}`,
    `https://contoso.westus.communications.azure.com${query}`
  )

describe("get a thread", () => {
  const to = "get a thread"
  const effect = ChatThread.get({ chatThreadId: threadId })
  const request = { states: [thread], method: "GET", path: threadPath }

  it("gives its properties", async () => {
    const body = {
      id: threadId,
      topic: "Lunch",
      createdOn: timestamp("2020-06-06T05:55:41.6460000Z"),
      createdByCommunicationIdentifier: identifier(jane)
    }
    const read = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body } },
      effect
    )
    assert.deepEqual(read, { ...body, createdOn: DateTimeText.make("2020-06-06T05:55:41.6460000Z") })
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})

describe("update a thread", () => {
  const to = "update a thread"
  const topic = "Updated Thread Topic"
  const effect = ChatThread.updateChatThreadProperties({ chatThreadId: threadId, topic })
  const headers = { "Content-Type": "application/merge-patch+json" }
  const request = { states: [thread], method: "PATCH", path: threadPath, headers, body: { topic } }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})

describe("list the participants of a thread", () => {
  const to = "list the participants of a thread"
  const page = (skip?: number) =>
    Stream.runCollect(
      Stream.take(
        ChatThread.listChatParticipants({
          chatThreadId: threadId,
          maxPageSize: 2,
          ...(skip === undefined ? {} : { skip })
        }),
        2
      )
    )
  const path = `${threadPath}/participants`
  const request = { states: [thread], method: "GET", path, query: { maxPageSize: "2" } }

  it("gives the first page and a link to the next", async () => {
    const value = constrainedArrayLike({ communicationIdentifier: identified(jane) }, 2, 2, 2)
    const link = nextLink(`/chat/threads/${threadId}/participants?skip=2&maxPageSize=2&api-version=2025-03-15`)
    const members = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body: { value, nextLink: link } } },
      page()
    )
    assert.strictEqual(members.length, 2)
  })

  it("gives the last page", async () => {
    const value = constrainedArrayLike({ communicationIdentifier: identified(bob) }, 1, 1, 1)
    const last = { ...request, query: { maxPageSize: "2", skip: "2" } }
    const members = await exchange(
      { ...last, description: `a request to ${to} from the third on`, response: { status: 200, body: { value } } },
      page(2)
    )
    assert.deepEqual(members, [{ communicationIdentifier: identifier(bob) }])
  })
  itIsRefused({ ...request, to, effect: page(), repeatable: true })
})

describe("add participants to a thread", () => {
  const to = "add participants to a thread"
  const shareHistoryTime = DateTimeText.make("2020-06-06T05:55:41Z")
  const participants = [{ communicationIdentifier: identifier(peter), displayName: "Peter", shareHistoryTime }]
  const effect = ChatThread.addChatParticipants({ chatThreadId: threadId, participants })
  const path = `${threadPath}/participants/:add`
  const request = { states: [thread], method: "POST", path, headers: json, body: { participants } }

  it("answers 201", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 201, body: {} } }, effect)
    )
  })

  it("fails with those who were refused", async () => {
    const refused: State = {
      name: "users who cannot be added",
      parameters: { refused: [{ rawId: peter, code: "404", message: "Not found" }] }
    }
    const error = await exchange(
      {
        ...request,
        states: [thread, refused],
        description: `a request to ${to} of whom one cannot be added`,
        response: {
          status: 201,
          body: { invalidParticipants: [{ target: peter, code: "404", message: string("Not found") }] }
        }
      },
      Effect.flip(effect)
    )
    assert.deepInclude(error, {
      _tag: "PartialFailure",
      invalidParticipants: [{ target: peter, code: "404", message: "Not found" }]
    })
  })
  itIsRefused({ ...request, to, effect })
})

describe("remove a participant from a thread", () => {
  const to = "remove a participant from a thread"
  const effect = ChatThread.removeChatParticipant({ chatThreadId: threadId, ...identifier(alex) })
  const path = `${threadPath}/participants/:remove`
  const request = { states: [thread], method: "POST", path, headers: json, body: identifier(alex) }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect })
})

describe("send a message", () => {
  const to = "send a message"
  const message = {
    content: "Let's head out for lunch in 15 minutes.",
    senderDisplayName: "Jane",
    metadata: { someKey1: "someValue1", someKey2: "someValue2" }
  }
  const effect = ChatThread.sendChatMessage({ chatThreadId: threadId, ...message })
  const path = `${threadPath}/messages`
  const request = { states: [thread], method: "POST", path, headers: json, body: message }

  it("gives the id", async () => {
    const body = { id: digits("1593072104708") }
    const sent = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 201, body } },
      effect
    )
    assert.strictEqual(sent.id, "1593072104708")
  })
  itIsRefused({ ...request, to, effect })
})

describe("list the messages of a thread", () => {
  const to = "list the messages of a thread"
  const effect = Stream.runCollect(
    Stream.take(ChatThread.listChatMessages({ chatThreadId: threadId, maxPageSize: 1 }), 1)
  )
  const content = "Good morning everyone!"
  const messages: State = {
    name: "messages in the thread",
    parameters: { chatThreadId: threadId, messages: [{ sender: jane, senderDisplayName: "Jane", content }] }
  }
  const path = `${threadPath}/messages`
  const request = { states: [thread, messages], method: "GET", path, query: { maxPageSize: "1" } }

  it("gives the newest first", async () => {
    const value = [
      {
        id: digits("1593107046498"),
        type: "text",
        sequenceId: digits("3"),
        version: digits("1593107046498"),
        content: { message: content },
        senderDisplayName: "Jane",
        createdOn: timestamp("2020-06-25T17:44:06.4980000Z"),
        senderCommunicationIdentifier: identifier(jane)
      }
    ]
    const [newest] = await exchange(
      { ...request, description: `a request to ${to}`, response: { status: 200, body: { value } } },
      effect
    )
    assert.strictEqual(newest?.content?.message, content)
    assert.strictEqual(newest?.createdOn, "2020-06-25T17:44:06.4980000Z")
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})
