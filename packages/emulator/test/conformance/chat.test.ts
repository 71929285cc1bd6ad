/** What Chat says that the examples of its reference give in words, and the one id that it takes as any text. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Emulator } from "../../src/Emulator.ts"
import { cloud, pathOf, user } from "../chat/support/users.ts"
import { at, begin, textAt } from "../identity/support/wire.ts"

it.effect.each([
  [429, "TooManyRequests", "Rate limit exceeded."],
  [503, "ServiceUnavailable", "The server is currently unable to handle the request."],
  [403, "Forbidden", "User is not allowed to perform specified action."],
  [401, "Unauthorized", "Request is not authorized."]
] as const)("an ordered %d has the code %s and Microsoft's words", ([status, code, message]) =>
  Effect.gen(function* () {
    yield* begin
    const { send } = yield* user
    const { fault } = yield* Emulator
    yield* fault({ path: "participants/:update", status })
    const received = yield* send({
      method: "POST",
      path: `${pathOf("19:any@thread.v2")}/participants/:update?api-version=2021-10-01-preview7`,
      body: {}
    })
    assert.strictEqual(received.status, status)
    assert.deepStrictEqual(received.body, { error: { code, message } })
  }).pipe(Effect.provide(cloud()))
)

it.effect("create thread takes any text as its repeatability id, and remembers it", () =>
  Effect.gen(function* () {
    yield* begin
    const { send } = yield* user
    const create = send({
      method: "POST",
      path: "/chat/threads",
      headers: { "repeatability-request-id": "order 66" },
      body: { topic: "Support" }
    })
    const [first, second] = [yield* create, yield* create]
    assert.strictEqual(first.status, 201)
    assert.strictEqual(textAt(second.body, "chatThread", "id"), textAt(first.body, "chatThread", "id"))
    assert.isUndefined(first.header("repeatability-result"))
    assert.strictEqual(at((yield* (yield* Emulator).state)["threads"], "length"), 1)
  }).pipe(Effect.provide(cloud()))
)
