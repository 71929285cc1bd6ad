/** What a contract can say of effect and identity, each with the mistakes of a provider that it has to see. */
import { assert, describe, it } from "@effect/vitest"
import { verifyText } from "./verifyText.ts"

const user = "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
const jane = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
const requestId = "3c1f4b8a-5c39-4a3c-9a0e-0d5e7f1b2c3d"

interface Request {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface Service {
  readonly provider: string
  readonly apiVersion: string
  readonly authorization: string
}

const identity: Service = {
  provider: "azure-communication-identity",
  apiVersion: "2023-10-01",
  authorization: "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=example"
}
const chat: Service = {
  provider: "azure-communication-chat",
  apiVersion: "2025-03-15",
  authorization: "Bearer token"
}

const executed = ({ apiVersion }: Service, { headers = {}, ...request }: Request, status: number, body?: unknown) => ({
  name: "the request was executed",
  params: { ...request, apiVersion, headers, answer: { status, body } }
})

const json = (content: unknown) => ({ content, contentType: "application/json", encoded: false })

/** A request of the contract, with what is expected of its answer. */
const exchange = (
  { apiVersion, authorization }: Service,
  description: string,
  providerStates: ReadonlyArray<unknown>,
  { body, headers = {}, method, path }: Request,
  response: Readonly<Record<string, unknown>>
) => ({
  type: "Synchronous/HTTP",
  description,
  providerStates,
  request: {
    method,
    path,
    query: { "api-version": [apiVersion] },
    headers: {
      Authorization: [authorization],
      ...(body === undefined ? {} : { "Content-Type": ["application/json"] }),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
    },
    ...(body === undefined ? {} : { body: json(body) })
  },
  response
})

/** The failures of each exchange, which are verified at once: a verification is a process of its own. */
const verify = ({ provider }: Service, ...interactions: ReadonlyArray<ReturnType<typeof exchange>>) => {
  const all = verifyText(
    JSON.stringify({
      consumer: { name: "a" },
      provider: { name: provider },
      interactions,
      metadata: { pactSpecification: { version: "4.0" } }
    })
  )
  return async (description: string) =>
    (await all).failures.filter((line) => line.includes(description) || line.startsWith("state ")).join("\n")
}

const created: Request = { method: "POST", path: "/identities", body: {} }
const userPath = `/identities/${encodeURIComponent(user)}`
const deleted: Request = { method: "DELETE", path: userPath }
const issue: Request = { method: "POST", path: `${userPath}/:issueAccessToken`, body: { scopes: ["chat"] } }

describe("the request was executed", () => {
  const given = [executed(identity, created, 201, { identity: { id: user } })]
  const gone = [...given, executed(identity, deleted, 204)]
  const kept = verify(
    identity,
    exchange(identity, "a user that was created", given, deleted, { status: 204 }),
    exchange(identity, "a user that is gone", gone, issue, {
      status: 404,
      body: json({ error: { code: "NotFound" } })
    }),
    exchange(identity, "a user that is still there", gone, issue, { status: 200, body: json({}) })
  )

  it("lets what it made be read under the contract's id", async () => {
    assert.strictEqual(await kept("a user that was created"), "")
  })

  it("shows an effect that is not there", async () => {
    assert.strictEqual(await kept("a user that is gone"), "")
    assert.match(await kept("a user that is still there"), /200.*404/)
  })

  it("fails when it is answered with another status, or without what the contract names", async () => {
    const wrong = [executed(identity, created, 200)]
    const nameless = [executed(identity, created, 201, { accessToken: { token: "a token of the user" } })]
    const failed = verify(
      identity,
      exchange(identity, "after another status", wrong, created, { status: 201 }),
      exchange(identity, "after an answer without a token", nameless, created, { status: 201 })
    )
    const lines = await failed("after")
    assert.match(lines, /state "the request was executed": .*expected 200, found 201/)
    assert.match(lines, /answer\.accessToken\.token: expected a string/)
  })

  it("tells a replay, which has the same id, from a second execution", async () => {
    const thread = { chatThread: { id: "19:uni01_zbnh3nt2dfuffezc3sox7dog7wfhk6y5qe2rwlnfhlhdzirihdpq@thread.v2" } }
    const pair = { "repeatability-request-id": requestId }
    const create: Request = { method: "POST", path: "/chat/threads", headers: pair, body: { topic: "Lunch" } }
    const another = { "repeatability-request-id": requestId.replace("3c", "4c") }
    const states = [{ name: "a chat user", params: { userId: jane } }, executed(chat, create, 201, thread)]
    const answer = { status: 201, body: json(thread) }
    const lines = verify(
      chat,
      exchange(chat, "a replay", states, create, answer),
      exchange(chat, "a second execution", states, { ...create, headers: another }, answer)
    )
    assert.strictEqual(await lines("a replay"), "")
    assert.match(await lines("a second execution"), /\$\.chatThread\.id/)
  })
})
