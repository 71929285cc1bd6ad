/**
 * Pact's mock of Call Automation, the real client against it, and the vocabulary of provider states.
 *
 * States, with their parameters; a verification has to bring each about:
 * - `a call is connected` {callConnectionId, participants}: the application's leg with these other participants (raw ids), none of
 *   them muted or on hold.
 * - `a participant is on hold` {callConnectionId, participant}: a participant of that call is.
 * - `an invitation is pending` {callConnectionId, invitationId, participant}: somebody was invited into that call and it still rings.
 * - `a call is coming in` {incomingCallContext, from, to}: it rings at the application; the context is the one of its IncomingCall.
 * - `a call is known by its server call id` {callConnectionId, serverCallId, participants}: a connected call whose server call id is this.
 * - `an application can call` {targets}: these users can be called; they answer.
 * - `the access key is wrong`: the signature is made with another key.
 * - `the call does not exist` {callConnectionId}: or no longer does.
 * - `the incoming call is over` {incomingCallContext}: its caller has hung up.
 * - `the target does not exist`: the service answers 404.
 * - `the service finds the request invalid`: it answers 400. `another operation is in the way`: 409.
 * - `the first-sent is too old`: the request's Repeatability-First-Sent is older than five minutes, so it is refused with 412.
 * - `a precondition does not hold`: the service answers 412, of an operation that is not repeatable.
 * - `too many requests` {retryAfterSeconds}: it answers 429. `the service fails`: 500. `the service is unavailable`: 503. None of
 *   these executes the request.
 *
 * For webhooks, whose body is what the last of these brings about:
 * - `the incoming call is announced`, `the leg is connected`, `the roster is told`, `the application hangs up for everybody`,
 *   `the callee declines`, `the invited participant answers`, `the invited participant declines`, `a participant is removed`,
 *   `a stranger is removed`, `the invitation is cancelled`, `an unknown invitation is cancelled`,
 *   `a participant is held with audio that cannot be decoded`, `the transfer is accepted`, `the transfer is declined`,
 *   `the room cannot be joined`, each with {operationContext} where its request carries one.
 * - `a participant presses as many keys as are wanted` (5 and #), `a participant says the phrase of a choice` (yes: Confirm),
 *   `a participant speaks` (my order is late), `a participant presses nothing`, `a prompt of a recognition cannot be decoded`,
 *   `a recognition is cancelled`, `a prompt is cancelled`, `a participant presses a key that is told by itself` (5),
 *   `keys are told no longer`, `a prompt has begun`, `a prompt has been played`, `a prompt cannot be decoded`,
 *   `tones are sent`, `tones are sent to a participant who leaves`, each with {callConnectionId,
 *   participant, operationContext}: of the connected call, who it is about, and the context of what the application asked for.
 * - `a prompt cannot be spoken` (401/8565), `speech is not recognized in time`
 *   (408/8570), `a key that is told by itself fails` (500/9999), with the same parameters.
 *
 * For recordings and moves:
 * - `the call has a server call id` {callConnectionId, serverCallId}: of that call.
 * - `a call is recorded` {recordingId}: a call is connected and its recording is active; its start was told.
 * - `the recording is paused`, `the recording is resumed`, `the recording is stopped` {recordingId}: that one, by the application.
 * - `the recording does not exist` {recordingId}: or no longer does.
 * - `the file of a recording is ready` {documentId}: a recording in WAV of a call has ended, and its only file has this document id.
 * - `the subscription is told of the file of a recording` {documentId, recordingId, serverCallId}: the same, of the recording and call
 *   of these ids, while an endpoint is subscribed to the events of the resource.
 * - `the file of the recording does not exist` {documentId}: or no longer does.
 * - `a recording is started of a call that is declined`: it was to begin when the call is connected, which it never is.
 * - `a participant is moved` {callConnectionId, fromCall, participant, operationContext}: into the first call, from the other.
 *
 * For streams:
 * - `a call with media streaming is connected`, `a call with transcription is connected` {callConnectionId, participants}: as a connected
 *   call; its options ask for it and do not start it.
 * - `the media streaming of the call is active`, `the transcription of the call is active` {callConnectionId}: its start was told.
 * - `media streaming is started`, `media streaming is stopped`, `media streaming is started and nobody takes it`,
 *   `a transcription is started`, `a transcription is updated`, `a transcription is stopped`,
 *   `a transcription is started and nobody takes it`, `a call is summarized`, `a call in which nothing was said is summarized`, each with
 *   {callConnectionId, operationContext}: of that call, by the application.
 * For all webhooks, and for what comes before a call:
 * - `the application speaks an api-version` {apiVersion}: whatever the states after it ask for.
 * - `the caller hangs up while the application answers` {callConnectionId, from, to, operationContext}: its leg is not connected yet.
 * - `an endpoint is subscribed`: at Event Grid, which asks whether the endpoint wants its events.
 *
 * Dates, signatures and Repeatability-First-Sent of the requests are examples: a verification makes them fresh.
 */
import { CommunicationError, type Reason } from "@effect-comms/core/CommunicationError"
import { assert, it } from "@effect/vitest"
import { MatchersV3, PactV4 } from "@pact-foundation/pact"
import * as Effect from "effect/Effect"
import * as CallAutomation from "../../src/CallAutomation.ts"
import { agent, callConnectionId, customer } from "../support.ts"

export const { boolean, eachLike, integer, number, regex, string, uuid } = MatchersV3

/** JSON values by name. */
type StateParameters = NonNullable<Parameters<ReturnType<PactV4["addInteraction"]>["given"]>[1]>

/** A provider state. */
export interface State {
  readonly name: string
  readonly parameters?: StateParameters
}

export const connected: State = {
  name: "a call is connected",
  parameters: { callConnectionId, participants: [customer.communicationUser.id, agent.communicationUser.id] }
}

/** An exchange: what the client sends and what the service answers. */
export interface Exchange {
  readonly description: string
  readonly states: ReadonlyArray<State>
  readonly method: string
  readonly path: string
  readonly apiVersion?: string
  /** Whether the request carries the repeatability pair. */
  readonly repeatable: boolean
  readonly body?: unknown
  readonly response: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string | ReturnType<typeof regex>>>
    readonly body?: unknown
  }
}

export const pact = new PactV4({
  consumer: "effect-comms-call-automation",
  provider: "azure-communication-call-automation",
  dir: "pacts",
  logLevel: "warn"
})

const imfDate =
  "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$"
const hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
const signature = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="

/** What every request carries, signed with the resource's access key. */
export const signed = {
  Authorization: regex(`^${signature}[A-Za-z0-9+/]{43}=$`, `${signature}${hash}`),
  "x-ms-date": regex(imfDate, "Sun, 06 Nov 1994 08:49:37 GMT"),
  "x-ms-content-sha256": regex("^[A-Za-z0-9+/]{43}=$", hash),
  "x-ms-client-request-id": uuid("c52a6b32-3f7c-4c1e-8f5b-0d2f4a7d9e10")
}

const pair = {
  "Repeatability-Request-ID": uuid("0c8e2b4e-7a5d-4a7e-9d53-5d4c1f3b2a61"),
  "Repeatability-First-Sent": regex(imfDate, "Sun, 06 Nov 1994 08:49:37 GMT")
}

/** Writes an exchange into the contract and runs an effect against a mock that plays it; the client tries once. */
export const exchange = async <A, E>(
  expected: Exchange,
  effect: Effect.Effect<A, E, CallAutomation.CallAutomation>
): Promise<A> => {
  const { apiVersion = "2026-03-12", body, repeatable, response } = expected
  const interaction = pact.addInteraction().uponReceiving(expected.description)
  for (const { name, parameters } of expected.states) interaction.given(name, parameters)
  const done = await interaction
    .withRequest(expected.method, expected.path, (request) => {
      request.query({ "api-version": apiVersion })
      request.headers({
        ...signed,
        ...(repeatable ? pair : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" })
      })
      if (body !== undefined) request.jsonBody(body)
    })
    .willRespondWith(response.status, (answer) => {
      if (response.headers !== undefined) answer.headers({ ...response.headers })
      if (response.body !== undefined) answer.jsonBody(response.body)
    })
    .executeTest(async ({ url }) => {
      const connectionString = `endpoint=${url}/;accesskey=c2VjcmV0`
      const client = CallAutomation.layer({ connectionString, retry: { attempts: 1 } })
      return { value: await Effect.runPromise(Effect.provide(effect, client)) }
    })
  if (done === undefined) throw new Error("the mock did not run the test")
  return done.value
}

interface Refusal {
  readonly status: number
  readonly state: State
  readonly code: string
  /** Whether the code is agreed on, or only that there is one. */
  readonly exact: boolean
  readonly message: string
  readonly reason: Reason["_tag"]
  readonly headers?: Exchange["response"]["headers"]
}

/** Call Automation's documented refusals, with the state that brings each about; the words of a message are not agreed on. */
const refusals = (gone: State, repeatable: boolean): ReadonlyArray<Refusal> => [
  {
    status: 400,
    state: { name: "the service finds the request invalid" },
    code: "8523",
    exact: false,
    message: "Invalid request body.",
    reason: "InvalidRequest"
  },
  {
    status: 401,
    state: { name: "the access key is wrong" },
    code: "7509",
    exact: true,
    message: "HMAC-SHA256 validation failed",
    reason: "Unauthorized"
  },
  {
    status: 404,
    state: gone,
    code: "8522",
    exact: gone.name !== "the target does not exist",
    message: "Call not found.",
    reason: "NotFound"
  },
  {
    status: 409,
    state: { name: "another operation is in the way" },
    code: "8519",
    exact: false,
    message: "Another operation is in progress.",
    reason: "Conflict"
  },
  {
    status: 412,
    state: { name: repeatable ? "the first-sent is too old" : "a precondition does not hold" },
    code: "8583",
    exact: false,
    message: repeatable ? "Repeatability first sent header was not in 5 minutes window." : "Precondition failed.",
    reason: "PreconditionFailed",
    ...(repeatable ? { headers: { "Repeatability-Result": "rejected" } } : {})
  },
  {
    status: 429,
    state: { name: "too many requests", parameters: { retryAfterSeconds: 7 } },
    code: "8516",
    exact: false,
    message: "Throttled.",
    reason: "Throttled",
    headers: { "Retry-After": "7" }
  },
  {
    status: 500,
    state: { name: "the service fails" },
    code: "9999",
    exact: false,
    message: "Internal server error.",
    reason: "Unavailable"
  },
  {
    status: 503,
    state: { name: "the service is unavailable" },
    code: "8572",
    exact: false,
    message: "Service is shutting down.",
    reason: "Unavailable"
  }
]

/** An operation that is asked for where the service refuses it. */
export interface Refusable<A, E> extends Omit<Exchange, "description" | "response"> {
  /** What is asked for, as in `a request to …`. */
  readonly to: string
  readonly effect: Effect.Effect<A, E, CallAutomation.CallAutomation>
  /** Whether a repeat leaves the end state alone, so that a failure of the service leaves nothing open. Default false. */
  readonly harmless?: boolean
  /** What makes the service answer 404; default that the call does not exist. */
  readonly gone?: State
}

/** Tests that each documented refusal of an operation becomes its typed error. */
export const itIsRefused = <A, E>({ effect, gone, harmless = false, states, to, ...request }: Refusable<A, E>) => {
  const missing: State = gone ?? { name: "the call does not exist", parameters: { callConnectionId } }
  it.each(refusals(missing, request.repeatable))(`to ${to} is refused with $status`, async (refusal) => {
    const { code, exact, headers, message, reason, state, status } = refusal
    const error: unknown = await exchange(
      {
        ...request,
        description: `a request to ${to} that is refused with ${status}`,
        states: status === 404 ? [state] : [...states, state],
        response: {
          status,
          ...(headers === undefined ? {} : { headers }),
          body: { error: { code: exact ? code : string(code), message: string(message) } }
        }
      },
      Effect.flip(effect)
    )
    if (!(error instanceof CommunicationError)) return assert.fail(String(error))
    assert.strictEqual(error.reason._tag, status >= 500 && !harmless ? "Ambiguous" : reason)
    if (error.reason._tag === "Throttled") assert.strictEqual(error.reason.retryAfter, 7_000)
    assert.deepInclude(error, { status, code, attempts: 1 })
    assert.include(error.message, message)
  })
}
