/** Who may download the files of recordings, and ranges of them. */
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import * as SharedKeyCredential from "@effect-comms/core/SharedKeyCredential"
import { TransportError, type WireResponse } from "@effect-comms/core/Transport"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { type Rig, textAt } from "./support/Rig.ts"
import { bytesOf, recorded, subscribed } from "./support/recordingFiles.ts"

/** Sends what our client would not, signed as given. */
const raw = Effect.fnUntraced(function* (
  rig: Rig,
  location: string,
  given: {
    readonly method?: string
    readonly key?: string
    readonly host?: string
    readonly named?: string | null
    readonly headers?: ReadonlyArray<string>
    readonly authorization?: string
  }
) {
  const { host: own } = new URL(rig.cloud.origin)
  const {
    host = own,
    key = ConnectionString.parse(rig.cloud.connectionString).accessKey,
    method = "GET",
    named = own
  } = given
  const path = new URL(location).pathname
  const signed = SharedKeyCredential.make(key).authorize(
    { method, host, path, body: undefined },
    yield* Clock.currentTimeMillis
  )
  if (Effect.isEffect(signed)) return yield* Effect.die("a shared key signs at once")
  const credential = given.authorization === undefined ? signed : ["authorization", given.authorization]
  const headers = [...credential, ...(named === null ? [] : ["x-ms-host", named]), ...(given.headers ?? [])]
  return yield* Effect.callback<WireResponse>((resume) => {
    rig.cloud.transport.send({ method, origin: rig.cloud.origin, path, headers, body: undefined }, (outcome) =>
      resume(outcome instanceof TransportError ? Effect.die(outcome) : Effect.succeed(outcome))
    )
  })
})

describe("who may have a file", () => {
  const refused: ReadonlyArray<readonly [name: string, given: Parameters<typeof raw>[2]]> = [
    ["another key", { key: "YW5vdGhlciBrZXk=" }],
    ["no x-ms-host", { named: null }],
    ["a foreign x-ms-host", { named: "contoso.communication.azure.com", host: "contoso.communication.azure.com" }],
    ["a signature over another host than x-ms-host", { host: "storage.asm.skype.com" }],
    ["a foreign token", { authorization: "Bearer a.b.c" }]
  ]
  for (const [name, given] of refused)
    it.effect(`${name} is 401 without a body, and deletes nothing`, () =>
      Effect.gen(function* () {
        const rig = yield* subscribed
        const { contentLocation, deleteLocation } = yield* recorded(rig, () => rig.advance(1000))
        const got = yield* raw(rig, contentLocation, given)
        assert.deepStrictEqual([got.status, got.text()], [401, ""])
        assert.strictEqual((yield* raw(rig, deleteLocation, { ...given, method: "DELETE" })).status, 401)
        assert.strictEqual((yield* bytesOf(rig, contentLocation, { length: 4 })).toString(), "RIFF")
      })
    )

  it.effect("the resource by another name of this machine", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      const { port } = new URL(rig.cloud.origin)
      assert.strictEqual(
        (yield* raw(rig, contentLocation, { host: `localhost:${port}`, named: `localhost:${port}` })).status,
        200
      )
    })
  )

  it.effect("the resource by a token of the token endpoint", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
      const form = "client_id=d0a4a1ff-0b34-4ca6-8b6e-9a4b4e4a9a11&client_secret=s&grant_type=client_credentials"
      const body = `${form}&scope=${encodeURIComponent("https://communication.azure.com//.default")}`
      const headers = ["content-type", "application/x-www-form-urlencoded"]
      const { origin, transport } = rig.cloud
      const path = "/9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d/oauth2/v2.0/token"
      const token = yield* Effect.callback<string>((resume) => {
        transport.send({ method: "POST", origin, path, headers, body }, (outcome) =>
          resume(
            outcome instanceof TransportError
              ? Effect.die(outcome)
              : Effect.succeed(textAt(JSON.parse(outcome.text()), "access_token"))
          )
        )
      })
      assert.strictEqual((yield* raw(rig, contentLocation, { authorization: `Bearer ${token}` })).status, 200)
    })
  )
})

describe("ranges", () => {
  const cases: ReadonlyArray<
    readonly [range: string | undefined, status: number, contentRange: string | undefined, length: number]
  > = [
    [undefined, 200, "bytes 0-32043/32044", 32_044],
    ["bytes=0-3", 206, "bytes 0-3/32044", 4],
    ["bytes=32000-", 206, "bytes 32000-32043/32044", 44],
    ["bytes=32000-99999", 206, "bytes 32000-32043/32044", 44],
    ["bytes=-4", 206, "bytes 32040-32043/32044", 4],
    ["bytes=32044-", 416, "bytes */32044", 0],
    ["bytes=-0", 416, "bytes */32044", 0],
    ["bytes=5-4", 200, "bytes 0-32043/32044", 32_044],
    ["bytes=0-1,3-4", 200, "bytes 0-32043/32044", 32_044],
    ["lines=1-2", 200, "bytes 0-32043/32044", 32_044]
  ]
  for (const [range, status, contentRange, length] of cases)
    it.effect(`${range ?? "none"} is ${status}`, () =>
      Effect.gen(function* () {
        const rig = yield* subscribed
        const { contentLocation } = yield* recorded(rig, () => rig.advance(1000))
        const answer = yield* raw(rig, contentLocation, { headers: range === undefined ? [] : ["range", range] })
        assert.deepStrictEqual(
          [answer.status, answer.header("content-range"), answer.bytes().length],
          [status, contentRange, length]
        )
      })
    )

  it.effect("another method is 405, another path 404", () =>
    Effect.gen(function* () {
      const rig = yield* subscribed
      const { contentLocation, deleteLocation } = yield* recorded(rig, () => rig.advance(1000))
      assert.strictEqual((yield* raw(rig, contentLocation, { method: "PUT" })).status, 405)
      assert.strictEqual((yield* raw(rig, `${deleteLocation}/content/text`, {})).status, 404)
      assert.strictEqual((yield* raw(rig, deleteLocation, {})).status, 404)
      assert.strictEqual((yield* raw(rig, contentLocation, { method: "DELETE" })).status, 404)
    })
  )
})
