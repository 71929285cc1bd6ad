/** Threads through the eyes of any member, and messages of any member, by the controls. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, exchange, listAt, textAt } from "../identity/support/wire.ts"
import { cloud, user } from "./support/users.ts"

const scene = Effect.gen(function* () {
  yield* begin
  const alice = yield* user
  const bob = yield* user
  const created = yield* alice.send({
    method: "POST",
    path: "/chat/threads?api-version=2025-03-15",
    body: { topic: "t", participants: [bob.identifier] }
  })
  const { control, journal } = yield* Emulator
  const threadId = textAt(created.body, "chatThread", "id")
  const path = `/chat/threads/${encodeURIComponent(threadId)}`
  const [a = "", b = ""] = [alice, bob].map(({ identifier }) => textAt(identifier, "communicationIdentifier", "rawId"))
  return { alice: a, bob: b, control, journal, path }
})

it.effect("a member sends by a control, and another sees the message", () =>
  Effect.gen(function* () {
    const { alice, bob, control, path } = yield* scene
    const sent = yield* control("POST", `${path}/messages`, { member: alice, content: "Soup?" })
    const seen = yield* exchange({
      method: "GET",
      path: `/_emulator${path}/messages?member=${encodeURIComponent(bob)}`
    })
    const [newest] = listAt(seen.body, "value")
    assert.deepStrictEqual(
      [
        textAt(newest, "id"),
        textAt(newest, "content", "message"),
        textAt(newest, "senderCommunicationIdentifier", "rawId")
      ],
      [textAt(sent, "id"), "Soup?", alice]
    )
  }).pipe(Effect.provide(cloud()))
)

it.effect("a member types and reads by controls, as the journal says", () =>
  Effect.gen(function* () {
    const { alice, bob, control, journal, path } = yield* scene
    const sent = yield* control("POST", `${path}/messages`, { member: alice, content: "Soup?" })
    yield* control("POST", `${path}/typing`, { member: bob })
    yield* control("POST", `${path}/receipts`, { member: bob, chatMessageId: textAt(sent, "id") })
    const names = (yield* journal()).flatMap(({ kind, name }) => (kind === "state" ? [name] : []))
    assert.deepStrictEqual(names.slice(-3), ["message sent", "typing", "message read"])
  }).pipe(Effect.provide(cloud()))
)

it.effect("whoever is no member is refused, and so is no content", () =>
  Effect.gen(function* () {
    const { alice, path } = yield* scene
    const stranger = alice.replace(/.$/, (last) => (last === "0" ? "1" : "0"))
    const post = (body: object) => exchange({ method: "POST", path: `/_emulator${path}/messages`, body })
    assert.strictEqual((yield* post({ member: stranger, content: "x" })).status, 403)
    const refused = yield* post({ member: alice, content: 7 })
    assert.strictEqual(refused.status, 400)
    assert.match(String(at(refused.body, "error", "message")), /content/)
  }).pipe(Effect.provide(cloud()))
)
