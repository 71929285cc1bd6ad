/**
 * What a signed request may not be: nearly right. Signed here as the documentation says, by nothing of ours.
 */
import * as ConnectionString from "@effect-comms/core/ConnectionString"
import { assert, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { createHash, createHmac } from "node:crypto"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, exchange } from "../identity/support/wire.ts"

const path = "/identities?api-version=2023-10-01"

const create = (
  dateOf: (now: number) => string = (now) => new Date(now).toUTCString(),
  written: (signature: string) => string = (signature) => signature,
  hashed = ""
) =>
  Effect.gen(function* () {
    yield* begin
    const { connectionString, origin } = yield* LocalCloud.Emulator
    const key = Buffer.from(Redacted.value(ConnectionString.parse(connectionString).accessKey), "base64")
    const date = dateOf(yield* Clock.currentTimeMillis)
    const hash = createHash("sha256").update(hashed).digest("base64")
    const toSign = `POST\n${path}\n${date};${new URL(origin).host};${hash}`
    const signature = written(createHmac("sha256", key).update(toSign).digest("base64"))
    return yield* exchange({
      method: "POST",
      path,
      headers: {
        "x-ms-date": date,
        "x-ms-content-sha256": hash,
        authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
      }
    })
  }).pipe(Effect.provide(LocalCloud.layer()))

it.effect("a request that is signed as documented is answered", () =>
  Effect.map(create(), ({ status }) => assert.strictEqual(status, 201))
)

it.effect.each([
  ["a date of ISO 8601", create((now) => new Date(now).toISOString()), / x-ms-date/],
  ["a date in seconds", create((now) => String(Math.floor(now / 1000))), / x-ms-date/],
  ["the hash of another body", create(undefined, undefined, "{}"), / x-ms-content-sha256/],
  ["something behind the signature", create(undefined, (signature) => `${signature}x`), / Authorization/],
  ["a signature of the URL alphabet", create(undefined, (signature) => signature.replace(/.$/, "-_")), / Authorization/]
] as const)("%s is 401 Denied", ([, answered, names]) =>
  Effect.gen(function* () {
    const { body, status } = yield* answered
    assert.strictEqual(status, 401)
    assert.strictEqual(at(body, "error", "code"), "Denied")
    assert.match(String(at(body, "error", "message")), names)
  })
)
