/**
 * Pact's mock of Graph, the real client against it, and the vocabulary of provider states.
 *
 * States, with their parameters; a verification has to bring each about:
 * - `a Graph call is established` {callId, callbackUri}: an outgoing call of the application to one Teams user, who answered; the
 *   service hosts its media; the bearer token is one of this application.
 * - `an operation is running` {callId, operationId, type, clientContext}: an operation of this type is under way in that call.
 * - `a Graph application` {tenantId}: it may create calls; the bearer token is one of it.
 * - `the Graph token is wrong`: the bearer token is not one that the authority issued.
 * - `the application is not allowed to` : the service answers 403. `the request is refused`: it answers 400. Neither executes it.
 * - `the call does not exist` {callId}: it never did, or has ended.
 * - `too many requests` {retryAfterSeconds}: the service answers 429 and says how long to wait.
 * - `the service fails`: it answers 500. `the service is unavailable`: it answers 503. Neither executes the request.
 */
import { CommunicationError, type Reason } from "@effect-comms/core/CommunicationError"
import { assert, it } from "@effect/vitest"
import { MatchersV3, PactV4 } from "@pact-foundation/pact"
import * as Effect from "effect/Effect"
import * as GraphCalls from "../../src/GraphCalls.ts"
import { bearer } from "../support/clients.ts"

export const { regex, string } = MatchersV3

// The values of Microsoft's examples.
export const callId = "57dab8b1-894c-409a-b240-bd8beae78896"
export const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
export const clientContext = "d45324c1-fcb5-430a-902c-f20af696537c"
export const callbackUri = "https://bot.contoso.com/callback"
export const callPath = `/v1.0/communications/calls/${callId}`

const guid = "[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}"

/** An id, in either case, with or without dashes. */
export const id = (example: string) => regex(`^${guid}$`, example)

/** The address of a call in a notification, with what follows it. */
export const address = (example: string, rest = "") => regex(`^/?(communications|app)/calls/${guid}${rest}$`, example)

/** The address of an operation in a notification. */
export const operationAddress = (example: string) => address(example, `/operations/${guid}`)

/** The `Location` of an operation. */
export const operationLocation = regex(
  `^https?://[^/]+/v1\\.0/communications/calls/${callId}/operations/${guid}$`,
  `https://graph.microsoft.com${callPath}/operations/17e3b46c-f61d-4f4d-9635-c626ef18e6ad`
)

/** JSON values by name. */
type StateParameters = NonNullable<Parameters<ReturnType<PactV4["addInteraction"]>["given"]>[1]>

/** A provider state. */
export interface State {
  readonly name: string
  readonly parameters?: StateParameters
}

export const application: State = {
  name: "a Graph application",
  parameters: { tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a" }
}

export const established: State = { name: "a Graph call is established", parameters: { callId, callbackUri } }

export const running = (type: string): State => ({
  name: "an operation is running",
  parameters: { callId, operationId, type, clientContext }
})

type Header = string | ReturnType<typeof regex>

/** An exchange: what the client sends and what the service answers. */
export interface Exchange {
  readonly description: string
  readonly states: ReadonlyArray<State>
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly response: {
    readonly status: number
    readonly headers?: Readonly<Record<string, Header>>
    readonly body?: unknown
  }
}

const pact = new PactV4({
  consumer: "effect-comms-graph-calls",
  provider: "microsoft-graph-calls",
  dir: "pacts",
  logLevel: "warn"
})

/** Writes an exchange into the contract and runs an effect against a mock that plays it; the client tries once. */
export const exchange = async <A, E>(
  expected: Exchange,
  effect: Effect.Effect<A, E, GraphCalls.GraphCalls>
): Promise<A> => {
  const { body, response } = expected
  const interaction = pact.addInteraction().uponReceiving(expected.description)
  for (const { name, parameters } of expected.states) interaction.given(name, parameters)
  const done = await interaction
    .withRequest(expected.method, expected.path, (request) => {
      request.headers({
        Authorization: regex("^Bearer \\S+$", "Bearer token"),
        "client-request-id": regex(`^${guid}$`, "f71d5b2c-5a4e-4b39-8d6d-7a5e0b1c2d3e")
      })
      if (body !== undefined) request.headers({ "Content-Type": "application/json" }).jsonBody(body)
    })
    .willRespondWith(response.status, (answer) => {
      if (response.headers !== undefined) answer.headers({ ...response.headers })
      if (response.body !== undefined) answer.jsonBody(response.body)
    })
    .executeTest(async ({ url }) => {
      const client = GraphCalls.layer({ credential: bearer, endpoint: url, retry: { attempts: 1 } })
      return { value: await Effect.runPromise(Effect.provide(effect, client)) }
    })
  if (done === undefined) throw new Error("the mock did not run the test")
  return done.value
}

/** Writes a message into the contract and gives what the consumer receives. */
export const message = async (
  description: string,
  states: ReadonlyArray<State>,
  content: unknown
): Promise<unknown> => {
  const interaction = pact.addAsynchronousInteraction()
  for (const { name, parameters } of states) interaction.given(name, parameters)
  const done = await interaction
    .expectsToReceive(description, (builder) => {
      builder.withJSONContent(content).withMetadata({ contentType: "application/json" })
    })
    .executeTest((received) => Promise.resolve({ content: received.contents.content }))
  if (done === undefined) throw new Error("the message was not given to the test")
  return done.content
}

interface Refusal {
  readonly status: number
  readonly state: State
  readonly code: string
  /** Whether the code is agreed on; else it is an example. */
  readonly exact: boolean
  readonly text: string
  readonly reason: Reason["_tag"]
  readonly headers?: Readonly<Record<string, Header>>
}

/** Graph's refusals, with the state that brings each about; the words of a message are not agreed on. */
const refusals: ReadonlyArray<Refusal> = [
  {
    status: 400,
    state: { name: "the request is refused" },
    code: "BadRequest",
    exact: false,
    text: "The request is invalid.",
    reason: "InvalidRequest"
  },
  {
    status: 401,
    state: { name: "the Graph token is wrong" },
    code: "InvalidAuthenticationToken",
    exact: true,
    text: "Access token is empty.",
    reason: "Unauthorized"
  },
  {
    status: 403,
    state: { name: "the application is not allowed to" },
    code: "7503",
    exact: false,
    text: "Application is not registered in our store.",
    reason: "Forbidden"
  },
  {
    status: 404,
    state: { name: "the call does not exist", parameters: { callId } },
    code: "8522",
    exact: true,
    text: "Call not found.",
    reason: "NotFound"
  },
  {
    status: 429,
    state: { name: "too many requests", parameters: { retryAfterSeconds: 10 } },
    code: "TooManyRequests",
    exact: true,
    text: "Please retry again later.",
    reason: "Throttled",
    headers: { "Retry-After": regex("^\\d+(\\.\\d+)?$", "10") }
  },
  {
    status: 500,
    state: { name: "the service fails" },
    code: "UnknownError",
    exact: false,
    text: "Internal server error.",
    reason: "Unavailable"
  },
  {
    status: 503,
    state: { name: "the service is unavailable" },
    code: "ServiceUnavailable",
    exact: false,
    text: "Service unavailable.",
    reason: "Unavailable"
  }
]

/** An operation that is asked for where the service refuses it. */
export interface Refusable<A, E> extends Omit<Exchange, "description" | "response"> {
  /** What is asked for, as in `a request to …`. */
  readonly to: string
  readonly effect: Effect.Effect<A, E, GraphCalls.GraphCalls>
  /** Whether a repeat is harmless, so that a failure does not leave open whether it was executed. Default false. */
  readonly repeatable?: boolean
}

/** Tests that each refusal of an operation becomes its typed error. */
export const itIsRefused = <A, E>({ effect, repeatable = false, states, to, ...request }: Refusable<A, E>) =>
  // There is no call yet that could be missing when one is created.
  it.each(refusals.filter(({ status }) => status !== 404 || request.path.includes(callId)))(
    `to ${to} is refused with $status`,
    async ({ code, exact, headers, reason, state, status, text }) => {
      const innerError = {
        date: string("2026-03-12T10:11:12"),
        "request-id": id(clientContext),
        "client-request-id": id(operationId)
      }
      const error: unknown = await exchange(
        {
          ...request,
          description: `a request to ${to} that is refused with ${status}`,
          states: status === 404 ? [application, state] : [...states, state],
          response: {
            status,
            ...(headers === undefined ? {} : { headers }),
            body: { error: { code: exact ? code : string(code), message: string(text), innerError } }
          }
        },
        Effect.flip(effect)
      )
      if (!(error instanceof CommunicationError)) return assert.fail(String(error))
      assert.strictEqual(error.reason._tag, status >= 500 && !repeatable ? "Ambiguous" : reason)
      assert.deepInclude(error, { status, code, attempts: 1 })
      if (error.reason._tag === "Throttled") assert.strictEqual(error.reason.retryAfter, 10_000)
    }
  )
