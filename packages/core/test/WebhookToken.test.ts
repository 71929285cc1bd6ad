import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as WebhookToken from "../src/WebhookToken.ts"
import { issuer, unsigned } from "./support/jwt.ts"

const now = Date.UTC(2026, 10, 22, 8, 0, 0)
const seconds = now / 1000
const resource = "37691ec4-57fb-4c0f-ae31-32791610cb14"
const claims = {
  iss: "https://acscallautomation.communication.azure.com",
  aud: resource,
  iat: seconds,
  nbf: seconds,
  exp: seconds + 300
}
const good = await issuer("key-1")
const other = await issuer("key-2")
const impostor = await issuer("key-1")
const weaker = await issuer("key-3", "RS384")
const options = {
  jwks: { keys: [good.jwk, weaker.jwk] },
  issuers: ["https://acscallautomation.communication.azure.com/"],
  audience: resource
}
const url = "https://keys.example/jwks"
const metadataUrl = "https://keys.example/.well-known/openid"

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

const verify = (options: WebhookToken.Options, token: string | undefined) =>
  Effect.andThen(TestClock.setTime(now), WebhookToken.make(options).verify(token))
const reasonOf = (options: WebhookToken.Options, token: string | undefined) =>
  Effect.map(Effect.flip(verify(options, token)), ({ reason }) => reason)

describe("a webhook's token", () => {
  it.effect("is good when all of it is; the header is taken as it comes", () =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => good.sign({ ...claims, tid: "t", extra: 1 }))
      for (const header of [token, `Bearer ${token}`, `bearer  ${token} `]) {
        const verified = yield* verify(options, header)
        assert.deepInclude(verified, { ...claims, tid: "t", extra: 1 })
      }
    })
  )

  it.effect("is compared with every issuer, without a trailing slash, and with every audience", () =>
    Effect.gen(function* () {
      const graph = {
        ...options,
        issuers: ["https://api.botframework.com", "https://graph.microsoft.com"],
        audience: ["a", "bot"]
      }
      for (const iss of [
        "https://api.botframework.com",
        "https://api.botframework.com/",
        "https://graph.microsoft.com"
      ])
        for (const aud of ["bot", ["x", "a"]]) {
          const token = yield* Effect.promise(() => good.sign({ ...claims, iss, aud }))
          yield* verify(graph, token)
        }
    })
  )

  const bad: ReadonlyArray<readonly [string, () => Promise<string | undefined>, WebhookToken.Reason]> = [
    ["missing", () => Promise.resolve(undefined), "Missing"],
    ["empty", () => Promise.resolve("Bearer "), "Missing"],
    ["no JWT", () => Promise.resolve("Bearer abc"), "Malformed"],
    ["three parts of nonsense", () => Promise.resolve("a.b.c"), "Malformed"],
    ["unsigned", () => Promise.resolve(unsigned(seconds + 300)), "Algorithm"],
    ["signed by another algorithm", () => weaker.sign(claims), "Algorithm"],
    ["signed by a key that is not published", () => other.sign(claims), "UnknownKey"],
    ["signed by an impostor under a published id", () => impostor.sign(claims), "Signature"],
    [
      "changed",
      () =>
        good
          .sign(claims)
          .then((token) =>
            token.replace(
              /\.[^.]+\./,
              `.${Buffer.from(JSON.stringify({ ...claims, exp: seconds + 9e6 })).toString("base64url")}.`
            )
          ),
      "Signature"
    ],
    ["expired beyond the tolerance", () => good.sign({ ...claims, exp: seconds - 301 }), "Expired"],
    ["not valid yet, beyond the tolerance", () => good.sign({ ...claims, nbf: seconds + 301 }), "NotYetValid"],
    ["of another issuer", () => good.sign({ ...claims, iss: "https://evil.example" }), "Issuer"],
    [
      "of an issuer that only starts alike",
      () => good.sign({ ...claims, iss: `${claims.iss}.evil.example` }),
      "Issuer"
    ],
    ["for another audience", () => good.sign({ ...claims, aud: "another" }), "Audience"],
    ["without an end", () => good.sign({ iss: claims.iss, aud: claims.aud }), "Malformed"],
    ["without an issuer", () => good.sign({ aud: claims.aud, exp: claims.exp }), "Issuer"],
    ["without an audience", () => good.sign({ iss: claims.iss, exp: claims.exp }), "Audience"],
    ["whose tid is no text", () => good.sign({ ...claims, tid: 7 }), "Tenant"]
  ]
  for (const [name, make, reason] of bad)
    it.effect(`${name}: ${reason}`, () =>
      Effect.gen(function* () {
        const token = yield* Effect.promise(make)
        const error = yield* Effect.flip(verify(options, token))
        assert.strictEqual(error.reason, reason)
        if (token !== undefined && token.length > 20) assert.notInclude(String(error), token)
      })
    )

  it.effect("may be off by the clock tolerance, five minutes unless said", () =>
    Effect.gen(function* () {
      const late = yield* Effect.promise(() => good.sign({ ...claims, exp: seconds - 299 }))
      const early = yield* Effect.promise(() => good.sign({ ...claims, nbf: seconds + 299 }))
      yield* verify(options, late)
      yield* verify(options, early)
      const strict = { ...options, clockToleranceSeconds: 10 }
      assert.strictEqual(yield* reasonOf(strict, late), "Expired")
      assert.strictEqual(yield* reasonOf(strict, early), "NotYetValid")
    })
  )

  it.effect("must name a tenant when one is asked for", () =>
    Effect.gen(function* () {
      const [without, mine, theirs] = yield* Effect.promise(() =>
        Promise.all([good.sign(claims), good.sign({ ...claims, tid: "mine" }), good.sign({ ...claims, tid: "theirs" })])
      )
      yield* verify({ ...options, tenants: "any" }, theirs)
      yield* verify({ ...options, tenants: ["mine"] }, mine)
      assert.strictEqual(yield* reasonOf({ ...options, tenants: "any" }, without), "Tenant")
      assert.strictEqual(yield* reasonOf({ ...options, tenants: ["mine"] }, without), "Tenant")
      assert.strictEqual(yield* reasonOf({ ...options, tenants: ["mine"] }, theirs), "Tenant")
      assert.strictEqual(yield* reasonOf({ ...options, tenants: [] }, mine), "Tenant")
    })
  )
})

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
        yield* verifier.verify(token)
      }
    })
  )
})

describe("a verifier that would let everything or nothing through", () => {
  it("is not made", () => {
    for (const wrong of [{ issuers: [] }, { issuers: [""] }, { issuers: ["/"] }])
      assert.throws(() => WebhookToken.make({ ...options, ...wrong }), TypeError, /^issuers:/)
    for (const audience of ["", [], ["a", ""]])
      assert.throws(() => WebhookToken.make({ ...options, audience }), TypeError, /^audience:/)
  })
})
