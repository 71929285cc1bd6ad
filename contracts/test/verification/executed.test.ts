/** What a contract can say of effect and identity, each with the mistakes of a provider that it has to see. */
import { assert, describe, it } from "@effect/vitest"
import { verifyText } from "./verifyText.ts"

const authorization = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=example"
const user = "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
const requestId = "3c1f4b8a-5c39-4a3c-9a0e-0d5e7f1b2c3d"
const apiVersion = "2023-10-01"

interface Request {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

const created: Request = { method: "POST", path: "/identities", body: {} }

const executed = ({ headers = {}, ...request }: Request, status: number, body?: unknown) => ({
  name: "the request was executed",
  params: { ...request, apiVersion, headers, answer: { status, body } }
})

const pactOf = (
  states: ReadonlyArray<unknown>,
  request: Request,
  response: Readonly<Record<string, unknown>>
): string =>
  JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "azure-communication-identity" },
    interactions: [
      {
        type: "Synchronous/HTTP",
        description: "a request",
        providerStates: states,
        request: {
          method: request.method,
          path: request.path,
          query: { "api-version": [apiVersion] },
          headers: {
            Authorization: [authorization],
            ...(request.body === undefined ? {} : { "Content-Type": ["application/json"] }),
            ...Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name, [value]]))
          },
          ...(request.body === undefined
            ? {}
            : { body: { content: request.body, contentType: "application/json", encoded: false } })
        },
        response
      }
    ],
    metadata: { pactSpecification: { version: "4.0" } }
  })

const json = (content: unknown) => ({ content, contentType: "application/json", encoded: false })

const userPath = `/identities/${encodeURIComponent(user)}`

describe("the request was executed", () => {
  const given = [executed(created, 201, { identity: { id: user } })]
  const deleted: Request = { method: "DELETE", path: userPath }
  const issue: Request = { method: "POST", path: `${userPath}/:issueAccessToken`, body: { scopes: ["chat"] } }

  it("lets what it made be read under the contract's id", async () => {
    const { failures } = await verifyText(pactOf(given, deleted, { status: 204 }))
    assert.deepStrictEqual(failures, [])
  })

  it("shows an effect that is not there", async () => {
    const gone = await verifyText(
      pactOf([...given, executed(deleted, 204)], issue, { status: 404, body: json({ error: { code: "NotFound" } }) })
    )
    assert.deepStrictEqual(gone.failures, [])
    const left = await verifyText(pactOf([...given, executed(deleted, 204)], issue, { status: 200, body: json({}) }))
    assert.match(left.failures.join("\n"), /200.*404/)
  })

  it("fails when it is answered with another status, or without what the contract names", async () => {
    const refused = await verifyText(pactOf([executed(created, 200)], created, { status: 201 }))
    assert.match(refused.failures.join("\n"), /state "the request was executed": .*expected 200, found 201/)
    const nameless = await verifyText(
      pactOf([executed(created, 201, { accessToken: { token: "token" } })], created, { status: 201 })
    )
    assert.match(nameless.failures.join("\n"), /answer\.accessToken\.token: expected a string/)
  })

  const pair = { "repeatability-request-id": requestId }
  const call: Request = { method: "POST", path: "/chat/threads", headers: pair, body: { topic: "Lunch" } }

  it("tells a replay, which has the same id, from a second execution", async () => {
    const jane = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
    const thread = { chatThread: { id: "19:uni01_zbnh3nt2dfuffezc3sox7dog7wfhk6y5qe2rwlnfhlhdzirihdpq@thread.v2" } }
    const version = "2025-03-15"
    const replay = (request: Request) =>
      pactOf(
        [
          { name: "a chat user", params: { userId: jane } },
          {
            name: "the request was executed",
            params: { ...call, apiVersion: version, answer: { status: 201, body: thread } }
          }
        ],
        request,
        { status: 201, body: json(thread) }
      )
        .replaceAll(authorization, "Bearer token")
        .replaceAll("azure-communication-identity", "azure-communication-chat")
        .replaceAll(apiVersion, version)
    assert.deepStrictEqual((await verifyText(replay(call))).failures, [])
    const again = { ...call, headers: { ...pair, "repeatability-request-id": requestId.replace("3c", "4c") } }
    assert.match((await verifyText(replay(again))).failures.join("\n"), /\$\.chatThread\.id/)
  })
})
