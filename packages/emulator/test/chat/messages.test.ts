/** Messages after they were sent: read, edited and deleted, by whom, and what lists show of it. */
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, listAt, textAt } from "../identity/support/wire.ts"
import { cloud, pathOf, user } from "./support/users.ts"

const local = cloud()
const newest = "?api-version=2025-03-15"
const merge = { "content-type": "application/merge-patch+json" }

/** A message of the first of two members. */
const scene = Effect.gen(function* () {
  yield* begin
  const alice = yield* user
  const bob = yield* user
  const body = { topic: "t", participants: [bob.identifier] }
  const created = yield* alice.send({ method: "POST", path: `/chat/threads${newest}`, body })
  const id = textAt(created.body, "chatThread", "id")
  const path = pathOf(id)
  const metadata = { order: "1", table: "7" }
  const sent = yield* alice.send({
    method: "POST",
    path: `${path}/messages${newest}`,
    body: { content: "Soup?", metadata, senderDisplayName: "Alice" }
  })
  const messageId = textAt(sent.body, "id")
  const messagePath = `${path}/messages/${messageId}${newest}`
  const read = Effect.map(alice.send({ method: "GET", path: messagePath }), ({ body }) => body)
  const edit = (who: typeof alice, body: object) =>
    Effect.map(who.send({ method: "PATCH", path: messagePath, headers: merge, body }), ({ status }) => status)
  const { advance } = yield* Emulator
  yield* advance(60_000)
  return { alice, bob, id, path, messageId, messagePath, read, edit }
})

describe("a message", () => {
  it.effect("is read by its id as it is listed", () =>
    Effect.gen(function* () {
      const { bob, messagePath, path } = yield* scene
      const one = yield* bob.send({ method: "GET", path: messagePath })
      const list = yield* bob.send({ method: "GET", path: `${path}/messages${newest}` })
      assert.deepStrictEqual(one.body, at(list.body, "value", 0))
      for (const id of ["1", "0", "x", "99999999999999999999"]) {
        const none = yield* bob.send({ method: "GET", path: `${path}/messages/${id}${newest}` })
        assert.strictEqual(none.status, 404, id)
        assert.strictEqual(at(none.body, "error", "code"), "NotFound")
      }
    }).pipe(Effect.provide(local))
  )

  it.effect("from before a member's shareHistoryTime is unknown to it", () =>
    Effect.gen(function* () {
      const { alice, messagePath, path } = yield* scene
      const carol = yield* user
      const participants = [{ ...carol.identifier, shareHistoryTime: "2026-03-14T09:27:53Z" }]
      yield* alice.send({ method: "POST", path: `${path}/participants/:add`, body: { participants } })
      assert.strictEqual((yield* carol.send({ method: "GET", path: messagePath })).status, 404)
    }).pipe(Effect.provide(local))
  )

  it.effect("is edited by its sender: new content and version, editedOn, the rest as it was", () =>
    Effect.gen(function* () {
      const { alice, edit, messageId, read } = yield* scene
      const before = yield* read
      assert.strictEqual(yield* edit(alice, { content: "Stew?" }), 204)
      const after = yield* read
      assert.deepStrictEqual(after, {
        ...Object(before),
        content: { message: "Stew?", attachments: [] },
        version: textAt(after, "version"),
        editedOn: "2026-03-14T09:27:53Z"
      })
      assert.isAbove(Number(textAt(after, "version")), Number(messageId))
    }).pipe(Effect.provide(local))
  )

  it.effect("has metadata that an edit merges by name; null removes a value, or all of them", () =>
    Effect.gen(function* () {
      const { alice, edit, read } = yield* scene
      assert.strictEqual(yield* edit(alice, { metadata: { table: "8", room: "1" } }), 204)
      assert.deepStrictEqual(at(yield* read, "metadata"), { order: "1", table: "8", room: "1" })
      assert.strictEqual(yield* edit(alice, { metadata: { table: null } }), 204)
      assert.deepStrictEqual(at(yield* read, "metadata"), { order: "1", room: "1" })
      assert.strictEqual(yield* edit(alice, {}), 204)
      assert.deepStrictEqual(at(yield* read, "metadata"), { order: "1", room: "1" })
      assert.strictEqual(yield* edit(alice, { metadata: null }), 204)
      assert.strictEqual(at(yield* read, "metadata"), undefined)
      assert.strictEqual(at(yield* read, "content", "message"), "Soup?")
    }).pipe(Effect.provide(local))
  )

  it.effect("is written by our client with null and absent kept apart", () =>
    Effect.gen(function* () {
      const { alice, id: chatThreadId, messageId: chatMessageId, read } = yield* scene
      const edit = (metadata: Readonly<Record<string, string | null>> | null | undefined) =>
        alice.as(ChatThread.updateChatMessage({ chatThreadId, chatMessageId, metadata }))
      yield* edit({ order: null, room: "1" })
      assert.deepStrictEqual(at(yield* read, "metadata"), { table: "7", room: "1" })
      yield* edit(undefined)
      assert.deepStrictEqual(at(yield* read, "metadata"), { table: "7", room: "1" })
      yield* edit(null)
      assert.strictEqual(at(yield* read, "metadata"), undefined)
    }).pipe(Effect.provide(local))
  )

  it.effect("is neither edited nor deleted by anybody else, nor is one of the system: 403 (assumed)", () =>
    Effect.gen(function* () {
      const { alice, bob, edit, messagePath, path, read } = yield* scene
      const before = yield* read
      assert.strictEqual(yield* edit(bob, { content: "Stew?" }), 403)
      assert.strictEqual((yield* bob.send({ method: "DELETE", path: messagePath })).status, 403)
      const list = yield* alice.send({ method: "GET", path: `${path}/messages${newest}` })
      const system = `${path}/messages/${textAt(list.body, "value", 1, "id")}${newest}`
      assert.strictEqual((yield* alice.send({ method: "DELETE", path: system })).status, 403)
      assert.deepStrictEqual(yield* read, before)
    }).pipe(Effect.provide(local))
  )

  it.effect("stays in the list when it is deleted, without what it said (assumed)", () =>
    Effect.gen(function* () {
      const { alice, bob, edit, messageId, messagePath, path } = yield* scene
      const remove = alice.send({ method: "DELETE", path: messagePath })
      assert.strictEqual((yield* remove).status, 204)
      const list = yield* bob.send({ method: "GET", path: `${path}/messages${newest}` })
      const [message] = listAt(list.body, "value")
      assert.deepStrictEqual(message, {
        id: messageId,
        type: "text",
        sequenceId: "3",
        version: textAt(message, "version"),
        senderDisplayName: "Alice",
        createdOn: "2026-03-14T09:26:53Z",
        senderCommunicationIdentifier: { rawId: alice.id, communicationUser: { id: alice.id } },
        deletedOn: "2026-03-14T09:27:53Z"
      })
      // Deleted is the end state that was asked for, and the first time counts.
      yield* (yield* Emulator).advance(60_000)
      assert.strictEqual((yield* remove).status, 204)
      assert.strictEqual(yield* edit(alice, { content: "Stew?" }), 404)
      const again = yield* bob.send({ method: "GET", path: `${path}/messages${newest}` })
      assert.deepStrictEqual(at(again.body, "value", 0), message)
    }).pipe(Effect.provide(local))
  )

  it.effect("has at most 28 KB when it is edited, too", () =>
    Effect.gen(function* () {
      const { alice, edit } = yield* scene
      assert.strictEqual(yield* edit(alice, { content: "x".repeat(28 * 1024 + 1) }), 400)
      assert.strictEqual(yield* edit(alice, { content: "x".repeat(28 * 1024) }), 204)
    }).pipe(Effect.provide(local))
  )
})

describe("what is typed and read", () => {
  it.effect("A9: typing is 200 and empty; its api-supported-versions lack 2021-03-07", () =>
    Effect.gen(function* () {
      const { alice, path } = yield* scene
      const answer = yield* alice.send({ method: "POST", path: `${path}/typing${newest}`, body: {} })
      assert.strictEqual(answer.status, 200)
      assert.strictEqual(answer.body, undefined)
      assert.strictEqual(answer.header("content-type"), undefined)
      assert.strictEqual(
        answer.header("api-supported-versions"),
        "2021-09-07, 2021-10-01-preview7, 2023-11-07, 2024-03-07, 2024-06-05-preview, 2025-03-15"
      )
      const other = yield* alice.send({ method: "GET", path: `${path}${newest}` })
      assert.include(other.header("api-supported-versions"), "2021-03-07")
    }).pipe(Effect.provide(local))
  )

  for (const version of ["2021-09-07", "2021-10-01-preview7", "2023-11-07", "2025-03-15"])
    it.effect(`typing as a merge-patch is ${version < "2023" ? 200 : 415} in ${version}`, () =>
      Effect.gen(function* () {
        const { alice, path } = yield* scene
        const { body, status } = yield* alice.send({
          method: "POST",
          path: `${path}/typing?api-version=${version}`,
          headers: { "content-type": "application/merge-patch+json" },
          body: { senderDisplayName: "Alice" }
        })
        assert.strictEqual(status, version < "2023" ? 200 : 415)
        assert.strictEqual(
          at(body, "error", "message"),
          version < "2023" ? undefined : "Content-Type: expected application/json."
        )
      }).pipe(Effect.provide(local))
    )

  for (const contentType of ["application/json", "application/merge-patch+json"])
    it.effect(`typing takes ${contentType}, and no body in 2021-03-07`, () =>
      Effect.gen(function* () {
        const { alice, id: chatThreadId, path } = yield* scene
        yield* alice.as(
          ChatThread.sendTypingNotification(
            { chatThreadId, senderDisplayName: "Alice" },
            { contentType, apiVersion: "2021-09-07" }
          )
        )
        const without = yield* alice.send({ method: "POST", path: `${path}/typing?api-version=2021-03-07` })
        assert.strictEqual(without.status, 200)
        const typing = (yield* (yield* Emulator).journal()).filter(({ name }) => name === "typing")
        assert.deepStrictEqual(
          typing.map(({ data }) => data["senderDisplayName"]),
          ["Alice", undefined]
        )
      }).pipe(Effect.provide(local))
    )

  it.effect("each member has one receipt, of the latest message that it read; the latest receipt is listed first", () =>
    Effect.gen(function* () {
      const { alice, bob, id: chatThreadId, messageId, path } = yield* scene
      const second = yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "And bread?" }))
      const reads = (who: typeof alice, chatMessageId: string) =>
        who.as(ChatThread.sendChatReadReceipt({ chatThreadId, chatMessageId }))
      const receipts = Effect.map(
        alice.as(Stream.runCollect(ChatThread.listChatReadReceipts({ chatThreadId, maxPageSize: 1 }))),
        (all) => all.map((one) => [one.senderCommunicationIdentifier.rawId, one.chatMessageId])
      )
      yield* reads(bob, messageId)
      yield* reads(alice, second.id)
      assert.deepStrictEqual(yield* receipts, [
        [alice.id, second.id],
        [bob.id, messageId]
      ])
      yield* reads(bob, second.id)
      yield* reads(alice, messageId)
      assert.deepStrictEqual(yield* receipts, [
        [bob.id, second.id],
        [alice.id, second.id]
      ])
      const unknown = yield* bob.send({
        method: "POST",
        path: `${path}/readReceipts${newest}`,
        body: { chatMessageId: "1" }
      })
      assert.strictEqual(unknown.status, 404)
      const first = yield* alice.send({
        method: "GET",
        path: `${path}/readReceipts?maxPageSize=1&api-version=2025-03-15`
      })
      assert.match(textAt(first.body, "nextLink"), /\/chat\/threads\/19:.*\/readReceipts\?skip=1&maxPageSize=1&/)
    }).pipe(Effect.provide(local))
  )

  it.effect("threads of more than 20 members have neither receipts nor typing", () =>
    Effect.gen(function* () {
      const { alice, messageId, path } = yield* scene
      const more = yield* Effect.forEach(Array.from({ length: 19 }), () => user)
      const add = (participants: ReadonlyArray<object>) =>
        alice.send({ method: "POST", path: `${path}/participants/:add`, body: { participants } })
      yield* add(more.slice(1).map(({ identifier }) => identifier))
      const typing = alice.send({ method: "POST", path: `${path}/typing${newest}`, body: {} })
      assert.strictEqual((yield* typing).status, 200)
      yield* add(more.slice(0, 1).map(({ identifier }) => identifier))
      assert.strictEqual((yield* typing).status, 400)
      const receipt = {
        method: "POST",
        path: `${path}/readReceipts${newest}`,
        body: { chatMessageId: messageId }
      } as const
      assert.strictEqual((yield* alice.send(receipt)).status, 400)
    }).pipe(Effect.provide(local))
  )
})
