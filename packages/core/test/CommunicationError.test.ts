import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { CommunicationError, type Reason } from "../src/CommunicationError.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { complete, failure } from "./support/virtual.ts"

const asked = Effect.fnUntraced(function* (step: ScriptedTransport.Answer) {
  const client = yield* sample.connect(ScriptedTransport.make([step]), { retry: { attempts: 1 } })
  return (yield* failure(client.invoke(sample.read, { id: "1" }))).error
})

describe("Microsoft's envelopes", () => {
  it.effect("of ACS: code, message, target, the innermost code, the request id", () =>
    Effect.gen(function* () {
      const error = yield* asked({
        status: 400,
        headers: { "X-Ms-Request-Id": "r1" },
        body: {
          error: {
            code: "8501",
            message: "The participant is not in the call.",
            target: "participantToRemove",
            details: [{ code: "x", message: "y" }],
            innererror: { code: "outer", innererror: { code: "inner", message: "deep" } }
          }
        }
      })
      assert.deepInclude(error, {
        operation: "Sample_Read",
        status: 400,
        code: "8501",
        subCode: "inner",
        target: "participantToRemove",
        requestId: "r1",
        attempts: 1,
        description: "The participant is not in the call.",
        reason: { _tag: "InvalidRequest", field: "participantToRemove", expected: undefined }
      })
      assert.strictEqual(error.message, "Sample_Read: InvalidRequest: The participant is not in the call.")
    })
  )

  it.effect("of Graph: innerError without a code, numeric codes, request-id", () =>
    Effect.gen(function* () {
      const error = yield* asked({
        status: 404,
        headers: { "request-id": "r2" },
        body: {
          error: {
            code: 8522,
            message: "Call not found.",
            innerError: { date: "2026-11-22T08:00:00", "request-id": "r2", "client-request-id": "c" }
          }
        }
      })
      assert.deepInclude(error, { code: "8522", subCode: undefined, requestId: "r2" })
      assert.deepStrictEqual(error.reason, { _tag: "NotFound" })
    })
  )

  it.effect.each([
    { status: 502, body: "<html><h1>502 Bad Gateway</h1></html>" },
    { status: 503, body: "" },
    { status: 500, body: "null" },
    { status: 500, body: '"text"' },
    { status: 500, body: { error: null } },
    { status: 500, body: { error: "text" } },
    { status: 500, body: { error: { code: {}, message: [] } } }
  ])("that are none leave the status: $status $body", (answer) =>
    Effect.gen(function* () {
      const error = yield* asked(answer)
      assert.deepInclude(error, {
        status: answer.status,
        description: `status ${answer.status}`,
        reason: { _tag: "Unavailable" },
        code: undefined,
        target: undefined
      })
    })
  )

  const others: ReadonlyArray<
    readonly [
      what: string,
      body: unknown,
      said: { description: string; code?: string; subCode?: string; target?: string }
    ]
  > = [
    [
      "CommunicationError, capital letters",
      { CommunicationError: { Code: "BadRequest", Message: "Too many participants", Target: "targets", Details: [] } },
      { description: "Too many participants", code: "BadRequest", target: "targets" }
    ],
    [
      "CommunicationError, small letters",
      {
        communicationError: null,
        CommunicationError: { code: "BadRequest", message: "Too many", innererror: { code: "x" } }
      },
      { description: "Too many", code: "BadRequest", subCode: "x" }
    ],
    [
      "capital letters at the top",
      { Code: "BadRequest", Message: "The initiator takes no part", InnerError: { Code: "5001" } },
      { description: "The initiator takes no part", code: "BadRequest", subCode: "5001" }
    ],
    ["Error, capital letters", { Error: { Code: "8522", Message: "No." } }, { description: "No.", code: "8522" }],
    [
      "communicationError, small letters",
      { communicationError: { code: "8501", message: "No." } },
      { description: "No.", code: "8501" }
    ],
    [
      "small letters at the top",
      { code: 8501, message: "Call not found." },
      { description: "Call not found.", code: "8501" }
    ],
    ["capital letters inside", { error: { Code: "8522", Message: "No." } }, { description: "No.", code: "8522" }],
    [
      "a list",
      [
        { code: "a", message: "first" },
        { code: "b", message: "second" }
      ],
      { description: "first", code: "a" }
    ],
    [
      "a storage's problem details",
      { title: "Unauthorized", status: 401, instance: "/a/trace", message: "The token has no access", traceId: "00-1" },
      { description: "The token has no access" }
    ],
    [
      "problem details",
      { type: "about:blank", title: "Gone", detail: "The file is gone." },
      { description: "The file is gone." }
    ],
    ["a title alone", { title: "Gone" }, { description: "Gone" }],
    ["an error that is a text", { error: "invalid", message: "No such thing." }, { description: "No such thing." }]
  ]
  for (const [what, body, said] of others)
    it.effect(`of another form keep code and message: ${what}`, () =>
      Effect.gen(function* () {
        const error = yield* asked({ status: 400, body })
        const { code, description, subCode, target } = error
        const absent = { code: undefined, subCode: undefined, target: undefined }
        assert.deepStrictEqual({ code, description, subCode, target }, { ...absent, ...said })
      })
    )

  it.effect("that say it all leave no body; what else was answered is kept, masked and cut", () =>
    Effect.gen(function* () {
      const whole = yield* asked({ status: 400, body: { error: { code: "8501", message: "No." } } })
      assert.notProperty(whole, "body")
      assert.notProperty(yield* asked({ status: 503 }), "body")
      const page = yield* asked({ status: 502, body: "<html><h1>502</h1> for 4:+14255550123</html>" })
      assert.strictEqual(page.body, "<html><h1>502</h1> for <phone number></html>")
      const text = yield* asked({ status: 503, body: "upstream connect error, +1 (425) 555-0123" })
      assert.deepInclude(text, { description: "status 503", body: "upstream connect error, <phone number>" })
      const other = yield* asked({ status: 400, body: { title: "Bad", errors: { to: ["is required"] } } })
      assert.strictEqual(other.body, '{"title":"Bad","errors":{"to":["is required"]}}')
      const long = yield* asked({ status: 500, body: "x".repeat(1_000_000) })
      assert.lengthOf(long.body ?? "", 2_000)
      // What was answered to a success is data of people.
      assert.notProperty(yield* asked({ status: 200, body: { name: 5, note: "hello" } }), "body")
    })
  )

  for (const key of ["__proto__", "constructor", "toString", "prototype", "hasOwnProperty"])
    it.effect(`with the key ${key} neither crash nor reach other objects`, () =>
      Effect.gen(function* () {
        const inner = `{"${key}":{"code":"x","message":"x","polluted":1}}`
        const bodies = [inner, `{"error":${inner}}`, `[${inner}]`, `{"CommunicationError":{"innererror":${inner}}}`]
        for (const body of bodies) {
          const error = yield* asked({ status: 400, headers: { [key]: "x", "retry-after": key }, body })
          assert.deepInclude(error, { description: "status 400", code: undefined, subCode: undefined })
        }
        const { name } = yield* Effect.flip(asked({ status: 200, body: `{"name":"a","${key}":{"polluted":1}}` }))
        assert.strictEqual(name, "a")
        assert.notProperty({}, "polluted")
      })
    )

  it.effect("inner errors nested without end neither overflow the stack nor end the process", () =>
    Effect.gen(function* () {
      const depth = 50_000
      const inner = `${'{"innererror":'.repeat(depth)}{"code":"inner"}${"}".repeat(depth)}`
      const error = yield* asked({ status: 400, body: `{"error":${inner}}` })
      assert.strictEqual(error.subCode, "inner")
    })
  )

  it.effect("a message without end is cut", () =>
    Effect.gen(function* () {
      const error = yield* asked({ status: 500, body: { error: { message: "x".repeat(10_000) } } })
      assert.lengthOf(error.description, 500)
    })
  )

  it.effect.each([
    [400, "InvalidRequest"],
    [401, "Unauthorized"],
    [403, "Forbidden"],
    [404, "NotFound"],
    [405, "InvalidRequest"],
    [408, "Timeout"],
    [409, "Conflict"],
    [412, "PreconditionFailed"],
    [413, "InvalidRequest"],
    [429, "Throttled"],
    [500, "Unavailable"],
    [501, "Unavailable"],
    [503, "Unavailable"],
    [599, "Unavailable"],
    [302, "UnexpectedResponse"]
  ] as const)("%s", ([status, tag]) =>
    Effect.gen(function* () {
      assert.strictEqual((yield* asked({ status })).reason._tag, tag)
    })
  )
})

describe("secrets", () => {
  const secrets = [
    "+14255550123",
    "14255550123",
    "aaaa-bbbb_cccc-dddd",
    "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln",
    sample.accessKey
  ]
  const text = `participant 4:+14255550123 of 8:acs:aaaa-bbbb_cccc-dddd and 8%3Aacs%3Aaaaa-bbbb_cccc-dddd called +1 (425) 555-0123
    with Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln and accesskey=${sample.accessKey}`

  const leak = (error: CommunicationError) => {
    const shown = [
      error.message,
      error.description,
      error.code,
      error.subCode,
      error.target,
      JSON.stringify(error.reason)
    ].join("\n")
    for (const secret of secrets) assert.notInclude(shown, secret)
  }

  it.effect("in a service's envelope reach no message", () =>
    Effect.gen(function* () {
      for (const status of [400, 429, 500])
        leak(
          yield* asked({
            status,
            body: { error: { code: text, message: text, target: text, innererror: { code: text } } }
          })
        )
    })
  )

  it.effect("in a transport's error reach no message", () =>
    Effect.gen(function* () {
      const client = yield* sample.connect({
        send: () => {
          throw new Error(text)
        }
      })
      leak((yield* failure(client.invoke(sample.play, { id: "1" }))).error)
    })
  )

  it.effect("in a body that does not fit reach no message", () =>
    Effect.gen(function* () {
      const body = { name: { "4:+14255550123": text }, [text]: text }
      const client = yield* sample.connect(ScriptedTransport.make([{ status: 200, body }]))
      leak((yield* failure(client.invoke(sample.read, { id: "1" }))).error)
    })
  )

  it.effect("in an input that does not fit reach no message", () =>
    Effect.gen(function* () {
      const client = yield* sample.connect(ScriptedTransport.make([]))
      const participant = {
        rawId: "4:+14255550123",
        communicationUser: { id: "8:acs:aaaa-bbbb_cccc-dddd" },
        phoneNumber: { value: "+14255550123" }
      }
      leak((yield* failure(client.invoke(sample.act, { id: "1", participant }))).error)
    })
  )
})

describe("reasons", () => {
  it.effect("can be picked one by one", () =>
    Effect.gen(function* () {
      const client = yield* sample.connect(ScriptedTransport.make([{ status: 404 }]))
      const picked = client.invoke(sample.read, { id: "1" }).pipe(
        Effect.catchIf(
          (error) => error.reason._tag === "NotFound",
          () => Effect.succeed("nothing")
        )
      )
      const { exit } = yield* complete(picked)
      assert.deepStrictEqual(yield* exit, "nothing")
    })
  )

  it("are in the message", () => {
    const reason: Reason = { _tag: "Throttled", retryAfter: 5 }
    const error = new CommunicationError({ operation: "X", reason, description: "slow down", attempts: 1 })
    assert.strictEqual(String(error), "CommunicationError: X: Throttled: slow down")
  })
})
