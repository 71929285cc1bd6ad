/** What the local cloud refuses, as the wire has it: Microsoft's status, envelope and headers, and nothing changed. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bearer } from "../graph-calls/support/bot.ts"
import { at, exchange, type Received, type Sent, signed } from "../identity/support/wire.ts"
import { everything, type Scene, worldOf } from "./support/everything.ts"
import { application, notificationsUri } from "./support/Program.ts"

interface Case {
  readonly name: string
  readonly as: "resource" | "user" | "application" | "nobody"
  readonly sent: (scene: Scene) => Sent
  readonly status: number
  readonly code: string
  readonly message: RegExp
  readonly result?: "rejected"
}

const requestId = "0f50d091-5bd3-448b-884d-44be7037d9b9"
const firstSent = "Sat, 14 Mar 2026 09:26:53 GMT"
const customer = { phoneNumber: { value: "+14255550123" } }
const large = { operationContext: "x".repeat(1024 * 1024) }

const removal =
  (version: string, more: Partial<Sent> = {}) =>
  ({ callConnectionId }: Scene): Sent => ({
    method: "POST",
    path: `/calling/callConnections/${callConnectionId}/participants:remove${version}`,
    body: { participantToRemove: customer },
    ...more
  })
const newest = "?api-version=2026-03-12"
const inThread =
  (version: string, more: Partial<Sent> = {}) =>
  ({ bob, chatThreadId }: Scene): Sent => ({
    method: "POST",
    path: `/chat/threads/${encodeURIComponent(chatThreadId)}/participants/:update${version}`,
    body: { ...bob.participant, displayName: "changed" },
    ...more
  })
const preview = "?api-version=2021-10-01-preview7"
const identity =
  (version: string, more: Partial<Sent> = {}) =>
  (): Sent => ({ method: "POST", path: `/identities${version}`, body: {}, ...more })
const inGraphCall =
  (prefix: string, more: Partial<Sent> = {}) =>
  ({ id }: Scene): Sent => ({
    method: "POST",
    path: `${prefix}/communications/calls/${id}/cancelMediaProcessing`,
    body: { clientContext: "c" },
    ...more
  })

const unspecified = { status: 400, code: "ApiVersionUnspecified", message: /^An API version is required/ }
const unsupported = (version: string) => ({
  status: 400,
  code: "UnsupportedApiVersion",
  message: new RegExp(
    `^The HTTP resource that matches the request URI 'http://127\\.0\\.0\\.1:4280/\\S+' does not support the API version '${version}'\\.$`
  )
})
const rejected = { status: 400, code: "BadRequest", result: "rejected" } as const
const tooLarge = { status: 413, code: "PayloadTooLarge", message: /1 MiB/ }

const cases: ReadonlyArray<Case> = [
  { name: "no credentials", as: "nobody", sent: removal(newest), status: 401, code: "Unauthorized", message: /^Auth/ },
  {
    name: "no credentials in Chat",
    as: "nobody",
    sent: inThread(preview),
    status: 401,
    code: "Unauthorized",
    message: /^Authorization/
  },
  {
    name: "the key of the resource in Chat",
    as: "resource",
    sent: inThread(preview),
    status: 401,
    code: "Unauthorized",
    message: /^Authorization: expected the bearer token of a user/
  },
  {
    name: "a user's token in Call Automation",
    as: "user",
    sent: removal(newest),
    status: 401,
    code: "Unauthorized",
    message: /^Authorization/
  },
  {
    name: "no credentials in Graph",
    as: "nobody",
    sent: inGraphCall("/v1.0"),
    status: 401,
    code: "InvalidAuthenticationToken",
    message: /^Access token is empty/
  },
  { name: "no api-version", as: "resource", sent: removal(""), ...unspecified },
  { name: "no api-version in Chat", as: "user", sent: inThread(""), ...unspecified },
  { name: "no api-version in Identity", as: "resource", sent: identity(""), ...unspecified },
  {
    name: "an unknown api-version",
    as: "resource",
    sent: removal("?api-version=2019-01-01"),
    ...unsupported("2019-01-01")
  },
  {
    name: "an unknown api-version in Identity",
    as: "resource",
    sent: identity("?api-version=2019-01-01"),
    ...unsupported("2019-01-01")
  },
  {
    name: "a version of Chat without update participant",
    as: "user",
    sent: inThread("?api-version=2025-03-15"),
    ...unsupported("2025-03-15")
  },
  {
    name: "a version of Call Automation without unhold",
    as: "resource",
    sent: ({ callConnectionId }) => ({
      method: "POST",
      path: `/calling/callConnections/${callConnectionId}:unhold?api-version=2023-10-15`,
      body: { targetParticipant: customer }
    }),
    ...unsupported("2023-10-15")
  },
  {
    name: "an unknown version of Graph",
    as: "application",
    sent: inGraphCall("/v2.0"),
    status: 400,
    code: "BadRequest",
    message: /^Invalid version\.$/
  },
  {
    name: "a field that the version does not have",
    as: "resource",
    sent: removal("?api-version=2023-03-06", {
      body: { participantToRemove: customer, operationCallbackUri: "http://127.0.0.1:9999/events" }
    }),
    status: 400,
    code: "8523",
    message: /^operationCallbackUri: /
  },
  {
    name: "half a pair: the id",
    as: "resource",
    sent: removal(newest, { headers: { "repeatability-request-id": requestId } }),
    ...rejected,
    message: /^Repeatability-First-Sent/
  },
  {
    name: "half a pair: the date",
    as: "resource",
    sent: removal(newest, { headers: { "repeatability-first-sent": firstSent } }),
    ...rejected,
    message: /^Repeatability-Request-ID/
  },
  {
    name: "an id that is none",
    as: "resource",
    sent: removal(newest, { headers: { "repeatability-request-id": "1", "repeatability-first-sent": firstSent } }),
    ...rejected,
    message: /^Repeatability-Request-ID: expected a UUID/
  },
  {
    name: "a date that is none",
    as: "resource",
    sent: removal(newest, { headers: { "repeatability-request-id": requestId, "repeatability-first-sent": "now" } }),
    ...rejected,
    message: /^Repeatability-First-Sent: expected an IMF-fixdate/
  },
  {
    name: "a date outside five minutes",
    as: "resource",
    sent: removal(newest, {
      headers: { "repeatability-request-id": requestId, "repeatability-first-sent": "Sat, 14 Mar 2026 09:20:53 GMT" }
    }),
    status: 412,
    code: "PreconditionFailed",
    message: /not in 5 minutes window/,
    result: "rejected"
  },
  {
    name: "malformed JSON",
    as: "resource",
    sent: removal(newest, { body: '{"participantToRemove":' }),
    status: 400,
    code: "8523",
    message: /^body: expected JSON/
  },
  {
    name: "malformed JSON in Chat",
    as: "user",
    sent: inThread(preview, { body: "{" }),
    status: 400,
    code: "BadRequest",
    message: /^body: expected JSON/
  },
  {
    name: "malformed JSON in Identity",
    as: "resource",
    sent: identity("?api-version=2023-10-01", { body: "{" }),
    status: 400,
    code: "BadRequest",
    message: /^body: expected JSON/
  },
  {
    name: "malformed JSON in Graph",
    as: "application",
    sent: inGraphCall("/v1.0", { body: "{" }),
    status: 400,
    code: "BadRequest",
    message: /body: expected JSON/
  },
  {
    name: "JSON of another shape",
    as: "resource",
    sent: removal(newest, { body: { participantToRemove: { phoneNumber: { value: 14_255_550_123 } } } }),
    status: 400,
    code: "8523",
    message: /^participantToRemove/
  },
  { name: "a body over 1 MiB", as: "resource", sent: removal(newest, { body: large }), ...tooLarge },
  { name: "a body over 1 MiB in Chat", as: "user", sent: inThread(preview, { body: large }), ...tooLarge },
  { name: "a body over 1 MiB in Graph", as: "application", sent: inGraphCall("/v1.0", { body: large }), ...tooLarge },
  {
    name: "an unknown call",
    as: "resource",
    sent: (scene) => removal(newest)({ ...scene, callConnectionId: requestId }),
    status: 404,
    code: "8522",
    message: /^Call not found\.$/
  },
  {
    name: "an unknown thread",
    as: "user",
    sent: (scene) => inThread(preview)({ ...scene, chatThreadId: "19:none@thread.v2" }),
    status: 404,
    code: "NotFound",
    message: /thread/
  },
  {
    name: "an unknown Graph call",
    as: "application",
    sent: (scene) => inGraphCall("/v1.0")({ ...scene, id: requestId }),
    status: 404,
    code: "8522",
    message: /^Call not found\.$/
  },
  {
    name: "an unknown path",
    as: "resource",
    sent: () => ({ method: "POST", path: `/calling/nothing${newest}`, body: {} }),
    status: 404,
    code: "NotFound",
    message: /no operation/
  },
  {
    name: "an unknown path of Graph",
    as: "application",
    sent: () => ({ method: "GET", path: "/v1.0/nothing" }),
    status: 400,
    code: "BadRequest",
    message: /^Resource not found for the segment 'nothing'\.$/
  }
]

const clientRequestId = "2b9b1a90-6f0c-4f3e-8d3f-1c1f4a1f7f11"

const sendAs = (scene: Scene, { as, sent }: Case): Effect.Effect<Received> => {
  const { alice, program } = scene
  const { headers, ...rest } = sent(scene)
  const named = { ...headers, "x-ms-client-request-id": clientRequestId, "client-request-id": clientRequestId }
  const request = { ...rest, headers: named }
  const withBearer = (authorization: string) => exchange({ ...rest, headers: { authorization, ...named } })
  const sending =
    as === "resource"
      ? signed(request)
      : as === "user"
        ? withBearer(`Bearer ${alice.token}`)
        : as === "application"
          ? Effect.flatMap(bearer(application.clientId, application.tenantId), withBearer)
          : exchange(request)
  return program.run(sending)
}

describe("refused as Microsoft refuses", () => {
  it.effect.each(cases)("$name", (one) =>
    Effect.gen(function* () {
      const scene = yield* everything()
      const before = yield* worldOf(scene)
      const { body, header, status } = yield* sendAs(scene, one)
      const { path } = one.sent(scene)
      assert.strictEqual(status, one.status)
      assert.strictEqual(at(body, "error", "code"), one.code)
      assert.match(String(at(body, "error", "message")), one.message)
      assert.notMatch(JSON.stringify(body), /\+1425|8:acs:|Bearer e/)
      assert.strictEqual(header("repeatability-result"), one.result)
      assert.strictEqual(header("content-type"), "application/json; charset=utf-8")

      const error = at(body, "error")
      assert(typeof error === "object" && error !== null)
      if (/^\/(v\d\.0|beta)\//.test(path)) {
        assert.hasAllKeys(error, ["code", "message", "innerError"])
        assert.strictEqual(at(error, "innerError", "client-request-id"), clientRequestId)
        assert.strictEqual(at(error, "innerError", "request-id"), header("request-id"))
        assert.match(String(at(error, "innerError", "date")), /^2026-03-14T09:2\d:\d\d$/)
      } else {
        const target = one.code === "8522" ? ["target"] : []
        assert.hasAllKeys(error, ["code", "message", ...target])
        const echoed = path.startsWith("/chat") ? undefined : clientRequestId
        assert.strictEqual(header("x-ms-client-request-id"), echoed)
      }
      assert.deepStrictEqual(yield* worldOf(scene), before)
    })
  )

  it.effect("before 2024-09-15 an unknown call has no target", () =>
    Effect.gen(function* () {
      const scene = yield* everything()
      const { body } = yield* scene.program.run(
        signed(removal("?api-version=2024-04-15")({ ...scene, callConnectionId: requestId }))
      )
      assert.deepStrictEqual(body, { error: { code: "8522", message: "Call not found." } })
    })
  )

  it.effect("the id alone is what Chat's create thread sends, and no half of anything", () =>
    Effect.gen(function* () {
      const { alice, program } = yield* everything()
      const created = yield* program.run(
        exchange({
          method: "POST",
          path: "/chat/threads?api-version=2025-03-15",
          headers: { authorization: `Bearer ${alice.token}`, "repeatability-request-id": requestId },
          body: { topic: "t" }
        })
      )
      assert.strictEqual(created.status, 201)
      assert.isUndefined(created.header("repeatability-result"))
    })
  )

  it.effect("a Graph application may not look into the calls of another", () =>
    Effect.gen(function* () {
      const scene = yield* everything()
      const authorization = yield* scene.program.run(bearer("another-application", application.tenantId))
      const { body, status } = yield* scene.program.run(
        exchange({ method: "GET", path: `/v1.0/communications/calls/${scene.id}`, headers: { authorization } })
      )
      assert.deepStrictEqual([status, at(body, "error", "code")], [404, "8522"])
      assert.notInclude(JSON.stringify(body), notificationsUri)
    })
  )
})
