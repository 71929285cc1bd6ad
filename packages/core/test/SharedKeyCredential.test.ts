/**
 * The vectors of `fixtures/signatures.json` were computed apart from this code, with `node:crypto` and again with Python's `hmac`, for
 * the key of the sample service: the base64 of "an access key of the sample service".
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as SharedKeyCredential from "../src/SharedKeyCredential.ts"
import { signer } from "../src/internal/crypto.web.ts"
import vectors from "./fixtures/signatures.json" with { type: "json" }
import * as sample from "./support/sample.ts"
import { value } from "./support/virtual.ts"

const expected = ({ date, digest, signature }: (typeof vectors)[number]) => [
  "x-ms-date",
  date,
  "x-ms-content-sha256",
  digest,
  "authorization",
  `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
]

describe("a shared key", () => {
  for (const vector of vectors) {
    const { body, date, host, method, path } = vector
    it(`signs ${method} ${path}`, () => {
      for (const key of [sample.accessKey, Redacted.make(sample.accessKey)]) {
        const headers = SharedKeyCredential.make(key).authorize({ method, host, path, body }, Date.parse(date) + 999)
        assert.deepStrictEqual(headers, expected(vector))
      }
    })

    it.effect(`signs ${method} ${path} by WebCrypto alike`, () =>
      Effect.gen(function* () {
        const signed = signer(sample.accessKey)(
          body ?? "",
          (digest) => `${method}\n${path}\n${date};${host};${digest}`,
          (digest, signature) => [digest, signature]
        )
        assert.isTrue(Effect.isEffect(signed))
        if (Effect.isEffect(signed)) assert.deepStrictEqual(yield* signed, [vector.digest, vector.signature])
      })
    )
  }

  it("signs bytes as the text that they are", () => {
    const credential = SharedKeyCredential.make(sample.accessKey)
    const request = { method: "POST", host: "h", path: "/p" }
    assert.deepStrictEqual(
      credential.authorize({ ...request, body: new TextEncoder().encode("é") }, 0),
      credential.authorize({ ...request, body: "é" }, 0)
    )
  })

  it("that is no base64 is refused without being shown", () => {
    for (const key of ["", "not base64!", "geheim-secret-key", "ab=cd"])
      assert.throws(() => SharedKeyCredential.make(key), TypeError, /^accesskey: expected base64$/)
  })

  it.effect("signs the path and the body that are sent, percent-encoded, for the endpoint's host and port", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2026, 10, 22))
      const transport = ScriptedTransport.make([{ status: 202, body: {} }])
      const client = yield* sample.connect(transport)
      const input = { id: "4:+14255550123", participant: sample.participant, context: "Grüße" }
      yield* value(client.invoke(sample.act, input))
      const { body, headers, path } = sample.requestOf(transport)
      assert.strictEqual(path, "/things/4%3A%2B14255550123:act?api-version=2026-03-12")
      const host = "sample.communication.example"
      const signed = SharedKeyCredential.make(sample.accessKey).authorize(
        { method: "POST", host, path, body },
        Date.UTC(2026, 10, 22)
      )
      assert.isTrue(Array.isArray(signed) && signed.includes(headers["authorization"]))
      assert.strictEqual(headers["x-ms-date"], "Sun, 22 Nov 2026 00:00:00 GMT")
    })
  )
})
