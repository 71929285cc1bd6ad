/** The members of a thread: updated, refused, paged, removed, and who may do so. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, exchange, listAt, signed, textAt } from "../identity/support/wire.ts"
import { cloud, pathOf, user } from "./support/users.ts"

const local = cloud()
const preview = "?api-version=2021-10-01-preview7"

/** A thread of two, and somebody outside. */
const scene = Effect.gen(function* () {
  yield* begin
  const alice = yield* user
  const bob = yield* user
  const mallory = yield* user
  const created = yield* alice.send({
    method: "POST",
    path: "/chat/threads",
    body: {
      topic: "t",
      participants: [{ ...bob.identifier, displayName: "Bob", shareHistoryTime: "2026-01-01T00:00:00Z" }]
    }
  })
  const threadId = textAt(created.body, "chatThread", "id")
  return {
    alice,
    bob,
    mallory,
    threadId,
    path: pathOf(threadId),
    update: `${pathOf(threadId)}/participants/:update${preview}`
  }
})

/** Bob's entry in the state of the thread. */
const entryOf = (id: string) =>
  Effect.map(
    Emulator.use(({ state }) => state),
    (state) =>
      listAt(state, "threads", 0, "participants").find(
        (participant) => at(participant, "communicationIdentifier", "rawId") === id
      )
  )

describe("update participant", () => {
  for (const contentType of ["application/json", "application/merge-patch+json"] as const)
    it.effect(`204 by ${contentType}; what is left out stays`, () =>
      Effect.gen(function* () {
        const { alice, bob, update } = yield* scene
        const send = (fields: object) =>
          alice.send({
            method: "POST",
            path: update,
            headers: { "content-type": contentType },
            body: { ...bob.identifier, ...fields }
          })
        const first = yield* send({ displayName: "Alex", roleIds: ["8540c0de_ce2142fd"] })
        assert.strictEqual(first.status, 204)
        assert.strictEqual(first.body, undefined)
        const entry = yield* entryOf(bob.id)
        assert.strictEqual(at(entry, "displayName"), "Alex")
        assert.deepStrictEqual(at(entry, "roleIds"), ["8540c0de_ce2142fd"])
        assert.strictEqual(at(entry, "shareHistoryTime"), "2026-01-01T00:00:00Z")
        assert.strictEqual((yield* send({ shareHistoryTime: "1970-01-01T00:00:00Z" })).status, 204)
        assert.strictEqual((yield* send({})).status, 204)
        assert.strictEqual((yield* send({ displayName: null })).status, 204)
        const later = yield* entryOf(bob.id)
        assert.strictEqual(at(later, "displayName"), "Alex")
        assert.deepStrictEqual(at(later, "roleIds"), ["8540c0de_ce2142fd"])
        assert.strictEqual(at(later, "shareHistoryTime"), "1970-01-01T00:00:00Z")
      }).pipe(Effect.provide(local))
    )

  it.effect("by our client; role ids are shown in the version that has them and in no other", () =>
    Effect.gen(function* () {
      const { alice, bob, path, threadId } = yield* scene
      yield* alice.as(
        ChatThread.updateChatParticipant(
          { chatThreadId: threadId, ...bob.identifier, roleIds: ["admin"] },
          { apiVersion: "2021-10-01-preview7", contentType: "application/merge-patch+json" }
        )
      )
      const shown = yield* alice.send({ method: "GET", path: `${path}/participants${preview}` })
      assert.deepStrictEqual(at(shown.body, "value", 1, "roleIds"), ["admin"])
      const hidden = yield* alice.send({ method: "GET", path: `${path}/participants?api-version=2025-03-15` })
      assert.notProperty(at(hidden.body, "value", 1), "roleIds")
    }).pipe(Effect.provide(local))
  )

  it.effect("somebody who is not in the thread is 404, nothing changes (assumed)", () =>
    Effect.gen(function* () {
      const { alice, mallory, update } = yield* scene
      const before = yield* (yield* Emulator).state
      const answer = yield* alice.send({
        method: "POST",
        path: update,
        body: { ...mallory.identifier, displayName: "M" }
      })
      assert.strictEqual(answer.status, 404)
      assert.strictEqual(at(answer.body, "error", "code"), "NotFound")
      assert.deepStrictEqual(yield* (yield* Emulator).state, before)
    }).pipe(Effect.provide(local))
  )

  it.effect("by somebody who is not a member is 403 in Microsoft's words, nothing changes", () =>
    Effect.gen(function* () {
      const { bob, mallory, update } = yield* scene
      const answer = yield* mallory.send({
        method: "POST",
        path: update,
        body: { ...bob.identifier, displayName: "M" }
      })
      assert.strictEqual(answer.status, 403)
      assert.deepStrictEqual(answer.body, {
        error: { code: "Forbidden", message: "User is not allowed to perform specified action." }
      })
      assert.strictEqual(at(yield* entryOf(bob.id), "displayName"), "Bob")
    }).pipe(Effect.provide(local))
  )

  it.effect("without a token, or with the resource's key, is 401", () =>
    Effect.gen(function* () {
      const { bob, update } = yield* scene
      const request = { method: "POST", path: update, body: { ...bob.identifier, displayName: "M" } } as const
      for (const answer of [yield* exchange(request), yield* signed(request)]) {
        assert.strictEqual(answer.status, 401)
        assert.strictEqual(at(answer.body, "error", "code"), "Unauthorized")
      }
      assert.strictEqual(at(yield* entryOf(bob.id), "displayName"), "Bob")
    }).pipe(Effect.provide(local))
  )

  it.effect("an unknown thread is 404", () =>
    Effect.gen(function* () {
      const { alice, bob } = yield* scene
      const path = `${pathOf("19:gone@thread.v2")}/participants/:update${preview}`
      const answer = yield* alice.send({ method: "POST", path, body: bob.identifier })
      assert.strictEqual(answer.status, 404)
      assert.strictEqual(at(answer.body, "error", "code"), "NotFound")
    }).pipe(Effect.provide(local))
  )

  for (const version of ["2021-03-07", "2023-11-07", "2025-03-15"])
    it.effect(`the version ${version} does not have it`, () =>
      Effect.gen(function* () {
        const { alice, bob, path } = yield* scene
        const answer = yield* alice.send({
          method: "POST",
          path: `${path}/participants/:update?api-version=${version}`,
          body: { ...bob.identifier, displayName: "M" }
        })
        assert.strictEqual(answer.status, 400)
        assert.strictEqual(at(answer.body, "error", "code"), "UnsupportedApiVersion")
        assert.strictEqual(at(yield* entryOf(bob.id), "displayName"), "Bob")
      }).pipe(Effect.provide(local))
    )

  for (const [name, body, field] of [
    ["no identifier", { displayName: "M" }, "communicationIdentifier"],
    ["an empty identifier", { communicationIdentifier: {} }, "communicationIdentifier"],
    [
      "a display name that is not a text",
      { communicationIdentifier: { rawId: "8:acs:a_b" }, displayName: 7 },
      "displayName"
    ],
    [
      "a date that is none",
      { communicationIdentifier: { rawId: "8:acs:a_b" }, shareHistoryTime: "now" },
      "shareHistoryTime"
    ]
  ] as const)
    it.effect(`${name} is 400 and names the field`, () =>
      Effect.gen(function* () {
        const { alice, update } = yield* scene
        const answer = yield* alice.send({ method: "POST", path: update, body })
        assert.strictEqual(answer.status, 400)
        assert.strictEqual(at(answer.body, "error", "code"), "BadRequest")
        assert.include(textAt(answer.body, "error", "message"), field)
      }).pipe(Effect.provide(local))
    )
})

describe("participants who cannot be added", () => {
  it.effect("are reported in a 201, the others are members: unknown 404, foreign 403 (causes assumed)", () =>
    Effect.gen(function* () {
      const { alice, mallory, path } = yield* scene
      const { resourceId } = yield* Emulator
      const unknown = `8:acs:${resourceId}_00000000-0000-0000-0000-000000000001`
      const foreign = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_a34d2d65-d72f-4c48-a12c-2d5c9ac75a1a"
      const participants = [unknown, mallory.id, foreign].map((id) => ({ communicationIdentifier: { rawId: id } }))
      const answer = yield* alice.send({ method: "POST", path: `${path}/participants/:add`, body: { participants } })
      assert.strictEqual(answer.status, 201)
      assert.deepStrictEqual(answer.body, {
        invalidParticipants: [
          { target: unknown, code: "404", message: "Not found" },
          { target: foreign, code: "403", message: "Permissions check failed" }
        ]
      })
      assert.isDefined(yield* entryOf(mallory.id))
      assert.isUndefined(yield* entryOf(unknown))
    }).pipe(Effect.provide(local))
  )

  it.effect("are a PartialFailure of our client's create, with the thread in it", () =>
    Effect.gen(function* () {
      const { alice, bob } = yield* scene
      const { resourceId } = yield* Emulator
      const unknown = `8:acs:${resourceId}_00000000-0000-0000-0000-000000000001`
      const error = yield* alice.as(
        Effect.flip(
          Chat.createChatThread({
            topic: "t",
            participants: [bob.identifier, { communicationIdentifier: { rawId: unknown } }]
          })
        )
      )
      assert(error._tag === "PartialFailure")
      assert.deepStrictEqual(
        error.invalidParticipants.map(({ code }) => code),
        ["404"]
      )
      const read = yield* bob.as(ChatThread.get({ chatThreadId: error.result.chatThread.id }))
      assert.strictEqual(read.topic, "t")
    }).pipe(Effect.provide(local))
  )

  it.effect("somebody who is a member already stays as it is (assumed)", () =>
    Effect.gen(function* () {
      const { alice, bob, path } = yield* scene
      const participants = [{ ...bob.identifier, displayName: "Robert" }]
      const answer = yield* alice.send({ method: "POST", path: `${path}/participants/:add`, body: { participants } })
      assert.deepStrictEqual(answer.body, {})
      assert.strictEqual(at(yield* entryOf(bob.id), "displayName"), "Bob")
    }).pipe(Effect.provide(local))
  )

  it.effect("more than 250 members, and more than 200 in a request, are refused as a whole (assumed)", () =>
    Effect.gen(function* () {
      const { alice, path } = yield* scene
      const many = yield* Effect.forEach(Array.from({ length: 249 }), () => user)
      const add = (members: typeof many) =>
        alice.send({
          method: "POST",
          path: `${path}/participants/:add`,
          body: { participants: members.map(({ identifier }) => identifier) }
        })
      const count = Effect.map((yield* Emulator).state, (state) => listAt(state, "threads", 0, "participants").length)
      assert.strictEqual((yield* add(many.slice(0, 201))).status, 400)
      assert.strictEqual(yield* count, 2)
      assert.strictEqual((yield* add(many.slice(0, 200))).status, 201)
      assert.strictEqual((yield* add(many.slice(200))).status, 400)
      assert.strictEqual(yield* count, 202)
      assert.strictEqual((yield* add(many.slice(201))).status, 201)
    }).pipe(Effect.provide(local))
  )
})

describe("list participants", () => {
  it.effect("pages by maxPageSize and skip, with absolute links and the id unescaped", () =>
    Effect.gen(function* () {
      const { alice, mallory, path, threadId } = yield* scene
      const { origin } = yield* Emulator
      yield* alice.send({
        method: "POST",
        path: `${path}/participants/:add`,
        body: { participants: [mallory.identifier] }
      })
      const first = yield* alice.send({
        method: "GET",
        path: `${path}/participants?maxPageSize=2&api-version=2024-03-07`
      })
      assert.strictEqual(listAt(first.body, "value").length, 2)
      assert.strictEqual(
        at(first.body, "nextLink"),
        `${origin}/chat/threads/${threadId}/participants?skip=2&maxPageSize=2&api-version=2024-03-07`
      )
      const all = yield* alice.as(
        Stream.runCollect(ChatThread.listChatParticipants({ chatThreadId: threadId, maxPageSize: 1 }))
      )
      assert.strictEqual(new Set(all.map(({ communicationIdentifier }) => rawId(communicationIdentifier))).size, 3)
    }).pipe(Effect.provide(local))
  )

  for (const [query, field] of [
    ["maxPageSize=0", "maxPageSize"],
    ["maxPageSize=two", "maxPageSize"],
    ["skip=-1", "skip"]
  ] as const)
    it.effect(`${query} is 400 and names the parameter`, () =>
      Effect.gen(function* () {
        const { alice, path } = yield* scene
        const answer = yield* alice.send({
          method: "GET",
          path: `${path}/participants?${query}&api-version=2024-03-07`
        })
        assert.strictEqual(answer.status, 400)
        assert.include(textAt(answer.body, "error", "message"), field)
      }).pipe(Effect.provide(local))
    )
})

describe("remove participant", () => {
  it.effect("204; who is removed has no part in the thread any more", () =>
    Effect.gen(function* () {
      const { alice, bob, path } = yield* scene
      const body = { communicationUser: { id: bob.id } }
      const answer = yield* alice.send({ method: "POST", path: `${path}/participants/:remove`, body })
      assert.strictEqual(answer.status, 204)
      assert.strictEqual((yield* bob.send({ method: "GET", path })).status, 403)
      assert.strictEqual(
        (yield* alice.send({ method: "POST", path: `${path}/participants/:remove`, body })).status,
        404
      )
      const { body: listed } = yield* alice.send({ method: "GET", path: `${path}/messages` })
      assert.strictEqual(at(listed, "value", 0, "type"), "participantRemoved")
      assert.strictEqual(at(listed, "value", 0, "content", "participants", 0, "displayName"), "Bob")
    }).pipe(Effect.provide(local))
  )
})
