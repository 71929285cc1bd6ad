/** The kit of consumer contracts: what it refuses, and what it makes of scenarios. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Consumer from "./Consumer.ts"
import { containing, eachLike, exampleOf, integer, ownAddress, regex, retryAfter, string, uuid } from "./Matching.ts"
import { executed, requestIdOf, requestOf } from "./requestOf.ts"
import { scenariosOf } from "./scenariosOf.ts"
import { accessKey, verifySignature } from "./signed.ts"
import * as SharedKeyCredential from "../../src/SharedKeyCredential.ts"
import * as sample from "../support/sample.ts"

describe("matching", () => {
  it("takes an example of its pattern only", () => {
    assert.throws(() => regex("^\\d+$", "one"), /\^\\d\+\$.*one/)
    assert.throws(() => uuid("1"), /expected an example/)
  })

  it("takes an address of the service itself at any host, with its path exactly", () => {
    const { "pact:generator:type": generator, regex: pattern, value } = ownAddress("/threads/19:a@thread.v2?skip=2")
    assert.strictEqual(generator, "MockServerURL")
    assert.match(value, new RegExp(pattern))
    assert.match("http://127.0.0.1:80/threads/19:a@thread.v2?skip=2", new RegExp(pattern))
    assert.notMatch("http://127.0.0.1:80/threads/19:a@threadxv2?skip=2", new RegExp(pattern))
  })

  it("takes both forms in which HTTP says how long to wait, and no other", () => {
    for (const form of ["7", "Sun, 06 Nov 1994 08:49:37 GMT"]) assert.strictEqual(exampleOf(retryAfter(form)), form)
    for (const form of ["", "7.5", "tomorrow"]) assert.throws(() => retryAfter(form), /expected an example/)
  })

  it("gives the examples of a body with matchers, without what is not there", () => {
    const body = {
      id: string("a"),
      all: eachLike({ n: integer(1) }),
      some: containing(string("b"), "c"),
      none: undefined
    }
    assert.deepStrictEqual(exampleOf(body), { id: "a", all: [{ n: 1 }], some: ["b", "c"] })
    assert.throws(() => exampleOf({ at: () => 1 }), /expected JSON, found function/)
  })
})

describe("the request of an operation", () => {
  const input = { id: "a b", participant: { rawId: "4:+14255550123" } }

  it("has the input in its path, and the rest as its body", () => {
    const { body, contentType, path } = requestOf(sample.act, input)
    assert.deepStrictEqual(
      [path, contentType, body],
      [sample.act.path.replace("{id}", "a%20b"), "application/json", { participant: { rawId: "4:+14255550123" } }]
    )
  })

  it("has a pair of its own when it was executed, the same for the same request", () => {
    const [first, same, other] = [input, input, { ...input, id: "c" }].map((one) =>
      requestIdOf(requestOf(sample.act, one))
    )
    assert.match(first ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.strictEqual(same, first)
    assert.notStrictEqual(other, first)
    const { parameters } = executed(sample.act, input, { status: 202, body: { context: string("c") } })
    assert.deepInclude(parameters, { answer: { status: 202, body: { context: "c" } } })
    assert.deepInclude(parameters?.["headers"], { "Repeatability-Request-ID": first })
  })
})

describe("a consumer", () => {
  const consumer = Consumer.make({ consumer: "c", provider: "p", headers: {}, client: () => Layer.empty })

  it("agrees on one description once in states of the same names, the last of which Pact would keep", async () => {
    const exchange = (id: string) =>
      consumer.exchange(
        {
          description: "a request",
          states: [{ name: "a call", parameters: { id } }],
          method: "GET",
          path: "/",
          response: { status: 200 }
        },
        Effect.fail("the mock was not asked")
      )
    assert.notMatch(await failureOf(exchange("1")), /twice/)
    assert.match(await failureOf(exchange("2")), /"a request" is agreed on twice with the same states/)
  })
})

const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "none",
    (error: unknown) => String(error)
  )

describe("a signed request", () => {
  const request = {
    method: "POST",
    origin: "https://contoso.communication.azure.com",
    path: "/calls?api-version=1",
    body: "{}"
  }

  it("is signed over exactly its method, path, date, host and the hash of its body", async () => {
    const { body, method, origin, path } = request
    const signing = SharedKeyCredential.make(accessKey).authorize(
      { body, host: new URL(origin).host, method, path },
      Date.now()
    )
    const headers = Effect.isEffect(signing) ? await Effect.runPromise(signing) : signing
    verifySignature({ ...request, headers })
    for (const change of [{ method: "PUT" }, { path: "/calls?api-version=2" }, { origin: "https://other.example" }])
      assert.throws(() => verifySignature({ ...request, ...change, headers }), /expected the signature of/)
    assert.throws(() => verifySignature({ ...request, body: "{ }", headers }), /expected the hash of the body/)
  })
})

describe("scenarios of a module", () => {
  it("are each of an operation", () => {
    assert.throws(() =>
      scenariosOf({}, { act: { to: "act", given: [], input: {}, answer: { status: 200 }, failures: {} } })
    )
  })
})
