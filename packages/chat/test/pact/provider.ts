/**
 * Pact's mock of Chat, the real client against it, and the vocabulary of provider states.
 *
 * States, with their parameters; a verification has to bring each about:
 * - `a chat thread` {chatThreadId, topic, members, createdBy}: it exists with these members (raw ids); the bearer token is one of
 *   `createdBy` with the scope `chat`. The system's messages about its creation are its only messages.
 * - `a chat user` {userId}: the bearer token is one of this user with the scope `chat`.
 * - `users who cannot be added` {refused: [{rawId, code, message}]}: adding them is refused with this code.
 * - `messages in the thread` {chatThreadId, messages: [{sender, senderDisplayName, content}]}: sent after its creation, oldest first.
 * - `the user token is wrong`: the bearer token is not one that the service issued.
 * - `the user token lacks the scope chat`: it is good for calls alone.
 * - `the user is no member of the thread` {chatThreadId, userId}: the thread exists, the bearer token is one of this other user.
 * - `too many requests`: the service answers 429. `the service is unavailable`: it answers 503. Neither executes the request.
 */
import { CommunicationError, type Reason } from "@effect-comms/core/CommunicationError"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { assert, it } from "@effect/vitest"
import { MatchersV3, PactV4 } from "@pact-foundation/pact"
import * as Effect from "effect/Effect"
import * as Chat from "../../src/Chat.ts"

export const { constrainedArrayLike, regex, string } = MatchersV3

// The values of Microsoft's examples.
export const threadId = "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
export const threadPath = "/chat/threads/19%3Af2167429acf6482880c6b7790a9086c1%40thread.v2"
export const jane = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
export const alex = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
export const bob = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_a34d2d65-d72f-4c48-a12c-2d5c9ac75a1a"
export const peter = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b"

/** An identifier as Chat writes it. */
export const identifier = (id: string) => ({ rawId: id, communicationUser: { id } })

export const timestamp = (example: string) =>
  regex("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", example)

export const digits = (example: string) => regex("^\\d+$", example)

export const rawId = (example: string) => regex("^8:acs:[0-9a-f-]+_[0-9a-f-]+$", example)

/** JSON values by name. */
type StateParameters = NonNullable<Parameters<ReturnType<PactV4["addInteraction"]>["given"]>[1]>

/** A provider state. */
export interface State {
  readonly name: string
  readonly parameters?: StateParameters
}

export const thread: State = {
  name: "a chat thread",
  parameters: { chatThreadId: threadId, topic: "Lunch", members: [jane, alex, bob], createdBy: jane }
}

/** An exchange: what the client sends and what the service answers. */
export interface Exchange {
  readonly description: string
  readonly states: ReadonlyArray<State>
  readonly method: string
  readonly path: string
  readonly apiVersion?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string | ReturnType<typeof regex>>>
  readonly body?: unknown
  readonly response: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string | ReturnType<typeof regex>>>
    readonly body?: unknown
  }
}

const pact = new PactV4({
  consumer: "effect-comms-chat",
  provider: "azure-communication-chat",
  dir: "pacts",
  logLevel: "warn"
})

/** Writes an exchange into the contract and runs an effect against a mock that plays it; the client tries once. */
export const exchange = async <A, E>(expected: Exchange, effect: Effect.Effect<A, E, Chat.Chat>): Promise<A> => {
  const { apiVersion = "2025-03-15", body, headers, query, response } = expected
  const interaction = pact.addInteraction().uponReceiving(expected.description)
  for (const { name, parameters } of expected.states) interaction.given(name, parameters)
  const done = await interaction
    .withRequest(expected.method, expected.path, (request) => {
      request.query({ ...query, "api-version": apiVersion })
      request.headers({ Authorization: regex("^Bearer \\S+$", "Bearer user-access-token"), ...headers })
      if (body !== undefined) request.jsonBody(body)
    })
    .willRespondWith(response.status, (answer) => {
      if (response.headers !== undefined) answer.headers({ ...response.headers })
      if (response.body !== undefined) answer.jsonBody(response.body)
    })
    .executeTest(async ({ url }) => {
      const credential = UserTokenCredential.make("user-access-token")
      const client = Chat.layer({ endpoint: url, credential, retry: { attempts: 1 } })
      return { value: await Effect.runPromise(Effect.provide(effect, client)) }
    })
  if (done === undefined) throw new Error("the mock did not run the test")
  return done.value
}

/** Chat's documented refusals, with the provider state that brings each about; the words of a message are not agreed on. */
const refusals = [
  {
    status: 401,
    state: { name: "the user token is wrong" },
    error: { code: "Unauthorized", message: string("Request is not authorized.") },
    reason: "Unauthorized"
  },
  {
    status: 403,
    state: { name: "the user is no member of the thread", parameters: { chatThreadId: threadId, userId: peter } },
    error: { code: "Forbidden", message: string("User is not allowed to perform specified action.") },
    reason: "Forbidden"
  },
  {
    status: 429,
    state: { name: "too many requests" },
    error: { code: "TooManyRequests", message: string("Rate limit exceeded.") },
    reason: "Throttled"
  },
  {
    status: 503,
    state: { name: "the service is unavailable" },
    error: { code: "ServiceUnavailable", message: string("The server is currently unable to handle the request.") },
    reason: "Unavailable"
  }
] as const

/** An operation that is asked for where the service refuses it. */
export interface Refusable<A, E> extends Omit<Exchange, "description" | "response"> {
  /** What is asked for, as in `a request to …`. */
  readonly to: string
  readonly effect: Effect.Effect<A, E, Chat.Chat>
  /** Whether a repeat is harmless, so that a 503 does not leave open whether it was executed. Default false. */
  readonly repeatable?: boolean
  /** What makes the service answer 403; default that the user is no member of the thread. */
  readonly forbidden?: State
}

/** Tests that each documented refusal of an operation becomes its typed error. */
export const itIsRefused = <A, E>({ effect, forbidden, repeatable = false, states, to, ...request }: Refusable<A, E>) =>
  it.each(refusals)(`to ${to} is refused with $status`, async ({ error: envelope, reason, state, status }) => {
    const cause = status === 403 ? (forbidden ?? state) : state
    const error: unknown = await exchange(
      {
        ...request,
        description: `a request to ${to} that is refused with ${status}`,
        states: [...states, cause],
        response: { status, body: { error: envelope } }
      },
      Effect.flip(effect)
    )
    if (!(error instanceof CommunicationError)) return assert.fail(String(error))
    const expected: Reason["_tag"] = status === 503 && !repeatable ? "Ambiguous" : reason
    assert.strictEqual(error.reason._tag, expected)
    assert.deepInclude(error, { status, code: envelope.code, attempts: 1 })
  })
