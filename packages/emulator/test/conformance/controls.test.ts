/** What the coverage and state controls show, and how Graph names what it does not have. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, exchange, listAt, signed, textAt } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud
const version = "api-version=2025-05-15"

it.effect("coverage says how many requests a version refused that does not have the operation", () =>
  Effect.gen(function* () {
    yield* begin
    for (const asked of ["2023-10-15", "2025-05-15"])
      yield* signed({ method: "POST", path: `/calling/callConnections/none:unhold?api-version=${asked}`, body: {} })
    const { operations } = yield* (yield* Emulator).coverage
    const unhold = operations.find(({ operation }) => operation === "CallMedia_Unhold")
    assert.deepInclude(unhold, { status: "supported", calls: 2, refused: 1 })
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect("the state has everybody who is in a call, by call and all together", () =>
  Effect.gen(function* () {
    yield* begin
    const { advance, state } = yield* Emulator
    const { status } = yield* signed({
      method: "POST",
      path: `/calling/callConnections?${version}`,
      body: {
        targets: [{ phoneNumber: { value: "+14255550123" } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:9999/events"
      }
    })
    assert.strictEqual(status, 201)
    yield* advance(1_000)
    const shown = yield* state
    const all = listAt(shown, "participants")
    assert.lengthOf(all, 2)
    const [customer] = all.filter((one) => at(one, "identifier", "rawId") === "4:+14255550123")
    assert.strictEqual(textAt(customer, "serverCallId"), textAt(shown, "calls", 0, "serverCallId"))
    assert.lengthOf(listAt(shown, "calls", 0, "participants"), 2)
  }).pipe(Effect.provide(LocalCloud.layer({ deliver: () => Effect.succeed({ status: 200 }) })))
)

it.effect.each([
  ["/v1.0/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/dance", "dance"],
  ["/v1.0/me/messages", "me"]
] as const)("Graph names the segment of %s that it does not know: %s", ([path, segment]) =>
  Effect.gen(function* () {
    yield* begin
    const { body, status } = yield* exchange({ method: "POST", path, body: {} })
    assert.strictEqual(status, 400)
    assert.strictEqual(textAt(body, "error", "message"), `Resource not found for the segment '${segment}'.`)
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect("an ordered 401 of Graph has Graph's code", () =>
  Effect.gen(function* () {
    yield* begin
    yield* (yield* Emulator).fault({ path: "/communications/calls", status: 401 })
    const { body, status } = yield* exchange({ method: "GET", path: "/v1.0/communications/calls/any" })
    assert.strictEqual(status, 401)
    assert.strictEqual(textAt(body, "error", "code"), "InvalidAuthenticationToken")
    assert.hasAllKeys(at(body, "error", "innerError"), ["date", "request-id", "client-request-id"])
  }).pipe(Effect.provide(LocalCloud.layer()))
)
