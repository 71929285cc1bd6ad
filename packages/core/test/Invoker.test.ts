import { assert, describe, it, vi } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { complete, failure, value } from "./support/virtual.ts"

const thing = { status: 200, body: { name: "a" } }

describe("a request", () => {
  it.effect("names the operation's method, path, query and version", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([thing])
      const client = yield* sample.connect(transport, { userAgent: "my-app/1.0" })
      const { value: answer } = yield* value(
        client.invoke(sample.read, { id: "8:acs:a b/c", top: 5, filter: "x&y=é" }, { clientRequestId: "mine" })
      )
      assert.deepStrictEqual(answer, { name: "a" })
      const request = sample.requestOf(transport)
      assert.strictEqual(request.method, "GET")
      assert.strictEqual(request.origin, sample.endpoint)
      assert.strictEqual(request.path, "/things/8%3Aacs%3Aa%20b%2Fc?top=5&filter=x%26y%3D%C3%A9&api-version=2026-03-12")
      assert.strictEqual(request.headers["x-ms-client-request-id"], "mine")
      assert.strictEqual(request.headers["user-agent"], "my-app/1.0 effect-comms")
      assert.strictEqual(request.headers["accept"], "application/json")
      assert.isUndefined(request.headers["content-type"])
      assert.isUndefined(request.headers["repeatability-request-id"])
      assert.strictEqual(request.body, "")
    })
  )

  it.effect("carries the version of the call before that of the client before that of the service", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([thing, thing, thing])
      const plain = yield* sample.connect(transport)
      const older = yield* sample.connect(transport, { apiVersion: "2024-04-15" })
      yield* value(plain.invoke(sample.read, { id: "1" }))
      yield* value(older.invoke(sample.read, { id: "1" }))
      yield* value(older.invoke(sample.read, { id: "1" }, { apiVersion: "2023-03-06" }))
      assert.deepStrictEqual(
        transport.requests.map(({ path }) => path),
        ["2026-03-12", "2024-04-15", "2023-03-06"].map((version) => `/things/1?api-version=${version}`)
      )
    })
  )

  it.effect("puts the version into the path where the service wants it there", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([thing])
      const client = yield* sample.connect(transport)
      const read = { ...sample.read, service: { ...sample.service, versionIn: "path" as const } }
      yield* value(client.invoke(read, { id: "1", top: 2 }))
      assert.strictEqual(transport.requests[0]?.path, "/2026-03-12/things/1?top=2")
    })
  )

  it.effect("has the operation's first media type unless the call chooses another", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ status: 204 }, { status: 204 }])
      const client = yield* sample.connect(transport)
      const input = { id: "1", name: "a" }
      yield* value(client.invoke(sample.update, input))
      yield* value(client.invoke(sample.update, input, { contentType: "application/json" }))
      assert.deepStrictEqual(
        transport.requests.map(({ headers }) => headers["content-type"]),
        ["application/merge-patch+json", "application/json"]
      )
      assert.deepStrictEqual(transport.requests[0]?.json, { name: "a" })
    })
  )

  it.effect("carries the pair, the id alone, or neither, as the operation says", () =>
    Effect.gen(function* () {
      const accepted = { status: 202, body: {} }
      const created = { status: 201, body: { name: "a" } }
      const transport = ScriptedTransport.make([accepted, created, created, accepted])
      const client = yield* sample.connect(transport)
      yield* value(client.invoke(sample.act, { id: "1", participant: sample.participant }))
      yield* value(client.invoke(sample.create, { name: "a" }))
      yield* value(client.invoke(sample.open, { name: "a" }))
      yield* value(client.invoke(sample.play, { id: "1" }))
      const [acted, createdRequest, opened, played] = transport.requests.map(({ headers }) => [
        headers["repeatability-request-id"],
        headers["repeatability-first-sent"]
      ])
      const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
      for (const request of [acted, createdRequest]) {
        assert.match(request?.[0] ?? "", uuid)
        assert.strictEqual(request?.[1], "Thu, 01 Jan 1970 00:00:00 GMT")
      }
      assert.match(opened?.[0] ?? "", uuid)
      assert.isUndefined(opened?.[1])
      assert.deepStrictEqual(played, [undefined, undefined])
    })
  )
})

describe("what is refused before anything is sent", () => {
  const refused = Effect.fnUntraced(function* (
    call: (client: Effect.Success<ReturnType<typeof sample.connect>>) => Effect.Effect<unknown, unknown>
  ) {
    const transport = ScriptedTransport.make([])
    const client = yield* sample.connect(transport)
    const { error } = yield* failure(call(client))
    assert.lengthOf(transport.requests, 0)
    assert.isTrue(typeof error === "object" && error !== null && "reason" in error && "attempts" in error)
    return error
  })

  it.effect("an operation that the version does not have", () =>
    Effect.gen(function* () {
      const error = yield* refused((client) => client.invoke(sample.play, { id: "1" }, { apiVersion: "2024-04-15" }))
      assert.deepInclude(error, {
        operation: "Sample_Play",
        attempts: 0,
        reason: {
          _tag: "InvalidRequest",
          field: "apiVersion",
          expected: "expected one that has this operation: 2025-05-15-preview, 2026-03-12"
        }
      })
    })
  )

  it.effect("a field that the version does not have, and only in that version", () =>
    Effect.gen(function* () {
      const input = { id: "1", participant: sample.participant, callbackUri: "https://app.example" }
      const error = yield* refused((client) => client.invoke(sample.act, input, { apiVersion: "2023-03-06" }))
      assert.deepInclude(error, {
        reason: {
          _tag: "InvalidRequest",
          field: "callbackUri",
          expected: "expected nothing: api-version 2023-03-06 does not have it"
        }
      })
      const transport = ScriptedTransport.make([{ status: 202, body: {} }])
      const client = yield* sample.connect(transport, { apiVersion: "2024-04-15" })
      yield* value(client.invoke(sample.act, input))
      assert.lengthOf(transport.requests, 1)
    })
  )

  it.effect("a field of a nested model that the version does not have", () =>
    Effect.gen(function* () {
      const participant = { microsoftTeamsApp: { appId: "app" } }
      const error = yield* refused((client) =>
        client.invoke(sample.act, { id: "1", participant }, { apiVersion: "2023-03-06" })
      )
      assert.deepInclude(error, {
        reason: {
          _tag: "InvalidRequest",
          field: "participant.microsoftTeamsApp",
          expected: "expected nothing: api-version 2023-03-06 does not have it"
        }
      })
    })
  )

  it.effect("a body that does not fit, naming the field and not the value", () =>
    Effect.gen(function* () {
      const both = { ...sample.participant, communicationUser: { id: "8:acs:secret-user" } }
      const error = yield* refused((client) => client.invoke(sample.act, { id: "1", participant: both }))
      assert.deepInclude(error, {
        reason: {
          _tag: "InvalidRequest",
          field: "participant",
          expected: "expected a rawId or exactly one nested identifier"
        }
      })
      assert.notMatch(String(error), /14255550123|secret-user/)
    })
  )

  it.effect.each(["", ".", ".."])("a path parameter that is not an id but a step in the path: '%s'", (id) =>
    Effect.gen(function* () {
      const error = yield* refused((client) => client.invoke(sample.read, { id }))
      assert.deepInclude(error, { reason: { _tag: "InvalidRequest", field: "id", expected: "expected an id" } })
    })
  )

  it.effect.each([
    { field: "x-ms-client-request-id", call: { clientRequestId: "1\r\nx-evil: 1" } },
    { field: "x-ms-client-request-id", call: { clientRequestId: "é" } },
    { field: "content-type", call: { contentType: "text/plain\nx-evil: 1" } },
    { field: "user-agent", client: { userAgent: "app\r\nx-evil: 1" } }
  ])("a text that cannot stand in a header, at once and not after four attempts: $field", ({ call, client, field }) =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([])
      const sending = yield* sample.connect(transport, client)
      const input = { id: "1", participant: sample.participant }
      const { error, millis } = yield* failure(sending.invoke(sample.act, input, call))
      assert.lengthOf(transport.requests, 0)
      assert.strictEqual(millis, 0)
      assert.deepInclude(error, {
        attempts: 0,
        reason: { _tag: "InvalidRequest", field, expected: "expected printable ASCII" }
      })
    })
  )

  it.effect("a query parameter of the wrong type", () =>
    Effect.gen(function* () {
      const error = yield* refused((client) => client.invoke(sample.read, { id: "1", top: 1.5 }))
      assert.deepInclude(error, { reason: { _tag: "InvalidRequest", field: "top", expected: "expected an integer" } })
    })
  )

  it.effect("a link of another endpoint, which would be sent this one's signature", () =>
    Effect.gen(function* () {
      for (const link of ["https://elsewhere.example/things", "/things", "no link"]) {
        const error = yield* refused((client) => client.follow(sample.list, link))
        assert.deepInclude(error, {
          reason: {
            _tag: "InvalidRequest",
            field: "nextLink",
            expected: "expected a URL of this endpoint"
          }
        })
      }
    })
  )
})

describe("an optional field that is undefined", () => {
  const input = (more: object): { readonly id: string; readonly participant: typeof sample.participant } =>
    Object.assign({ id: "1", participant: sample.participant }, more)

  it.effect("is absent, in the body, in a nested model and in the query", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ status: 202, body: {} }, { status: 202, body: {} }, thing, thing])
      const client = yield* sample.connect(transport)
      const nothing = { context: undefined, callbackUri: undefined }
      const absent = { kind: undefined, communicationUser: undefined }
      const participant: object = Object.assign(Object.create(null), { ...sample.participant, ...absent })
      yield* value(client.invoke(sample.act, input({})))
      yield* value(client.invoke(sample.act, input({ ...nothing, participant })))
      const [plain, padded] = transport.requests
      assert.deepStrictEqual([padded?.path, padded?.body], [plain?.path, plain?.body])
      const query: { readonly id: string } = Object.assign({ id: "1" }, { top: undefined, filter: undefined })
      yield* value(client.invoke(sample.read, query))
      assert.strictEqual(sample.requestOf(transport, 2).path, "/things/1?api-version=2026-03-12")
    })
  )

  it.effect("is what is left out, and nothing else: what does not fit is named as ever", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([])
      const client = yield* sample.connect(transport)
      const round: Record<string, unknown> = { context: undefined }
      round["self"] = round
      for (const [more, field] of [
        [{ participant: undefined }, "participant"],
        [{ context: 5, callbackUri: undefined }, "context"],
        [{ participant: { phoneNumber: { value: undefined } } }, "participant.phoneNumber.value"],
        [{ context: undefined, round, participant: 5 }, "participant"]
      ] as const) {
        const { error } = yield* failure(client.invoke(sample.act, input(more)))
        assert.deepInclude(error.reason, { _tag: "InvalidRequest", field })
      }
      assert.lengthOf(transport.requests, 0)
    })
  )
})

it.effect("a credential that dies kills the call with its defect", () =>
  Effect.gen(function* () {
    const defect = new Error("boom")
    const client = yield* sample.connect(ScriptedTransport.make([]), {
      credential: { authorize: () => Effect.die(defect) }
    })
    const { exit } = yield* complete(client.invoke(sample.read, { id: "1" }))
    assert.deepStrictEqual(exit, Exit.die(defect))
  })
)

it.live("limits longer than a platform's timer can take do not pass at once", () =>
  Effect.gen(function* () {
    const timers = vi.spyOn(globalThis, "setTimeout")
    yield* Effect.addFinalizer(() => Effect.sync(() => timers.mockRestore()))
    const client = yield* sample.connect(ScriptedTransport.make([thing]))
    yield* client.invoke(sample.read, { id: "1" }, { deadlineMillis: Infinity, attemptTimeoutMillis: Infinity })
    const delays = timers.mock.calls.map(([, delay]) => delay ?? 0)
    assert.isNotEmpty(delays)
    assert.isAtMost(Math.max(...delays), 2 ** 31 - 1)
  }).pipe(Effect.scoped)
)

describe("an answer", () => {
  const answered = Effect.fnUntraced(function* (step: ScriptedTransport.Answer) {
    const client = yield* sample.connect(ScriptedTransport.make([step]))
    return client
  })

  it.effect("is decoded: unknown fields are dropped, null is absence", () =>
    Effect.gen(function* () {
      const client = yield* answered({ status: 200, body: { name: "a", note: null, later: 1 } })
      assert.deepStrictEqual((yield* value(client.invoke(sample.read, { id: "1" }))).value, { name: "a" })
    })
  )

  it.effect("without a body is read as nothing", () =>
    Effect.gen(function* () {
      const client = yield* answered({ status: 204, body: "ignored" })
      assert.isUndefined((yield* value(client.invoke(sample.remove, { id: "1" }))).value)
    })
  )

  it.effect("takes a field from its header", () =>
    Effect.gen(function* () {
      const client = yield* answered({ status: 200, headers: { LOCATION: "/jobs/1" }, body: { status: "running" } })
      assert.deepStrictEqual((yield* value(client.invoke(sample.begin, {}))).value, {
        status: "running",
        location: "/jobs/1"
      })
      const without = yield* answered({ status: 200, body: { status: "running" } })
      assert.deepStrictEqual((yield* value(without.invoke(sample.begin, {}))).value, { status: "running" })
    })
  )

  it.effect.each([
    { body: { name: 7 }, field: "name", expected: "expected string" },
    { body: {}, field: "name", expected: "is required" },
    { body: [], field: "", expected: "expected object" },
    { body: "<html>", field: "", expected: "expected JSON" }
  ])("that does not fit fails and is not sent again: $body", ({ body, expected, field }) =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ status: 200, headers: { "x-ms-request-id": "r1" }, body }])
      const client = yield* sample.connect(transport)
      const { error } = yield* failure(client.invoke(sample.read, { id: "1" }))
      assert.deepStrictEqual(error.reason, { _tag: "UnexpectedResponse", field, expected })
      assert.deepInclude(error, { status: 200, requestId: "r1", attempts: 1 })
      assert.lengthOf(transport.requests, 1)
    })
  )

  it.effect("names a nested place by its path", () =>
    Effect.gen(function* () {
      const client = yield* answered({ status: 200, body: { value: [{ name: "a" }, { name: null }] } })
      const { error } = yield* failure(client.invoke(sample.list, {}))
      assert.deepStrictEqual(error.reason, {
        _tag: "UnexpectedResponse",
        field: "value[1].name",
        expected: "expected string"
      })
    })
  )

  it.effect("of another 2xx or a redirect is unexpected", () =>
    Effect.gen(function* () {
      for (const status of [202, 302]) {
        const client = yield* answered({ status })
        const { error } = yield* failure(client.invoke(sample.read, { id: "1" }))
        assert.strictEqual(error.reason._tag, "UnexpectedResponse")
        assert.strictEqual(error.status, status)
      }
    })
  )
})
