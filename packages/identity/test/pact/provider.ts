/**
 * Pact's mock of Identity, the real client against it, and the vocabulary of provider states.
 *
 * States, with their parameters; a verification has to bring each about:
 * - `an identity` {id}: the user exists, and requests are signed with the resource's access key.
 * - `a resource`: requests are signed with the resource's access key.
 * - `the access key is wrong`: requests are signed with another key.
 * - `the caller is not allowed`: the service answers 403. `too many requests`: 429. `the service fails`: 500. None executes the request.
 */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { assert, it } from "@effect/vitest"
import { MatchersV3, PactV4 } from "@pact-foundation/pact"
import * as Effect from "effect/Effect"
import * as Identity from "../../src/Identity.ts"

export const { regex, string } = MatchersV3

// The values of Microsoft's examples.
export const user = "8:acs:2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
export const userPath =
  "/identities/8%3Aacs%3A2dee53b4-368b-45b4-ab52-8493fb117652_00000005-14a2-493b-8a72-5a3a0d000081"
export const scopes = ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"]

/** A token as the service writes it: seven fraction digits and an offset. */
export const accessToken = {
  token: string("token"),
  expiresOn: regex(
    "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$",
    "2023-10-10T21:39:39.3244584+00:00"
  )
}

/** JSON values by name. */
type StateParameters = NonNullable<Parameters<ReturnType<PactV4["addInteraction"]>["given"]>[1]>

/** A provider state. */
export interface State {
  readonly name: string
  readonly parameters?: StateParameters
}

export const resource: State = { name: "a resource" }
export const identity: State = { name: "an identity", parameters: { id: user } }

/** An exchange: what the client sends and what the service answers. */
export interface Exchange {
  readonly description: string
  readonly states: ReadonlyArray<State>
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly response: { readonly status: number; readonly body?: unknown }
}

const pact = new PactV4({
  consumer: "effect-comms-identity",
  provider: "azure-communication-identity",
  dir: "pacts",
  logLevel: "warn"
})

const connectionString = (url: string) => `endpoint=${url}/;accesskey=c2VjcmV0`

const signature = {
  Authorization: regex(
    "^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=[A-Za-z0-9+/]{43}=$",
    "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
  ),
  "x-ms-date": regex(
    "^[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$",
    "Tue, 10 Oct 2023 20:39:39 GMT"
  ),
  "x-ms-content-sha256": regex("^[A-Za-z0-9+/]{43}=$", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
}

/** Writes an exchange into the contract and runs an effect against a mock that plays it; the client tries once. */
export const exchange = async <A, E>(
  expected: Exchange,
  effect: Effect.Effect<A, E, Identity.Identity>
): Promise<A> => {
  const { body, response } = expected
  const interaction = pact.addInteraction().uponReceiving(expected.description)
  for (const { name, parameters } of expected.states) interaction.given(name, parameters)
  const done = await interaction
    .withRequest(expected.method, expected.path, (request) => {
      request.query({ "api-version": "2023-10-01" })
      request.headers(body === undefined ? signature : { ...signature, "Content-Type": "application/json" })
      if (body !== undefined) request.jsonBody(body)
    })
    .willRespondWith(response.status, (answer) => {
      if (response.body !== undefined) answer.jsonBody(response.body)
    })
    .executeTest(async ({ url }) => {
      const client = Identity.layer({
        connectionString: connectionString(url),
        apiVersion: "2023-10-01",
        retry: { attempts: 1 }
      })
      return { value: await Effect.runPromise(Effect.provide(effect, client)) }
    })
  if (done === undefined) throw new Error("the mock did not run the test")
  return done.value
}

/** The refusals that Identity documents as its default envelope, with the provider state that brings each about. */
const refusals = [
  { status: 401, state: { name: "the access key is wrong" }, reason: "Unauthorized" },
  { status: 403, state: { name: "the caller is not allowed" }, reason: "Forbidden" },
  { status: 429, state: { name: "too many requests" }, reason: "Throttled" },
  { status: 500, state: { name: "the service fails" }, reason: "Unavailable" }
] as const

/** An operation that is asked for where the service refuses it. */
export interface Refusable<A, E> extends Omit<Exchange, "description" | "response"> {
  /** What is asked for, as in `a request to …`. */
  readonly to: string
  readonly effect: Effect.Effect<A, E, Identity.Identity>
  /** Whether a repeat is harmless, so that a 500 does not leave open whether it was executed. Default false. */
  readonly repeatable?: boolean
}

/** Microsoft's envelope; its documentation gives no code and no text for Identity. */
export const envelope = { error: { code: string("Code"), message: string("Message.") } }

/** What is known of a refusal: reason, status, code and attempts. */
export const known = (error: unknown) =>
  error instanceof CommunicationError ? [error.reason._tag, error.status, error.code, error.attempts] : error

/** Tests that each refusal of an operation becomes its typed error. */
export const itIsRefused = <A, E>({ effect, repeatable = false, states, to, ...request }: Refusable<A, E>) =>
  it.each(refusals)(`to ${to} is refused with $status`, async ({ reason, state, status }) => {
    const error = await exchange(
      {
        ...request,
        description: `a request to ${to} that is refused with ${status}`,
        states: [...states, state],
        response: { status, body: envelope }
      },
      Effect.flip(effect)
    )
    const expected = status === 500 && !repeatable ? "Ambiguous" : reason
    assert.deepStrictEqual(known(error), [expected, status, "Code", 1])
  })
