/** Which tokens of webhooks are valid, and what a refusal says. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { inspect } from "node:util"
import * as WebhookToken from "../src/WebhookToken.ts"
import { issuer, unsigned } from "./support/jwt.ts"
import { claims, good, metadataUrl, options, other, seconds, verify, weaker } from "./support/webhookToken.ts"

const impostor = await issuer("key-1")

/** As undici fails on what is not HTTP: with the bytes that it read. */
const parseError = new TypeError("fetch failed", {
  cause: Object.assign(new Error("Response does not match"), {
    data: "opaque-secret 4:+14255550123",
    rawPacket: Buffer.from("opaque-secret")
  })
})

/** As a program in JavaScript calls it. */
interface Lenient {
  verify(given: unknown): ReturnType<WebhookToken.WebhookToken["verify"]>
}

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

  it.effect("has its audience and tenant compared as GUIDs, in either case, and other ids as they are", () =>
    Effect.gen(function* () {
      const tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47"
      const token = yield* Effect.promise(() => good.sign({ ...claims, tid: tenant }))
      const capital = { ...options, audience: claims.aud.toUpperCase(), tenants: [tenant.toUpperCase()] }
      yield* verify(capital, token)
      const several = yield* Effect.promise(() =>
        good.sign({ ...claims, aud: ["x", claims.aud.toUpperCase()], tid: tenant })
      )
      yield* verify({ ...options, tenants: [tenant.toUpperCase()] }, several)
      assert.strictEqual(yield* reasonOf({ ...options, audience: "BOT" }, token), "Audience")
      const named = yield* Effect.promise(() => good.sign({ ...claims, aud: "bot", tid: "contoso" }))
      assert.strictEqual(yield* reasonOf({ ...options, audience: "BOT" }, named), "Audience")
      assert.strictEqual(yield* reasonOf({ ...options, audience: "bot", tenants: ["CONTOSO"] }, named), "Tenant")
    })
  )

  it.effect("that is not a single text is refused as a typed error", () =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => good.sign(claims))
      const verifier: Lenient = WebhookToken.make(options)
      const given: ReadonlyArray<unknown> = [[token, token], [token], 7, { token }, true, Symbol("s")]
      for (const one of given) {
        const error = yield* Effect.flip(verifier.verify(one))
        assert.deepInclude(error, { _tag: "WebhookTokenError", reason: "Malformed" })
      }
      assert.deepInclude(yield* Effect.flip(verifier.verify(null)), { reason: "Missing" })
    })
  )

  const hostile = (payload: object, header: object = { alg: "RS256", kid: "key-1" }) =>
    [header, payload, "signature"].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")
  const signed = (payload: object) => () => good.sign({ ...payload })
  const given = (token: string) => () => Promise.resolve(token)
  it.effect.each([
    { name: "a megabyte of nothing", token: given("a".repeat(1_000_000)), reason: "Malformed" },
    { name: "spaces", token: given(`bearer${" ".repeat(60_000)}x`), reason: "Malformed" },
    { name: "an issuer of slashes", token: signed({ ...claims, iss: `${"/".repeat(45_000)}x` }), reason: "Issuer" },
    { name: "an audience that is a number", token: signed({ ...claims, aud: 7 }), reason: "Audience" },
    { name: "an end that is a text", token: signed({ ...claims, exp: "9e9" }), reason: "Malformed" },
    { name: "a start that is a text", token: signed({ ...claims, nbf: "soon" }), reason: "NotYetValid" },
    { name: "a payload that is not an object", token: given(hostile([claims])), reason: "Malformed" },
    { name: "the algorithm constructor", token: given(hostile(claims, { alg: "constructor" })), reason: "Algorithm" },
    {
      name: "the key __proto__",
      token: given(hostile(claims, { alg: "RS256", kid: "__proto__" })),
      reason: "UnknownKey"
    },
    {
      name: "the key constructor",
      token: given(hostile(claims, { alg: "RS256", kid: "constructor" })),
      reason: "UnknownKey"
    },
    { name: "a key that is a number", token: given(hostile(claims, { alg: "RS256", kid: 7 })), reason: "UnknownKey" }
  ])("that is made to do harm is refused: $name", ({ reason, token }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* reasonOf(options, yield* Effect.promise(token)), reason)
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

describe("what a refusal prints", () => {
  const { jwks: _, ...rest } = options
  const printed = (error: unknown) =>
    [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), Cause.pretty(Cause.fail(error))].join()
  const secrets = /opaque-secret|14255550123|6f 70 61 71|rawPacket/

  it.effect.each([
    ["bytes that no parser takes", () => Promise.reject(parseError)],
    ["a text that is not JSON", () => Promise.resolve(new Response("opaque-secret"))],
    [
      "a body that breaks off",
      () => Promise.resolve(new Response(new ReadableStream({ pull: () => Promise.reject(parseError) })))
    ]
  ] as const)("has nothing of the answer of the keys' address: %s", ([, fetch]) =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => good.sign(claims))
      const error = yield* Effect.flip(verify({ ...rest, metadataUrl, fetch }, token))
      assert.strictEqual(error.reason, "KeysUnavailable")
      assert.notMatch(printed(error), secrets)
    })
  )

  it.effect("has nothing of the token's claims", () =>
    Effect.gen(function* () {
      const token = yield* Effect.promise(() => good.sign({ ...claims, exp: seconds - 1_000, sub: "+14255550123" }))
      const error = yield* Effect.flip(verify(options, token))
      assert.strictEqual(error.reason, "Expired")
      assert.notMatch(printed(error), secrets)
    })
  )
})

describe("a verifier that would let everything or nothing through", () => {
  it("is not made", () => {
    for (const name of ["issuers", "audience"])
      for (const wrong of [undefined, null, 5, [undefined], {}])
        assert.throws(() => WebhookToken.make({ ...options, [name]: wrong }), TypeError, RegExp(`^${name}: expected`))
    for (const wrong of [{ issuers: [] }, { issuers: [""] }, { issuers: ["/"] }])
      assert.throws(() => WebhookToken.make({ ...options, ...wrong }), TypeError, /^issuers:/)
    for (const audience of ["", [], ["a", ""]])
      assert.throws(() => WebhookToken.make({ ...options, audience }), TypeError, /^audience:/)
    for (const name of ["clockToleranceSeconds", "keepMillis", "staleKeysMillis"])
      for (const wrong of [-1, Number.NaN])
        assert.throws(() => WebhookToken.make({ ...options, [name]: wrong }), TypeError, RegExp(`^${name}:`))
    const { jwks: _, ...rest } = options
    assert.throws(() => WebhookToken.make({ ...rest, jwksUrl: "no address" }), TypeError, /^jwksUrl:/)
  })
})
