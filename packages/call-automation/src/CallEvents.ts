/**
 * The webhook events of Call Automation: verified, decoded, without duplicates, given to listeners, and awaited as outcomes.
 *
 * It needs no HTTP framework: give `receive` what came to the callback URI. Nothing is held back to restore an order, since sequence
 * numbers skip and repeat; a roster older than the newest of its leg is marked `stale`.
 */
import * as Arrivals from "@effect-comms/core/internal/Arrivals"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as configuration from "@effect-comms/core/internal/configuration"
import * as Forgetting from "@effect-comms/core/internal/Forgetting"
import * as Seen from "@effect-comms/core/internal/Seen"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import type { Limits } from "@effect-comms/core/internal/WebhookBody"
import type * as WebhookToken from "@effect-comms/core/WebhookToken"
import type * as Cause from "effect/Cause"
import type * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { type Batch, type Decoded, decodeBody, decodeResult, type EventDecodeError } from "./events/decode.ts"
import type { Event, EventName, EventOf } from "./generated/events.ts"
import { byKind } from "./internal/eventHandlers.ts"
import { CallEnded, failureOf, type OperationFailed } from "./internal/endings.ts"
import { type Forgotten, Legs, type Taken, type Wait } from "./internal/Legs.ts"
import { type Criteria, isOneOf, isShared, verdict } from "./internal/matching.ts"
import {
  type Answering,
  CallEvents,
  type Delivery,
  type Handling,
  type OfContext,
  type Received,
  type Service
} from "./internal/service.ts"
import { isLocal, type Verification, verifier } from "./internal/verification.ts"
import type { Outcome } from "./Outcome.ts"

export type { ByKind, OfKinds } from "./internal/eventHandlers.ts"
export { CallEnded, OperationFailed, OutcomeTimeout } from "./internal/endings.ts"
export type { Criteria } from "./internal/matching.ts"
export {
  type Answering,
  CallEvents,
  type Delivery,
  type Handling,
  type OfContext,
  type Received,
  type Service
} from "./internal/service.ts"
export { issuer, metadataUrl, type Verification, verifier } from "./internal/verification.ts"

/** How events are verified, how much of a body is taken, and what is remembered. */
export interface Options extends Verification, Limits {
  /** How many event ids are remembered to recognize duplicates, each for 24 hours; default 1000000, which take 30 MB. */
  readonly rememberedIds?: number
  /** How many legs that have ended are remembered for waits that begin later; default 1000. All others are remembered. */
  readonly legs?: number
  /**
   * How long a leg that has not ended is remembered without an event, a wait or a listener, in milliseconds; default 24 hours. Its
   * CallDisconnected is then taken to be lost.
   */
  readonly legMillis?: number
  /** How many events of a leg are kept for a wait that begins later; default 100. Of rosters the newest is kept. */
  readonly eventsPerLeg?: number
  /** How long after CallDisconnected another event of the leg may still end a wait, in milliseconds; default 1000. */
  readonly graceMillis?: number
}

const day = 86_400_000

const warnings = {
  body: "a body was refused, larger than maxBodyBytes or with more elements than maxBatch: its sender may not send it again",
  id: "more event ids than rememberedIds came within 24 hours: an event that is delivered again may count as new",
  silentLeg: "a leg was forgotten that had no event for as long as legMillis: its CallDisconnected never came"
}

const numbers = [
  "rememberedIds",
  "legs",
  "legMillis",
  "eventsPerLeg",
  "graceMillis",
  "maxBodyBytes",
  "maxBatch"
] as const

/** Makes the service; the grace after a CallDisconnected runs in the scope. Fails when an option is invalid. */
// One generator function for all: each has a shape of its own, which keeps what the function sees until a full collection.
export const make: (options?: Options) => Effect.Effect<Service, CommunicationError, Scope.Scope> = Effect.fnUntraced(
  function* (options: Options = {}) {
    const { eventsPerLeg = 100, graceMillis = 1_000, legMillis = day, legs: ended = 1_000 } = options
    const { rememberedIds = 1_000_000 } = options
    for (const name of numbers)
      if (!((options[name] ?? 0) >= 0)) return yield* invalid("CallEvents", name, "expected a number from 0")
    const token = yield* verifier(options)
    const scope = yield* Effect.scope
    const forgetting = Forgetting.make<Forgotten | "id" | "body">("CallEvents", warnings)
    const legs = new Legs({ legs: ended, eventsPerLeg, legMillis }, forgetting.note)
    const seen = Seen.make(rememberedIds, day)
    const counter = new Arrivals.Counter()
    const handlers = WebhookHandling.make("CallEvents", scope)

    // Not interruptible: an event whose id is remembered must also have been heard.
    const publish = (events: ReadonlyArray<Decoded>, isForwarded = false): Effect.Effect<Received> =>
      Effect.uninterruptible(
        Effect.clockWith((clock) => {
          const now = clock.currentTimeMillisUnsafe()
          const forgotten = seen.forgotten()
          const fresh = events.filter((event) => isNew(seen, event, now))
          if (seen.forgotten() > forgotten) forgetting.note("id", seen.forgotten() - forgotten)
          counter.taken(fresh.filter((event) => event._tag === "InvalidEvent").length)
          const published = fresh.map((event) => legs.publish(event, now))
          const received = Effect.succeed({
            // A sender that hands an event on once more has failed with it: it is given back, but not published again.
            events: isForwarded && fresh.length === 0 ? events : published.map((one) => one.event),
            duplicates: events.length - fresh.length,
            validationResponse: validationOf(events)
          })
          const reported = forgetting.pending() ? Effect.andThen(forgetting.report, received) : received
          const over = published.map((one) => one.disconnected).filter((id) => id !== undefined)
          if (over.length === 0) return reported
          const grace = Effect.sleep(graceMillis).pipe(
            Effect.andThen(Effect.sync(() => over.forEach((id) => legs.end(id)))),
            Effect.andThen(forgetting.report),
            Effect.interruptible
          )
          return Effect.andThen(Effect.forkIn(grace, scope), reported)
        })
      )

    const verified = (authorization: string | undefined) => counted(counter, forgetting, token.verify(authorization))

    const decoded = (body: unknown) =>
      counted(
        counter,
        forgetting,
        Effect.suspend(() => Effect.fromResult(decodeBody(body, options)))
      )

    const receiveTrusted: Service["receiveTrusted"] = (body) =>
      Effect.flatMap(decoded(body), ({ events, isForwarded }) => publish(events, isForwarded))

    const answer: Service["answer"] = (request, answering = {}) => {
      const early = WebhookAnswer.beforeBody(request, answering.origins)
      if (early !== undefined) return Effect.succeed(early)
      const vouched = answering.trusted ? Effect.void : verified(WebhookAnswer.header(request, "authorization"))
      const receiving = Effect.andThen(
        vouched,
        Effect.flatMap(decoded(request.body), ({ events }) => publish(events))
      )
      return WebhookHandling.answer(
        "CallEvents",
        Effect.tap(receiving, ({ events }) => handlers.run(events, callOf, answering)),
        {
          accepted: ({ validationResponse }) =>
            validationResponse === undefined ? WebhookAnswer.ok : WebhookAnswer.validated(validationResponse),
          refused: WebhookHandling.refusal
        }
      )
    }

    return {
      answer,
      publish: (events) => publish(events),
      receiveTrusted,
      receive: ({ authorization, body }) => Effect.andThen(verified(authorization), receiveTrusted(body)),
      stream: (callConnectionId) => listen(legs, callConnectionId),
      awaitOutcome: (outcome, criteria) => wait(legs, outcome, criteria),
      awaitCallConnectionId: ({ operationContext }) =>
        Effect.callback((resume) => {
          const leave = legs.find(operationContext, (id) => resume(Effect.succeed(id)))
          return Effect.sync(leave)
        }),
      arrivals: (callConnectionId) =>
        Effect.sync(() => counter.arrivals(callConnectionId === undefined ? 0 : legs.eventsOf(callConnectionId)))
    }
  }
)

/** Whose an event is, for the order in which it is handled. */
const callOf = (event: Decoded): string | undefined => {
  const data = "data" in event ? event.data : undefined
  if (typeof data !== "object" || data === null) return undefined
  const id = "callConnectionId" in data ? data.callConnectionId : undefined
  return typeof id === "string" ? id : undefined
}

/** Counts why a delivery is refused, and warns of what may be lost by it. */
const counted = <A, E extends EventDecodeError | WebhookToken.WebhookTokenError>(
  counter: Arrivals.Counter,
  forgetting: Forgetting.Forgetting<"body">,
  effect: Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  Effect.tapError(effect, (error) => {
    counter.refused(error._tag === "EventDecodeError" ? error._tag : error.reason)
    if (error._tag !== "EventDecodeError" || !error.tooLarge) return Effect.void
    forgetting.note("body")
    return forgetting.report
  })

const isNew = (seen: Seen.Seen, event: Decoded, now: number): boolean => {
  const envelope = event._tag === "InvalidEvent" ? event.envelope : event
  // What has no id cannot be recognized again.
  return envelope === undefined || seen.add(`${envelope.source}\n${envelope.id}`, now)
}

const validationOf = (events: ReadonlyArray<Decoded>): string | undefined => {
  for (const event of events) if (isOneOf(event, ["SubscriptionValidation"])) return event.data.validationCode
  return undefined
}

const listen = (legs: Legs, callConnectionId: string | undefined): Stream.Stream<Decoded> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const queue = yield* Queue.unbounded<Decoded, Cause.Done>()
      const listener = {
        hear: (event: Decoded) => void Queue.offerUnsafe(queue, event),
        end: () => void Queue.endUnsafe(queue)
      }
      yield* Effect.acquireRelease(
        Effect.sync(() => legs.listen(callConnectionId, listener)),
        (leave) => Effect.sync(leave)
      )
      return Stream.fromQueue(queue)
    })
  )

/** What an outcome's `when` throws is the end of its own wait: the event is others' as well. */
const judged = <S extends EventName, F extends EventName>(
  event: Event,
  outcome: Outcome<S, F>,
  criteria: Criteria
): ReturnType<typeof verdict<S, F>> | { readonly thrown: unknown } => {
  try {
    return verdict(event, outcome, criteria)
  } catch (thrown) {
    return { thrown }
  }
}

/** A wait for an outcome. Its functions are its class's, since there may be a million of them. */
class OutcomeWait<S extends EventName, F extends EventName> implements Wait {
  readonly #outcome: Outcome<S, F>
  readonly #criteria: Criteria
  readonly #resume: (effect: Effect.Effect<EventOf<S>, OperationFailed | CallEnded>) => void

  constructor(
    outcome: Outcome<S, F>,
    criteria: Criteria,
    resume: (effect: Effect.Effect<EventOf<S>, OperationFailed | CallEnded>) => void
  ) {
    this.#outcome = outcome
    this.#criteria = criteria
    this.#resume = resume
  }

  offer(event: Event, taken: boolean): Taken | undefined {
    const shared = isShared(event, this.#criteria)
    const found = taken && !shared ? undefined : judged(event, this.#outcome, this.#criteria)
    if (found === undefined) return undefined
    if ("thrown" in found) return { shared: true, complete: () => this.#resume(Effect.die(found.thrown)) }
    const end = "succeeded" in found ? Effect.succeed(found.succeeded) : Effect.fail(failureOf(event))
    return { shared, complete: () => this.#resume(end) }
  }

  ended(event: EventOf<"CallDisconnected">): void {
    const { code, subCode } = event.data.resultInformation ?? {}
    const { callConnectionId } = this.#criteria
    this.#resume(Effect.fail(new CallEnded({ callConnectionId, event, code, subCode })))
  }
}

const wait = <S extends EventName, F extends EventName>(
  legs: Legs,
  outcome: Outcome<S, F>,
  criteria: Criteria
): Effect.Effect<EventOf<S>, OperationFailed | CallEnded> =>
  Effect.callback((resume) => {
    const wait = new OutcomeWait(outcome, criteria, resume)
    legs.wait(criteria.callConnectionId, wait, criteria.fresh === true)
    return Effect.sync(() => legs.leave(criteria.callConnectionId, wait))
  })

/** Decodes a body; see `Decoded` for what its elements may be. */
export const decode = (body: unknown, limits?: Limits): Effect.Effect<Batch, EventDecodeError> =>
  Effect.suspend(() => Effect.fromResult(decodeResult(body, limits)))

/** The HTTP status to answer with: 503 asks the sender to try again, since the signing keys could not be fetched; 413 says that the body is too large. */
export const statusOf = (error: EventDecodeError | WebhookToken.WebhookTokenError): 400 | 401 | 413 | 503 =>
  error._tag === "EventDecodeError" ? (error.tooLarge ? 413 : 400) : error.reason === "KeysUnavailable" ? 503 : 401

/** Provides the service. */
export const layer = (options: Options = {}): Layer.Layer<CallEvents, CommunicationError> =>
  Layer.effect(CallEvents, make(options))

/** Where `layerConfig` finds the resource. */
export interface ConfigOptions extends Omit<Options, "audience" | "connectionString"> {
  /** The id of the resource; default `COMMUNICATION_RESOURCE_ID`, which the local cloud's connection string makes unnecessary. */
  readonly audience?: Config.Config<string>
  /** The connection string of the resource, if there is one; default `COMMUNICATION_CONNECTION_STRING`. */
  readonly connectionString?: Config.Config<Redacted.Redacted>
}

/** Provides the service for the resource in the configuration; default `COMMUNICATION_RESOURCE_ID` and `COMMUNICATION_CONNECTION_STRING`. */
export const layerConfig = ({ audience, connectionString, ...options }: ConfigOptions = {}): Layer.Layer<
  CallEvents,
  CommunicationError | Config.ConfigError
> =>
  Layer.effect(
    CallEvents,
    Effect.gen(function* () {
      const found = yield* connectionString ?? configuration.secretIfAny("COMMUNICATION_CONNECTION_STRING")
      const resource = { ...options, ...(found === undefined ? {} : { connectionString: found }) }
      const given = yield* (
        audience ??
        (isLocal(resource)
          ? configuration.textIfAny("COMMUNICATION_RESOURCE_ID")
          : configuration.text("COMMUNICATION_RESOURCE_ID"))
      )
      return yield* make({ ...resource, ...(given === undefined ? {} : { audience: given }) })
    })
  )

/**
 * Answers a request to the callback URI: 200 once every event of its body is in the event service, 401 when the sender is not verified, 400 or
 * 413 when the body is refused, 503 with `Retry-After` when it is to be sent again. Handshakes of Event Grid are answered as well.
 *
 * Handlers run behind the answer and change nothing of it: in order for one call connection, side by side for several. What one fails with
 * goes to `onError`, and is counted in the metric `effect_comms_webhook_handler_failures`.
 */
export const answer = <E = never, R = never>(
  request: WebhookAnswer.WebhookRequest,
  answering?: Answering<E, R>
): Effect.Effect<WebhookAnswer.WebhookAnswer, never, CallEvents | R> =>
  CallEvents.use((events) => events.answer(request, answering))

/**
 * Makes a handler of the requests to the callback URI, to Event Grid's address, or to one address for both: a request of the Fetch API in, a
 * response out, answered as `answer` does. It has no failures: what keeps events from being stored is answered with 503.
 *
 * What is done with the events begins after the answer. Event Grid does not sign: its posts are taken with `eventGridSecret` in their address, or
 * where `trusted` says so; everything else needs a token of Microsoft's. Throws a `TypeError` when an option is invalid.
 */
export const handler = <E = never, R = never>({ onError, onEvent, origins, ...options }: Handling<E, R> = {}): ((
  request: WebhookHandler.WebRequest
) => Effect.Effect<Response, never, CallEvents | R>) => {
  const kinds = byKind(options)
  const respond = WebhookHandler.make("CallEvents", options, ({ trusted, ...request }, behind) =>
    answer(request, { trusted, origins, onEvent, onError, byKind: kinds, ...behind })
  )
  // By the next turn of the runtime the server has the response.
  return (request) => respond(request, { after: Effect.yieldNow })
}

/** Verifies, decodes and publishes a delivery. Answer 200 when it succeeds, else `statusOf` the error. */
export const receive = (
  delivery: Delivery
): Effect.Effect<Received, EventDecodeError | WebhookToken.WebhookTokenError, CallEvents> =>
  CallEvents.use((events) => events.receive(delivery))

/**
 * Decodes and publishes a body whose sender is verified by other means, such as a secret in the address that Event Grid was given:
 * IncomingCall comes that way, without a token of Call Automation.
 */
export const receiveTrusted = (body: unknown): Effect.Effect<Received, EventDecodeError, CallEvents> =>
  CallEvents.use((events) => events.receiveTrusted(body))

/** Publishes events that are decoded already; one that was received before is counted as a duplicate. */
export const publish = (events: ReadonlyArray<Decoded>): Effect.Effect<Received, never, CallEvents> =>
  CallEvents.use((service) => service.publish(events))

/**
 * The events of a call connection, those received before first, until it has ended; without an id all events from now on.
 *
 * Nothing is dropped for a slow reader: what it has not taken yet is held for it, without a bound. `Stream.buffer` sets one.
 */
export const stream = (callConnectionId?: string): Stream.Stream<Decoded, never, CallEvents> =>
  Stream.unwrap(CallEvents.use((events) => Effect.succeed(events.stream(callConnectionId))))

/**
 * Waits for the event that ends an operation, or takes one received before; without a limit while the call connection lives.
 *
 * Fails with `OperationFailed` when the operation failed, with `CallEnded` when the call connection ended first.
 */
export const awaitOutcome = <S extends EventName, F extends EventName>(
  outcome: Outcome<S, F>,
  criteria: Criteria
): Effect.Effect<EventOf<S>, OperationFailed | CallEnded, CallEvents> =>
  CallEvents.use((events) => events.awaitOutcome(outcome, criteria))

/** Waits for the first event, from now on, that carries an operation context, and gives its callConnectionId; without a limit. */
export const awaitCallConnectionId = (criteria: OfContext): Effect.Effect<string, never, CallEvents> =>
  CallEvents.use((events) => events.awaitCallConnectionId(criteria))

/** Counts the deliveries so far, and the events of a call connection: why a wait has no end can be read from them. */
export const arrivals = (callConnectionId?: string): Effect.Effect<Arrivals.Arrivals, never, CallEvents> =>
  CallEvents.use((events) => events.arrivals(callConnectionId))
