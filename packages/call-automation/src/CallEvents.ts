/**
 * The webhook events of Call Automation: verified, decoded, without duplicates, heard by whoever listens, and awaited as outcomes.
 *
 * It needs no HTTP framework: give `receive` what came to the callback URI. Nothing is held back to restore an order, since sequence
 * numbers skip and repeat; a roster older than the newest of its leg is marked `stale`.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Seen from "@effect-comms/core/Seen"
import type * as WebhookToken from "@effect-comms/core/WebhookToken"
import type * as Cause from "effect/Cause"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { type Batch, type Decoded, decodeResult, type EventDecodeError } from "./events/decode.ts"
import type { Event, EventName, EventOf } from "./events/kinds.ts"
import { CallEnded, failureOf, type OperationFailed } from "./internal/endings.ts"
import { Legs, type Wait } from "./internal/Legs.ts"
import { type Criteria, isOneOf, isShared, verdict } from "./internal/matching.ts"
import { CallEvents, type Delivery, type OfContext, type Received, type Service } from "./internal/service.ts"
import { type Verification, verifier } from "./internal/verification.ts"
import type { Outcome } from "./Outcome.ts"

export { CallEnded, OperationFailed, OutcomeTimeout } from "./internal/endings.ts"
export type { Criteria } from "./internal/matching.ts"
export { CallEvents, type Delivery, type OfContext, type Received, type Service } from "./internal/service.ts"
export { issuer, metadataUrl, type Verification, verifier } from "./internal/verification.ts"

/** How events are verified and how long they are kept. */
export interface Options extends Verification {
  /** How many event ids are remembered to recognise duplicates; default 10000. */
  readonly rememberedIds?: number
  /** How many legs are remembered; default 1000. Those that have ended are forgotten first. */
  readonly legs?: number
  /** How many events of a leg are kept for a wait that begins later; default 100. Of rosters the newest is kept. */
  readonly eventsPerLeg?: number
  /** How long after CallDisconnected another event of the leg may still end a wait, in milliseconds; default 1000. */
  readonly graceMillis?: number
}

/** Makes the service; the grace after a CallDisconnected runs in the scope. Fails when an option is none. */
export const make = (options: Options = {}): Effect.Effect<Service, CommunicationError, Scope.Scope> =>
  Effect.gen(function* () {
    const { eventsPerLeg = 100, graceMillis = 1_000, legs: legsLimit = 1_000, rememberedIds = 10_000 } = options
    const token = yield* verifier(options)
    const scope = yield* Effect.scope
    const legs = new Legs({ legs: legsLimit, eventsPerLeg })
    const seen = Seen.make(rememberedIds)

    // Not interruptible: an event whose id is remembered must also have been heard.
    const publish = (events: ReadonlyArray<Decoded>): Effect.Effect<Received> =>
      Effect.uninterruptible(
        Effect.suspend(() => {
          const fresh = events.filter((event) => isNew(seen, event))
          const published = fresh.map((event) => legs.publish(event))
          const received: Received = {
            events: published.map((one) => one.event),
            duplicates: events.length - fresh.length,
            validationResponse: validationOf(events)
          }
          const ended = published.map((one) => one.disconnected).filter((id) => id !== undefined)
          if (ended.length === 0) return Effect.succeed(received)
          const grace = Effect.sleep(graceMillis).pipe(
            Effect.andThen(Effect.sync(() => ended.forEach((id) => legs.end(id)))),
            Effect.interruptible
          )
          return Effect.as(Effect.forkIn(grace, scope), received)
        })
      )

    const receiveTrusted: Service["receiveTrusted"] = (body) => Effect.flatMap(decode(body), publish)

    return {
      publish,
      receiveTrusted,
      receive: ({ authorization, body }) => Effect.andThen(token.verify(authorization), receiveTrusted(body)),
      stream: (callConnectionId) => listen(legs, callConnectionId),
      awaitOutcome: (outcome, criteria) => wait(legs, outcome, criteria),
      awaitCallConnectionId: ({ operationContext }) =>
        Effect.callback((resume) => {
          const leave = legs.find(operationContext, (id) => resume(Effect.succeed(id)))
          return Effect.sync(leave)
        })
    }
  })

const isNew = (seen: Seen.Seen, event: Decoded): boolean => {
  const envelope = event._tag === "InvalidEvent" ? event.envelope : event
  // What has no id cannot be recognised again.
  return envelope === undefined || seen.add(`${envelope.source}\n${envelope.id}`)
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

const wait = <S extends EventName, F extends EventName>(
  legs: Legs,
  outcome: Outcome<S, F>,
  criteria: Criteria
): Effect.Effect<EventOf<S>, OperationFailed | CallEnded> =>
  Effect.callback((resume) => {
    const wait: Wait = {
      offer: (event, taken) => {
        const shared = isShared(event, criteria)
        const found = taken && !shared ? undefined : judged(event, outcome, criteria)
        if (found === undefined) return "no"
        if ("thrown" in found) {
          resume(Effect.die(found.thrown))
          return "shared"
        }
        resume("succeeded" in found ? Effect.succeed(found.succeeded) : Effect.fail(failureOf(event)))
        return shared ? "shared" : "taken"
      },
      ended: (event) => {
        const { code, subCode } = event.data.resultInformation ?? {}
        resume(Effect.fail(new CallEnded({ callConnectionId: criteria.callConnectionId, event, code, subCode })))
      }
    }
    const leave = legs.wait(criteria.callConnectionId, wait, criteria.fresh === true)
    return Effect.sync(leave)
  })

/** Decodes a body; see `Decoded` for what its elements may be. */
export const decode = (body: unknown): Effect.Effect<Batch, EventDecodeError> =>
  Effect.suspend(() => Effect.fromResult(decodeResult(body)))

/** The HTTP status to answer with: 503 asks the sender to try again, since the keys could not be had. */
export const statusOf = (error: EventDecodeError | WebhookToken.WebhookTokenError): 400 | 401 | 503 =>
  error._tag === "EventDecodeError" ? 400 : error.reason === "KeysUnavailable" ? 503 : 401

/** Provides the service. */
export const layer = (options: Options = {}): Layer.Layer<CallEvents, CommunicationError> =>
  Layer.effect(CallEvents, make(options))

/** Provides the service with the resource's id in the configuration; default `COMMUNICATION_RESOURCE_ID`. */
export const layerConfig = (
  options: Omit<Options, "audience"> & { readonly audience?: Config.Config<string> } = {}
): Layer.Layer<CallEvents, CommunicationError | Config.ConfigError> =>
  Layer.effect(
    CallEvents,
    Effect.flatMap(options.audience ?? Config.String("COMMUNICATION_RESOURCE_ID"), (audience) =>
      make({ ...options, audience })
    )
  )

/** See `Service`. */
export const receive = (
  delivery: Delivery
): Effect.Effect<Received, EventDecodeError | WebhookToken.WebhookTokenError, CallEvents> =>
  CallEvents.use((events) => events.receive(delivery))

/** See `Service`. */
export const receiveTrusted = (body: unknown): Effect.Effect<Received, EventDecodeError, CallEvents> =>
  CallEvents.use((events) => events.receiveTrusted(body))

/** See `Service`. */
export const publish = (events: ReadonlyArray<Decoded>): Effect.Effect<Received, never, CallEvents> =>
  CallEvents.use((service) => service.publish(events))

/** See `Service`. */
export const stream = (callConnectionId?: string): Stream.Stream<Decoded, never, CallEvents> =>
  Stream.unwrap(CallEvents.use((events) => Effect.succeed(events.stream(callConnectionId))))

/** See `Service`. */
export const awaitOutcome = <S extends EventName, F extends EventName>(
  outcome: Outcome<S, F>,
  criteria: Criteria
): Effect.Effect<EventOf<S>, OperationFailed | CallEnded, CallEvents> =>
  CallEvents.use((events) => events.awaitOutcome(outcome, criteria))

/** See `Service`. */
export const awaitCallConnectionId = (criteria: OfContext): Effect.Effect<string, never, CallEvents> =>
  CallEvents.use((events) => events.awaitCallConnectionId(criteria))
