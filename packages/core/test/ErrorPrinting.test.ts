/** No printing of an error shows what a peer or a source of tokens put into it, wherever they did. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
import { inspect } from "node:util"
import * as ClientSecretCredential from "../src/ClientSecretCredential.ts"
import { CommunicationError } from "../src/CommunicationError.ts"
import { type Credential, CredentialError } from "../src/Credential.ts"
import * as EntraCredential from "../src/EntraCredential.ts"
import * as Redaction from "../src/Redaction.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import { type Transport, TransportError } from "../src/Transport.ts"
import * as UserTokenCredential from "../src/UserTokenCredential.ts"
import * as sample from "./support/sample.ts"
import { failure } from "./support/virtual.ts"

/** Texts to hide, and what of them must not be seen. */
const plants: ReadonlyArray<readonly [text: string, hidden: string]> = [
  ["+14255550123", "5550123"],
  ["+1.425.555.0123", "555.0123"],
  ["+1\u00a0425\u202f555\u20090123", "0123"],
  ["(425) 555-0123", "555-0123"],
  ["https://h.example/participants/4%3A%2B14255550123?api-version=1", "5550123"],
  ["8:acs:aaaa-bbbb_cccc-dddd", "dddd"],
  ["Bearer opaque-token", "opaque"],
  ["eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2lnbmF0dXJl", "c2lnbmF0dXJl"],
  ['{"client_secret":"geheim"}', "geheim"],
  ["client_secret=geheim&scope=x", "geheim"],
  [`endpoint=https://r.example/;accesskey=${sample.accessKey}`, sample.accessKey],
  ["https://h.example/file?sig=geheim", "geheim"]
]
const Plant = Schema.Literals(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"])
const Around = Schema.String.check(Schema.isMaxLength(20), Schema.isPattern(/^[A-Za-z ]*$/))

/** An error as platforms and libraries throw them, with what it should not carry in every place it may. */
const thrown = (text: string): Error =>
  Object.assign(
    new TypeError(text, {
      cause: Object.assign(new AggregateError([new Error(text)], text, { cause: text }), { data: Buffer.from(text) })
    }),
    { code: text, request: { url: text, headers: { authorization: text } }, response: { bodyAsText: text }, text }
  )

const answer = (status: number, headers: Readonly<Record<string, string>>, body: unknown): Transport =>
  ScriptedTransport.make(() => ({ status, headers, body }))

const throwing = (text: string): Transport => ({
  send: () => {
    throw thrown(text)
  }
})

const failing = (text: string): Transport => ({
  send: (_, done) => {
    queueMicrotask(() => done(new TransportError({ sent: false, description: text })))
    return { cancel: () => {}, sent: () => false }
  }
})

const silent = ScriptedTransport.make(() => ({ status: 200, body: {} }))
const application = { tenantId: "tenant", clientId: "app", clientSecret: "s3cr3t" }

interface Setting {
  readonly transport?: Transport
  readonly credential?: Credential
}

/** Where a text comes in from outside. */
const places: Readonly<Record<string, (text: string) => Setting>> = {
  "an envelope": (text) => ({
    transport: answer(400, {}, { error: { code: text, message: text, target: text, innererror: { code: text } } })
  }),
  "an envelope of the preview": (text) => ({
    transport: answer(400, {}, { CommunicationError: { Code: text, Message: text, Target: text } })
  }),
  "problem details": (text) => ({ transport: answer(403, {}, { title: text, detail: text, instance: text }) }),
  "a list of errors": (text) => ({ transport: answer(409, {}, [{ code: text, message: { of: text } }]) }),
  "keys of an answer": (text) => ({ transport: answer(400, {}, { [text]: { [text]: text } }) }),
  "a page of a gateway": (text) => ({ transport: answer(502, {}, `<html><p>${text}</p></html>`) }),
  "plain text": (text) => ({ transport: answer(503, { "content-type": "text/plain" }, text) }),
  "headers of an answer": (text) => ({
    transport: answer(429, { "x-ms-request-id": text, "request-id": text, "ms-cv": text, "retry-after": text }, "")
  }),
  "a success that does not fit": (text) => ({ transport: answer(200, {}, { name: { [text]: text }, [text]: text }) }),
  "a success that is not JSON": (text) => ({ transport: answer(200, {}, text) }),
  "a status that is not known": (text) => ({ transport: answer(302, { location: text }, text) }),
  "what a transport throws": (text) => ({ transport: throwing(text) }),
  "what a transport fails with": (text) => ({ transport: failing(text) }),
  "what getToken throws": (text) => ({
    credential: EntraCredential.make({ getToken: () => Promise.reject(thrown(text)) }),
    transport: silent
  }),
  "what getToken throws that is not an error": (text) => ({
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    credential: EntraCredential.make({ getToken: () => Promise.reject({ text }) }),
    transport: silent
  }),
  "what a refresher throws": (text) => ({
    credential: UserTokenCredential.make({ refresh: () => Promise.reject(thrown(text)) }),
    transport: silent
  }),
  "what a refresher gives": (text) => ({
    credential: UserTokenCredential.make({ refresh: () => Promise.resolve(`${text} `) }),
    transport: silent
  }),
  "what a token endpoint answers": (text) => ({
    credential: ClientSecretCredential.make(application),
    transport: answer(401, {}, { error: text, error_description: `${text} s3cr3t` })
  }),
  "what the transport of a token endpoint throws": (text) => ({
    credential: ClientSecretCredential.make(application),
    transport: failing(text)
  }),
  "what a credential of one's own fails with": (text) => ({
    credential: {
      authorize: () =>
        Effect.fail(new CredentialError({ kind: "Unauthorized", description: text, cause: thrown(text) }))
    },
    transport: silent
  })
}

const printings = (error: Error): ReadonlyArray<string> => [
  String(error),
  error.stack ?? "",
  inspect(error, { depth: Infinity, showHidden: true }),
  inspect(error, { depth: Infinity, getters: true, customInspect: false, showHidden: true }),
  JSON.stringify(error),
  JSON.stringify(Cause.fail(error)),
  Cause.pretty(Cause.fail(error)),
  JSON.stringify(Object.getOwnPropertyNames(error).map((name): unknown => Reflect.get(error, name)))
]

describe("no printing shows what came in", () => {
  for (const [place, setting] of Object.entries(places))
    it.effect.prop(
      place,
      [Plant, Around, Around],
      ([index, before, after]) =>
        Effect.gen(function* () {
          const [text, hidden] = plants[Number(index)] ?? ["", "-"]
          const { credential, transport = silent } = setting(`${before} ${text} ${after}`)
          const client = yield* sample.connect(transport, {
            retry: { attempts: 1 },
            ...(credential === undefined ? {} : { credential })
          })
          const spans: Array<Tracer.NativeSpan> = []
          const tracer = Tracer.make({
            span: (options) => {
              const span = new Tracer.NativeSpan(options)
              spans.push(span)
              return span
            }
          })
          const call = client.invoke(sample.read, { id: "1" })
          const { error } = yield* failure(Effect.provideService(call, Tracer.Tracer, tracer))
          assert.instanceOf(error, CommunicationError)
          const [span] = spans
          const ended = span?.status._tag === "Ended" ? span.status.exit : Exit.void
          const all = [
            ...printings(error),
            ...(error.cause instanceof Error ? printings(error.cause) : []),
            inspect([...(span?.attributes ?? [])], { depth: Infinity }),
            Exit.isFailure(ended) ? Cause.pretty(ended.cause) : ""
          ]
          for (const printed of all) {
            assert.notInclude(printed, hidden)
            assert.notInclude(printed, "s3cr3t")
          }
        }),
      { arbitrary: { runs: 24 } }
    )
})

describe("a copy of an error that may be printed", () => {
  it("keeps name, code and causes, and nothing else", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", port: 443 })
    const copy = Redaction.maskError(new TypeError("fetch failed", { cause }))
    assert.strictEqual(copy.name, "TypeError")
    assert.strictEqual(copy.message, "fetch failed")
    assert.include(copy.stack, "ErrorPrinting.test.ts")
    assert.include(copy.cause, { name: "Error", message: "connect ECONNREFUSED", code: "ECONNREFUSED" })
    assert.notProperty(copy.cause, "port")
  })

  it("is cut, in length and depth, also when causes go round", () => {
    const round = new Error("x".repeat(100_000))
    round.cause = round
    const copy = Redaction.maskError(round)
    assert.isBelow(inspect(copy, { depth: Infinity, showHidden: true }).length, 30_000)
  })

  it("is made of whatever can be thrown", () => {
    const values: ReadonlyArray<unknown> = ["+14255550123", 5, 5n, true, null, undefined, Symbol("s"), {}, () => 1]
    for (const value of [...values, Object.create(null)]) {
      const error = new CredentialError({ kind: "Transport", description: "d", cause: value })
      for (const printed of printings(error)) assert.notInclude(printed, "5550123")
    }
  })

  it("is the error itself where that shows nothing anyway", () => {
    const cause = new TransportError({ sent: true, description: "reset" })
    const error = new CommunicationError({
      operation: "X",
      reason: { _tag: "Transport" },
      description: "reset",
      attempts: 1,
      cause
    })
    assert.strictEqual(error.cause, cause)
    assert.isTrue(cause.sent)
    assert.notProperty(cause, "cause")
  })
})
