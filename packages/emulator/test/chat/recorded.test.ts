/** Chat as recordings of the real service show it: recorded facts A9. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { createChat } from "@effect-comms/chat/promise"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { createIdentity } from "@effect-comms/identity/promise"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { Emulator, serve } from "../../src/Emulator.ts"
import { at, begin, listAt, start, textAt } from "../identity/support/wire.ts"
import { cloud, pathOf, user } from "./support/users.ts"

const local = cloud()
const threads = "/chat/threads"
const wholeSecond = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

describe("A9 create thread", () => {
  it.effect("201 with the thread alone, its id, times and identifiers as recorded", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const bob = yield* user
      const { body, status } = yield* alice.send({
        method: "POST",
        path: threads,
        body: { topic: "Lunch", participants: [{ communicationIdentifier: { communicationUser: { id: bob.id } } }] }
      })
      assert.strictEqual(status, 201)
      const id = textAt(body, "chatThread", "id")
      assert.match(id, /^19:[A-Za-z0-9_-]{43}1@thread\.v2$/)
      assert.match(textAt(body, "chatThread", "createdOn"), wholeSecond)
      assert.strictEqual(Date.parse(textAt(body, "chatThread", "createdOn")), start)
      assert.deepStrictEqual(body, {
        chatThread: {
          id,
          topic: "Lunch",
          createdOn: "2026-03-14T09:26:53Z",
          createdByCommunicationIdentifier: { rawId: alice.id, communicationUser: { id: alice.id } }
        }
      })
    }).pipe(Effect.provide(local))
  )

  it.effect("Location: the colon is escaped, the @ is not", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const { origin } = yield* Emulator
      const { body, header } = yield* alice.send({ method: "POST", path: threads, body: { topic: "t" } })
      const id = textAt(body, "chatThread", "id")
      assert.strictEqual(header("location"), `${origin}/chat/threads/${id.replace(":", "%3A")}`)
    }).pipe(Effect.provide(local))
  )

  it.effect("headers: no echo of x-ms-client-request-id, no Repeatability-Result, those of Chat", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const headers = {
        "x-ms-client-request-id": "mine",
        "repeatability-request-id": "a9f0e5a0-8ab1-4f6a-9d3e-1c2b3a4d5e6f"
      }
      const { header } = yield* alice.send({ method: "POST", path: threads, headers, body: { topic: "t" } })
      assert.strictEqual(header("x-ms-client-request-id"), undefined)
      assert.strictEqual(header("repeatability-result"), undefined)
      assert.strictEqual(header("access-control-expose-headers"), "*")
      assert.isString(header("ms-cv"))
      assert.isString(header("x-processing-time"))
      assert.include(header("api-supported-versions"), "2024-03-07")
      assert.strictEqual(header("content-type"), "application/json; charset=utf-8")
    }).pipe(Effect.provide(local))
  )

  it.effect("the id alone makes it repeatable: the second request gets the first thread", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const headers = { "repeatability-request-id": "a9f0e5a0-8ab1-4f6a-9d3e-1c2b3a4d5e6f" }
      const first = yield* alice.send({ method: "POST", path: threads, headers, body: { topic: "t" } })
      const second = yield* alice.send({ method: "POST", path: threads, headers, body: { topic: "t" } })
      assert.strictEqual(second.status, 201)
      assert.deepStrictEqual(second.body, first.body)
      assert.strictEqual(listAt(yield* (yield* Emulator).state, "threads").length, 1)
      const other = yield* alice.send({ method: "POST", path: threads, body: { topic: "t" } })
      assert.notStrictEqual(textAt(other.body, "chatThread", "id"), textAt(first.body, "chatThread", "id"))
    }).pipe(Effect.provide(local))
  )

  it.effect("the id of one user does not show its thread to another, who may send the same id", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const bob = yield* user
      const headers = { "repeatability-request-id": "a9f0e5a0-8ab1-4f6a-9d3e-1c2b3a4d5e6f" }
      const ask = { method: "POST", path: threads, headers, body: { topic: "t" } } as const
      yield* alice.send(ask)
      const { body, header, status } = yield* bob.send(ask)
      assert.strictEqual(status, 400)
      assert.strictEqual(header("repeatability-result"), "rejected")
      assert.match(textAt(body, "error", "message"), /^Repeatability-Request-ID: /)
      assert.strictEqual(listAt(yield* (yield* Emulator).state, "threads").length, 1)
    }).pipe(Effect.provide(local))
  )

  it.effect("metadata is echoed, retentionPolicy is absent unless given, and shown after a PATCH", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const query = "?api-version=2025-03-15"
      const created = yield* alice.send({
        method: "POST",
        path: `${threads}${query}`,
        body: { topic: "t", metadata: { room: "7" } }
      })
      assert.deepStrictEqual(at(created.body, "chatThread", "metadata"), { room: "7" })
      assert.notProperty(at(created.body, "chatThread"), "retentionPolicy")
      const path = `${pathOf(textAt(created.body, "chatThread", "id"))}${query}`
      const patched = yield* alice.send({
        method: "PATCH",
        path,
        headers: { "content-type": "application/merge-patch+json" },
        body: { retentionPolicy: { kind: "none" } }
      })
      assert.strictEqual(patched.status, 204)
      assert.strictEqual(patched.body, undefined)
      const { body } = yield* alice.send({ method: "GET", path })
      assert.deepStrictEqual(at(body, "retentionPolicy"), { kind: "none" })
      assert.deepStrictEqual(at(body, "metadata"), { room: "7" })
      assert.strictEqual(at(body, "topic"), "t")
    }).pipe(Effect.provide(local))
  )
})

describe("A9 messages", () => {
  it.effect("a new thread holds participantAdded and topicUpdated; the first message of a user is the third", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const bob = yield* user
      const created = yield* alice.send({
        method: "POST",
        path: threads,
        body: { topic: "Lunch", participants: [{ ...bob.identifier, displayName: "Bob" }] }
      })
      const path = `${pathOf(textAt(created.body, "chatThread", "id"))}/messages`
      const sent = yield* alice.send({ method: "POST", path, body: { content: "Soup?" } })
      assert.strictEqual(sent.status, 201)
      const id = textAt(sent.body, "id")
      assert.deepStrictEqual(sent.body, { id })
      assert.match(id, /^\d{13}$/)
      const { origin } = yield* Emulator
      assert.strictEqual(sent.header("location"), `${origin}${path.replace("%40", "@")}/${id}`)

      const listed = yield* bob.send({ method: "GET", path })
      const by = (rawId: string) => ({ rawId, communicationUser: { id: rawId } })
      const [third, second, first, ...more] = listAt(listed.body, "value")
      assert.deepStrictEqual(more, [])
      assert.deepStrictEqual(third, {
        id,
        type: "text",
        sequenceId: "3",
        version: id,
        content: { message: "Soup?", attachments: [] },
        senderDisplayName: "",
        createdOn: "2026-03-14T09:26:53Z",
        senderCommunicationIdentifier: by(alice.id)
      })
      assert.deepStrictEqual(second, {
        id: textAt(second, "id"),
        type: "topicUpdated",
        sequenceId: "2",
        version: textAt(second, "id"),
        content: { topic: "Lunch", initiatorCommunicationIdentifier: by(alice.id) },
        createdOn: "2026-03-14T09:26:53Z"
      })
      assert.deepStrictEqual(first, {
        id: textAt(first, "id"),
        type: "participantAdded",
        sequenceId: "1",
        version: textAt(first, "id"),
        content: {
          participants: [
            { communicationIdentifier: by(alice.id), shareHistoryTime: "1970-01-01T00:00:00Z" },
            { communicationIdentifier: by(bob.id), displayName: "Bob", shareHistoryTime: "1970-01-01T00:00:00Z" }
          ],
          initiatorCommunicationIdentifier: by(alice.id)
        },
        createdOn: "2026-03-14T09:26:53Z"
      })
    }).pipe(Effect.provide(local))
  )

  it.effect("pages: newest first, the thread's id unescaped in the link, no link on the last", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const { origin } = yield* Emulator
      const created = yield* alice.send({ method: "POST", path: threads, body: { topic: "t" } })
      const id = textAt(created.body, "chatThread", "id")
      yield* alice.send({ method: "POST", path: `${pathOf(id)}/messages`, body: { content: "one" } })
      const path = `${pathOf(id)}/messages?maxPageSize=2&api-version=2024-03-07`
      const first = yield* alice.send({ method: "GET", path })
      assert.strictEqual(listAt(first.body, "value").length, 2)
      const link = textAt(first.body, "nextLink")
      const [before, after = ""] = link.split(/(?<=syncState=)[0-9a-f]+(?=&)/)
      assert.strictEqual(before, `${origin}/chat/threads/${id}/messages?syncState=`)
      assert.strictEqual(
        after,
        "&startTime=1%2F1%2F1970%2012%3A00%3A00%20AM%20%2B00%3A00&maxPageSize=2&api-version=2024-03-07"
      )
      // A message that is sent between two pages does not move what the second page shows.
      yield* alice.send({ method: "POST", path: `${pathOf(id)}/messages`, body: { content: "two" } })
      const second = yield* alice.send({ method: "GET", path: link.slice(origin.length) })
      assert.deepStrictEqual(
        [...listAt(first.body, "value"), ...listAt(second.body, "value")].map((message) => at(message, "sequenceId")),
        ["3", "2", "1"]
      )
      assert.notProperty(second.body, "nextLink")
    }).pipe(Effect.provide(local))
  )

  it.effect("our client reads all pages", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      yield* alice.as(
        Effect.gen(function* () {
          const { chatThread } = yield* Chat.createChatThread({ topic: "t" })
          const chatThreadId = chatThread.id
          for (const content of ["a", "b", "c", "d", "e"]) yield* ChatThread.sendChatMessage({ chatThreadId, content })
          const messages = yield* Stream.runCollect(ChatThread.listChatMessages({ chatThreadId, maxPageSize: 2 }))
          assert.deepStrictEqual(
            messages.map(({ sequenceId }) => sequenceId),
            ["7", "6", "5", "4", "3", "2", "1"]
          )
        })
      )
    }).pipe(Effect.provide(local))
  )
})

describe("A9 participants", () => {
  it.effect("add answers 201 with an empty object; without a display name there is no such key", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const bob = yield* user
      const created = yield* alice.send({ method: "POST", path: threads, body: { topic: "t" } })
      const path = `${pathOf(textAt(created.body, "chatThread", "id"))}/participants`
      const added = yield* alice.send({
        method: "POST",
        path: `${path}/:add`,
        body: { participants: [bob.identifier] }
      })
      assert.strictEqual(added.status, 201)
      assert.deepStrictEqual(added.body, {})
      const { body } = yield* alice.send({ method: "GET", path })
      assert.deepStrictEqual(
        listAt(body, "value").map((participant) => Object.keys(Object(participant))),
        [
          ["communicationIdentifier", "shareHistoryTime"],
          ["communicationIdentifier", "shareHistoryTime"]
        ]
      )
      assert.deepStrictEqual(at(body, "value", 1, "communicationIdentifier"), {
        rawId: bob.id,
        communicationUser: { id: bob.id }
      })
    }).pipe(Effect.provide(local))
  )
})

describe("A9 every answer", () => {
  it.effect("has the headers of Chat and no echo of x-ms-client-request-id, a refusal as well", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const bob = yield* user
      const created = yield* alice.send({ method: "POST", path: threads, body: { topic: "t" } })
      const path = pathOf(textAt(created.body, "chatThread", "id"))
      const sent = yield* alice.send({ method: "POST", path: `${path}/messages`, body: { content: "Soup?" } })
      const message = `${path}/messages/${textAt(sent.body, "id")}`
      const merge = { "content-type": "application/merge-patch+json" }
      const requests: ReadonlyArray<readonly [status: number, sent: Parameters<typeof alice.send>[0]]> = [
        [201, { method: "POST", path: threads, body: { topic: "u" } }],
        [200, { method: "GET", path: threads }],
        [200, { method: "GET", path }],
        [204, { method: "PATCH", path, headers: merge, body: { topic: "u" } }],
        [201, { method: "POST", path: `${path}/participants/:add`, body: { participants: [bob.identifier] } }],
        [200, { method: "GET", path: `${path}/participants` }],
        [201, { method: "POST", path: `${path}/messages`, body: { content: "Soup?" } }],
        [200, { method: "GET", path: `${path}/messages` }],
        [200, { method: "GET", path: message }],
        [204, { method: "PATCH", path: message, headers: merge, body: { content: "Stew?" } }],
        [200, { method: "POST", path: `${path}/readReceipts`, body: { chatMessageId: textAt(sent.body, "id") } }],
        [200, { method: "GET", path: `${path}/readReceipts` }],
        [200, { method: "POST", path: `${path}/typing`, body: {} }],
        [204, { method: "DELETE", path: message }],
        [
          204,
          {
            method: "POST",
            path: `${path}/participants/:remove`,
            body: { rawId: bob.id, communicationUser: { id: bob.id } }
          }
        ],
        [204, { method: "DELETE", path }],
        [404, { method: "GET", path }]
      ]
      for (const [status, request] of requests) {
        const answer = yield* alice.send({
          ...request,
          headers: { ...request.headers, "x-ms-client-request-id": "mine" }
        })
        const name = `${request.method} ${request.path}`
        assert.strictEqual(answer.status, status, name)
        assert.isUndefined(answer.header("x-ms-client-request-id"), name)
        assert.strictEqual(answer.header("access-control-expose-headers"), "*", name)
        for (const header of ["api-supported-versions", "ms-cv", "x-processing-time"])
          assert.isString(answer.header(header), `${header} of ${name}`)
      }
    }).pipe(Effect.provide(local))
  )

  it.live("to typing has a Content-Length of 0 over the wire, and no type", () =>
    Effect.gen(function* () {
      const { connectionString, origin } = yield* serve({ port: 0 })
      const { communicationIdentity } = createIdentity({ connectionString })
      const { accessToken } = yield* Effect.promise(() =>
        communicationIdentity.create({ createTokenWithScopes: ["chat"] })
      )
      assert(accessToken !== undefined)
      const credential = UserTokenCredential.make(accessToken.token)
      const { createChatThread } = createChat({ endpoint: origin, credential })
      const { chatThread } = yield* Effect.promise(() => createChatThread({ topic: "t" }))
      const answer = yield* Effect.promise(() =>
        fetch(`${origin}${pathOf(chatThread.id)}/typing?api-version=2025-03-15`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${Redacted.value(accessToken.token)}`,
            "content-type": "application/json"
          },
          body: "{}"
        })
      )
      assert.strictEqual(answer.status, 200)
      assert.strictEqual(answer.headers.get("content-length"), "0")
      assert.isNull(answer.headers.get("content-type"))
      assert.strictEqual(yield* Effect.promise(() => answer.text()), "")
    })
  )
})
