/** The keys that verify webhooks: how they are found, kept, renewed and used on when they cannot be fetched. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as TestClock from "effect/testing/TestClock"
import * as WebhookToken from "../src/WebhookToken.ts"
import { unsigned } from "./support/jwt.ts"
import { claims, good, metadataUrl, now, options, other, seconds, verify, weaker } from "./support/webhookToken.ts"

const url = "https://keys.example/jwks"

/** A web of documents that counts what is fetched, and whose documents can be changed. */
const web = (documents: Record<string, unknown>) => {
  const fetched: Array<string> = []
  const fetch: typeof globalThis.fetch = (input) => {
    const address = input instanceof Request ? input.url : String(input)
    fetched.push(address)
    const document = documents[address]
    if (document === undefined) return Promise.reject(new TypeError("fetch failed"))
    return Promise.resolve(
      typeof document === "number" ? new Response("", { status: document }) : Response.json(document)
    )
  }
  return { documents, fetch, fetched }
}

describe("keys", () => {
  const { jwks: _, ...rest } = options

  it.effect("are found by the metadata document and kept", () =>
    Effect.gen(function* () {
      const { fetch, fetched } = web({
        [metadataUrl]: { issuer: "https://not.a.prefix", jwks_uri: url },
        [url]: options.jwks
      })
      const token = yield* Effect.promise(() => good.sign(claims))
      const verifier = WebhookToken.make({ ...rest, metadataUrl, fetch })
      yield* TestClock.setTime(now)
      yield* Effect.all([verifier.verify(token), verifier.verify(token)], { concurrency: "unbounded" })
      yield* verifier.verify(token)
      assert.deepStrictEqual(fetched, [metadataUrl, url])
    })
  )

  it.effect("are looked up anew when the metadata document is old, and where it then says", () =>
    Effect.gen(function* () {
      const { documents, fetch, fetched } = web({ [metadataUrl]: { jwks_uri: url }, [url]: options.jwks })
      const verifier = WebhookToken.make({ ...rest, metadataUrl, fetch, clockToleranceSeconds: 100_000 })
      const token = yield* Effect.promise(() => good.sign(claims))
      const rotated = yield* Effect.promise(() => other.sign(claims))
      yield* TestClock.setTime(now)
      yield* verifier.verify(token)
      documents[metadataUrl] = { jwks_uri: `${url}2` }
      documents[`${url}2`] = { keys: [other.jwk] }
      yield* TestClock.adjust("2 hours")
      yield* verifier.verify(rotated)
      assert.deepStrictEqual(fetched, [metadataUrl, url, metadataUrl, `${url}2`])
    })
  )

  it.effect("by a key set's address", () =>
    Effect.gen(function* () {
      const { fetch } = web({ [url]: options.jwks })
      const token = yield* Effect.promise(() => good.sign(claims))
      yield* verify({ ...rest, jwksUrl: url, fetch }, token)
    })
  )

  it.effect("that cannot be had let nothing through, and are looked for again", () =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => good.sign(claims))
      const broken: ReadonlyArray<Record<string, unknown>> = [
        {},
        { [metadataUrl]: 503 },
        { [metadataUrl]: {} },
        { [metadataUrl]: { jwks_uri: "no address" } },
        { [metadataUrl]: { jwks_uri: url } },
        { [metadataUrl]: { jwks_uri: url }, [url]: 500 },
        { [metadataUrl]: { jwks_uri: url }, [url]: { keys: "none" } }
      ]
      for (const documents of broken) {
        const { fetch } = web(documents)
        const verifier = WebhookToken.make({ ...rest, metadataUrl, fetch })
        yield* TestClock.setTime(now)
        assert.strictEqual((yield* Effect.flip(verifier.verify(token))).reason, "KeysUnavailable")
        Object.assign(documents, { [metadataUrl]: { jwks_uri: url }, [url]: options.jwks })
        yield* TestClock.adjust("1 second")
        yield* verifier.verify(token)
      }
    })
  )
})

describe("keys that cannot be had", () => {
  const { jwks: _, ...rest } = options
  const outage = Effect.gen(function* () {
    const { documents, fetch, fetched } = web({ [metadataUrl]: { jwks_uri: url }, [url]: options.jwks })
    const said: Array<string> = []
    const logger = Logger.make(({ logLevel, message }) => void said.push(`${logLevel} ${String(message)}`))
    const make = (more: object = {}) => {
      const { verify } = WebhookToken.make({ ...rest, metadataUrl, fetch, clockToleranceSeconds: 1e6, ...more })
      return (token: string) => Effect.provide(verify(token), Logger.layer([logger]))
    }
    const [token, unknown] = yield* Effect.promise(() => Promise.all([good.sign(claims), other.sign(claims)]))
    yield* TestClock.setTime(now)
    const fail = () => Object.assign(documents, { [metadataUrl]: 500 })
    return { documents, fail, fetched, make, said, token, unknown }
  })

  it.effect("are used on for a day, which is warned of once; a key that is not among them is never accepted", () =>
    Effect.gen(function* () {
      const { documents, fail, make, said, token, unknown } = yield* outage
      const verify = make()
      yield* verify(token)
      fail()
      for (const hours of [2, 10, 13]) {
        yield* TestClock.adjust(`${hours} hours`)
        yield* verify(token)
        assert.strictEqual((yield* Effect.flip(verify(unknown))).reason, "KeysUnavailable")
      }
      const usedOn = said.filter((line) => line.includes("used for"))
      assert.deepStrictEqual(usedOn, [
        `Warn the signing keys of webhooks cannot be fetched (the metadata document ${metadataUrl}: status 500): the last good ones are used for 1440 minutes more at most`
      ])
      said.length = 0
      yield* TestClock.adjust("1 hour")
      assert.strictEqual((yield* Effect.flip(verify(token))).reason, "KeysUnavailable")
      Object.assign(documents, { [metadataUrl]: { jwks_uri: url } })
      yield* TestClock.adjust("1 minute")
      yield* verify(token)
      assert.deepStrictEqual(said, [
        `Warn webhooks are refused, as their signing keys cannot be fetched: the metadata document ${metadataUrl}: status 500`
      ])
    })
  )

  it.effect(
    "are named by the error and, once for each attempt, by the log: which address and what failed, no secret",
    () =>
      Effect.gen(function* () {
        const { make, said, token } = yield* outage
        const refused = new TypeError("fetch failed", { cause: Object.assign(new Error(""), { code: "ECONNREFUSED" }) })
        let asked = 0
        const verify = make({
          metadataUrl: "https://user:pass@keys.example/metadata?code=secret",
          fetch: () => {
            asked++
            return Promise.reject(refused)
          }
        })
        for (let i = 0; i < 3; i++)
          assert.strictEqual(
            (yield* Effect.flip(verify(token))).message,
            "KeysUnavailable: the metadata document https://keys.example/metadata: fetch failed (ECONNREFUSED)"
          )
        const warning =
          "Warn webhooks are refused, as their signing keys cannot be fetched: the metadata document https://keys.example/metadata: fetch failed (ECONNREFUSED)"
        assert.deepStrictEqual(said, [warning])
        yield* TestClock.adjust("1 second")
        yield* Effect.flip(verify(token))
        assert.deepStrictEqual([asked, said], [2, [warning, warning]])
      })
  )

  it.effect("are used on as long as is said, or not at all", () =>
    Effect.gen(function* () {
      const { fail, make, token } = yield* outage
      const [never, hour] = [make({ staleKeysMillis: 0 }), make({ staleKeysMillis: 3_600_000 })]
      yield* never(token)
      yield* hour(token)
      fail()
      yield* TestClock.adjust("2 hours")
      assert.strictEqual((yield* Effect.flip(never(token))).reason, "KeysUnavailable")
      yield* hour(token)
      yield* TestClock.adjust("1 hour")
      assert.strictEqual((yield* Effect.flip(hour(token))).reason, "KeysUnavailable")
    })
  )

  it.effect("are not asked for by a token that has not the form or the algorithm of a good one", () =>
    Effect.gen(function* () {
      const { fetched, make } = yield* outage
      const verify = make()
      const weak = yield* Effect.promise(() => weaker.sign(claims))
      for (const token of ["garbage", "a.b.c", unsigned(seconds + 300), weak]) yield* Effect.flip(verify(token))
      assert.deepStrictEqual(fetched, [])
    })
  )

  it.effect(
    "are not asked for once more by a token whose claims can never be good, whether they are there or not",
    () =>
      Effect.gen(function* () {
        const { documents, fail, fetched, make, token } = yield* outage
        const verify = make({ clockToleranceSeconds: 300, keepMillis: 60_000 })
        const flawed: ReadonlyArray<readonly [WebhookToken.Reason, object]> = [
          ["Issuer", { iss: "https://evil.example" }],
          ["Audience", { aud: "another" }],
          ["Expired", { exp: seconds - 301 }],
          ["NotYetValid", { nbf: seconds + 3_000 }]
        ]
        const garbage = yield* Effect.promise(() =>
          Promise.all(
            flawed.map(async ([reason, more]) => ({ reason, token: await other.sign({ ...claims, ...more }) }))
          )
        )
        fail()
        yield* Effect.flip(verify(token))
        assert.lengthOf(fetched, 1)
        yield* TestClock.adjust("1 minute")
        for (const one of garbage) assert.strictEqual((yield* Effect.flip(verify(one.token))).reason, one.reason)
        assert.lengthOf(fetched, 1)
        Object.assign(documents, { [metadataUrl]: { jwks_uri: url } })
        yield* verify(token)
        assert.lengthOf(fetched, 3)
        // Once while what is held is new, and once when it is old.
        for (const one of garbage) assert.strictEqual((yield* Effect.flip(verify(one.token))).reason, "UnknownKey")
        yield* TestClock.adjust("2 minutes")
        for (const one of garbage) assert.strictEqual((yield* Effect.flip(verify(one.token))).reason, one.reason)
        assert.lengthOf(fetched, 3)
      })
  )

  it.effect("are asked for once by 200 tokens, and then after pauses that grow up to a minute", () =>
    Effect.gen(function* () {
      const { fail, fetched, make, token, unknown } = yield* outage
      fail()
      const verify = make()
      const all = Array.from({ length: 200 }, (_, i) => Effect.flip(verify(i % 2 === 0 ? token : unknown)))
      const errors = [...(yield* Effect.all(all, { concurrency: "unbounded" })), ...(yield* Effect.all(all))]
      assert.isTrue(errors.every(({ reason }) => reason === "KeysUnavailable"))
      assert.strictEqual(fetched.length, 1)
      for (let second = 1; second <= 3_600; second++) {
        yield* TestClock.adjust("1 second")
        yield* Effect.flip(verify(token))
      }
      // After 1, 2, 4, 8, 16 and 32 seconds, and then every minute.
      assert.strictEqual(fetched.length, 1 + 6 + Math.floor((3_600 - 63) / 60))
    })
  )

  it.effect("that are not published are looked for every 30 seconds at most", () =>
    Effect.gen(function* () {
      const { fetched, make, token, unknown } = yield* outage
      const verify = make()
      yield* verify(token)
      for (let second = 0; second < 60; second++) {
        assert.strictEqual((yield* Effect.flip(verify(unknown))).reason, "UnknownKey")
        yield* TestClock.adjust("1 second")
      }
      assert.strictEqual(fetched.length, 2 * 2)
    })
  )
})

describe("a document of keys", () => {
  const { jwks: _, ...rest } = options
  const answers = (answer: () => Response, address = url) => {
    const { fetch } = web({ [metadataUrl]: { jwks_uri: url }, [url]: options.jwks })
    const asked: Array<RequestInit | undefined> = []
    const verifier = WebhookToken.make({
      ...rest,
      metadataUrl,
      fetch: (input, init) => {
        asked.push(init)
        return input === address ? Promise.resolve(answer()) : fetch(input, init)
      }
    })
    return { asked, verifier }
  }
  const refusal = (answer: () => Response, address = url) =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => good.sign(claims))
      yield* TestClock.setTime(now)
      const error = yield* Effect.flip(answers(answer, address).verifier.verify(token))
      assert.strictEqual(error.reason, "KeysUnavailable")
      return error.description
    })

  it.effect("is read up to a megabyte, and what is longer is not waited for", () =>
    Effect.gen(function* () {
      const large = { ...options.jwks, more: "x".repeat(1024 * 1024) }
      for (const address of [url, metadataUrl])
        assert.include(yield* refusal(() => Response.json({ ...large, jwks_uri: url }), address), "larger than 1048576")
      let stopped = false
      const endless = () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
            cancel: () => {
              stopped = true
            }
          })
        )
      assert.include(yield* refusal(endless), "larger than 1048576")
      assert.isTrue(stopped)
      const announced = () => new Response("{}", { headers: { "content-length": "9999999" } })
      assert.include(yield* refusal(announced), "larger than 1048576")
    })
  )

  it.effect("is at the address itself: redirects are not followed", () =>
    Effect.gen(function* () {
      const moved = () => new Response(null, { status: 302, headers: { location: url } })
      assert.include(yield* refusal(moved), "status 302")
      assert.include(yield* refusal(moved, metadataUrl), "status 302")
      const token = yield* Effect.promise(() => good.sign(claims))
      const { asked, verifier } = answers(() => Response.json(options.jwks))
      yield* verifier.verify(token)
      assert.deepStrictEqual(
        asked.map((init) => [init?.redirect, init?.signal instanceof AbortSignal]),
        [
          ["manual", true],
          ["manual", true]
        ]
      )
    })
  )

  it.effect("is protected as what names it is", () =>
    Effect.gen(function* () {
      const plain = () => Response.json({ jwks_uri: "http://keys.example/jwks" })
      assert.include(yield* refusal(plain, metadataUrl), "its jwks_uri is not https")
    })
  )

  it.effect.each([
    "",
    "{",
    "[]",
    "null",
    `{"keys":{}}`,
    `{"keys":[1]}`,
    `{"keys":[null]}`,
    `{"__proto__":{"keys":[]}}`
  ])("that is none lets nothing through: %s", (text) => refusal(() => new Response(text)))
})

describe("a clock that is set back", () => {
  const { jwks: _, ...rest } = options

  it.effect("neither lengthens the pause after a failure nor keeps old keys for ever", () =>
    Effect.gen(function* () {
      const { documents, fetch, fetched } = web({ [metadataUrl]: { jwks_uri: url }, [url]: 500 })
      const { verify } = WebhookToken.make({ ...rest, metadataUrl, fetch, clockToleranceSeconds: 1e6 })
      const [token, next] = yield* Effect.promise(() => Promise.all([good.sign(claims), other.sign(claims)]))
      yield* TestClock.setTime(now)
      assert.strictEqual((yield* Effect.flip(verify(token))).reason, "KeysUnavailable")
      Object.assign(documents, { [url]: options.jwks })
      yield* TestClock.setTime(now - 86_400_000)
      yield* verify(token)
      const before = fetched.length
      Object.assign(documents, { [url]: { keys: [other.jwk] } })
      yield* TestClock.setTime(now - 2 * 86_400_000)
      yield* verify(token)
      yield* TestClock.adjust("2 hours")
      yield* verify(next)
      assert.strictEqual(fetched.length, before + 2)
    })
  )
})
