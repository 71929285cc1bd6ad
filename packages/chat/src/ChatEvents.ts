/**
 * The Event Grid events of Chat on a server: decoded, without duplicates, as one typed stream of a resource or a thread; and of a thread
 * without gaps, since what no delivery had is found by listing the messages from the last known one on.
 *
 * It needs no HTTP framework: give `answerTrusted` what Event Grid sends. Event Grid does not sign; a secret in the address that it was
 * given, or its Microsoft Entra token, says that it was Event Grid.
 */
import * as Arrivals from "@effect-comms/core/internal/Arrivals"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as Forgetting from "@effect-comms/core/internal/Forgetting"
import * as Seen from "@effect-comms/core/internal/Seen"
import * as WebhookHandling from "@effect-comms/core/internal/WebhookHandling"
import type { Limits } from "@effect-comms/core/internal/WebhookBody"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import type * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { type Batch, type Decoded, decodeResult, type EventDecodeError } from "./events/decode.ts"
import type { Chat } from "./internal/client.ts"
import { byKind } from "./internal/eventHandlers.ts"
import { follow as following, type FollowInput } from "./internal/follow.ts"
import type { RealTimeEvent } from "./internal/realTime/RealTimeEvent.ts"
import type { RealTimeInput } from "./internal/realTime/realTime.ts"
import { type Answering, ChatEvents, type Handling, type Received, type Service } from "./internal/service.ts"

export { type Batch, type Decoded, EventDecodeError, InvalidEvent, type UnknownEvent } from "./events/decode.ts"
export type { ByKind, OfKinds } from "./internal/eventHandlers.ts"
export type { FollowInput } from "./internal/follow.ts"
export type * from "./internal/realTime/RealTimeEvent.ts"
export type { RealTimeInput } from "./internal/realTime/realTime.ts"
export { type Answering, ChatEvents, type Handling, type Received, type Service } from "./internal/service.ts"

/** How much of a body is taken, and what is remembered. */
export interface Options extends Limits {
  /** How many event ids are remembered to recognize duplicates, each for 24 hours; default 1000000, which take 30 MB. */
  readonly rememberedIds?: number
}

const day = 86_400_000

const warnings = {
  body: "a body was refused, larger than maxBodyBytes or with more elements than maxBatch: its sender may not send it again",
  id: "more event ids than rememberedIds came within 24 hours: an event that is delivered again may count as new"
}

type Hear = (event: Decoded) => void

/** The thread that an event is about; none of an event that could not be read, and of the handshake. */
const threadOf = (event: Decoded): string | undefined =>
  event._tag === "InvalidEvent" || event._tag === "UnknownEvent" || event._tag === "SubscriptionValidation"
    ? undefined
    : event.data.threadId

const validationOf = (events: ReadonlyArray<Decoded>): string | undefined => {
  for (const event of events) if (event._tag === "SubscriptionValidation") return event.data.validationCode
  return undefined
}

/** Makes the service; handlers of events run in the scope. Fails when an option is invalid. */
export const make = (options: Options = {}): Effect.Effect<Service, CommunicationError, Scope.Scope> =>
  Effect.gen(function* () {
    const { rememberedIds = 1_000_000 } = options
    for (const name of ["rememberedIds", "maxBodyBytes", "maxBatch"] as const)
      if (!((options[name] ?? 0) >= 0)) return yield* invalid("ChatEvents", name, "expected a number from 0")
    const seen = Seen.make(rememberedIds, day)
    const counter = new Arrivals.Counter()
    const forgetting = Forgetting.make<"id" | "body">("ChatEvents", warnings)
    const handlers = WebhookHandling.make("ChatEvents", yield* Effect.scope)
    const ofAll = new Set<Hear>()
    const ofThreads = new Map<string, Set<Hear>>()
    let heard = 0

    const isNew = (event: Decoded, now: number): boolean => {
      const envelope = event._tag === "InvalidEvent" ? event.envelope : event
      // What has no id cannot be recognized again.
      return envelope === undefined || seen.add(`${envelope.source}\n${envelope.id}`, now)
    }

    const publish = (events: ReadonlyArray<Decoded>): Effect.Effect<Received> =>
      // Not interruptible: an event whose id is remembered must also have been heard.
      Effect.uninterruptible(
        Effect.clockWith((clock) => {
          const now = clock.currentTimeMillisUnsafe()
          const forgotten = seen.forgotten()
          const fresh = events.filter((event) => isNew(event, now))
          if (seen.forgotten() > forgotten) forgetting.note("id", seen.forgotten() - forgotten)
          counter.taken(fresh.filter((event) => event._tag === "InvalidEvent").length)
          for (const event of fresh) {
            const thread = threadOf(event)
            const listeners = thread === undefined ? undefined : ofThreads.get(thread)
            if (listeners !== undefined) heard++
            for (const hear of [...ofAll, ...(listeners ?? [])]) hear(event)
          }
          const received = Effect.succeed({
            events: fresh,
            duplicates: events.length - fresh.length,
            validationResponse: validationOf(events)
          })
          return forgetting.pending() ? Effect.andThen(forgetting.report, received) : received
        })
      )

    const listen = (chatThreadId: string | undefined, hear: Hear) => {
      if (chatThreadId === undefined) {
        ofAll.add(hear)
        return () => void ofAll.delete(hear)
      }
      const listeners = ofThreads.get(chatThreadId) ?? new Set()
      ofThreads.set(chatThreadId, listeners.add(hear))
      return () => {
        listeners.delete(hear)
        if (listeners.size === 0) ofThreads.delete(chatThreadId)
      }
    }

    const receiveTrusted: Service["receiveTrusted"] = (body) =>
      decode(body, options).pipe(
        Effect.tapError((error) => {
          counter.refused(error._tag)
          if (!error.tooLarge) return Effect.void
          forgetting.note("body")
          return forgetting.report
        }),
        Effect.flatMap(publish)
      )

    const answer: Service["answer"] = (request, answering = {}) => {
      const early = WebhookAnswer.beforeBody(request, answering.origins)
      if (early !== undefined) return Effect.succeed(early)
      if (answering.trusted !== true) {
        counter.refused("Missing")
        return Effect.succeed(
          WebhookAnswer.unverified("Missing: expected the secret of the address, or a sender that is trusted")
        )
      }
      return WebhookHandling.answer(
        "ChatEvents",
        Effect.tap(receiveTrusted(request.body), ({ events }) => handlers.run(events, threadOf, answering)),
        {
          accepted: ({ validationResponse }) =>
            validationResponse === undefined ? WebhookAnswer.ok : WebhookAnswer.validated(validationResponse),
          refused: WebhookHandling.refusal
        }
      )
    }

    return {
      answer,
      answerTrusted: (request, { origins } = {}) => answer(request, { origins, trusted: true }),
      publish,
      receiveTrusted,
      stream: (chatThreadId) =>
        Stream.unwrap(
          Effect.gen(function* () {
            const queue = yield* Queue.unbounded<Decoded, Cause.Done>()
            yield* Effect.acquireRelease(
              Effect.sync(() => listen(chatThreadId, (event) => void Queue.offerUnsafe(queue, event))),
              (leave) => Effect.sync(leave)
            )
            return Stream.fromQueue(queue)
          })
        ),
      arrivals: Effect.sync(() => counter.arrivals(heard))
    }
  })

/** Provides the service. */
export const layer = (options: Options = {}): Layer.Layer<ChatEvents, CommunicationError> =>
  Layer.effect(ChatEvents, make(options))

/** Decodes a body without publishing it; see `Decoded` for what its elements may be. */
export const decode = (body: unknown, limits?: Limits): Effect.Effect<Batch, EventDecodeError> =>
  Effect.suspend(() => Effect.fromResult(decodeResult(body, limits)))

/** The HTTP status to answer with: 413 says that the body is too large. */
export const statusOf = (error: EventDecodeError): 400 | 413 => (error.tooLarge ? 413 : 400)

/**
 * Answers a request to Event Grid's address: 200 once every event of its body is in the event service, 401 when the sender is not `trusted`,
 * since Event Grid does not sign, 400 or 413 when the body is refused. Handshakes of Event Grid are answered as well.
 *
 * Handlers run behind the answer and change nothing of it: in order for one thread, side by side for several. What one fails with goes to
 * `onError`, and is counted in the metric `effect_comms_webhook_handler_failures`.
 */
export const answer = <E = never, R = never>(
  request: WebhookAnswer.WebhookRequest,
  answering?: Answering<E, R>
): Effect.Effect<WebhookAnswer.WebhookAnswer, never, ChatEvents | R> =>
  ChatEvents.use((events) => events.answer(request, answering))

/**
 * Makes a handler of the requests to Event Grid's address: a request of the Fetch API in, a response out, answered as `answer` does. It has no
 * failures: what keeps events from being stored is answered with 503.
 *
 * Posts are taken with `eventGridSecret` in their address, or where `trusted` says so. What is done with the events begins after the answer.
 * Throws a `TypeError` when an option is invalid.
 */
export const handler = <E = never, R = never>({ onError, onEvent, origins, ...options }: Handling<E, R> = {}): ((
  request: WebhookHandler.WebRequest
) => Effect.Effect<Response, never, ChatEvents | R>) => {
  const kinds = byKind(options)
  const respond = WebhookHandler.make("ChatEvents", options, ({ trusted, ...request }, behind) =>
    answer(request, { trusted, origins, onEvent, onError, byKind: kinds, ...behind })
  )
  // By the next turn of the runtime the server has the response.
  return (request) => respond(request, { after: Effect.yieldNow })
}

/**
 * Answers a request whose sender something else vouches for, such as a secret in the address that Event Grid was given, which does not sign:
 * 200 once every event of its body is in the event service, 400 or 413 when the body is refused, 503 with `Retry-After` when it is to be
 * sent again. Both handshakes of Event Grid are answered as well.
 */
export const answerTrusted = (
  request: WebhookAnswer.WebhookRequest,
  answering?: Pick<Answering, "origins">
): Effect.Effect<WebhookAnswer.WebhookAnswer, never, ChatEvents> =>
  ChatEvents.use((events) => events.answerTrusted(request, answering))

/**
 * Decodes and publishes a body whose sender something else vouches for: Event Grid does not sign. Answer 200 when it succeeds, with
 * `{ validationResponse }` when there is one, else `statusOf` the error.
 */
export const receiveTrusted = (body: unknown): Effect.Effect<Received, EventDecodeError, ChatEvents> =>
  ChatEvents.use((events) => events.receiveTrusted(body))

/** Publishes events that are decoded already; one that was received before is counted as a duplicate. */
export const publish = (events: ReadonlyArray<Decoded>): Effect.Effect<Received, never, ChatEvents> =>
  ChatEvents.use((service) => service.publish(events))

/**
 * The events of a thread, or without one those of the resource, from now on; each once, in the order in which they came.
 *
 * Nothing is dropped for a slow reader: what it has not taken yet is held for it, without a bound. `Stream.buffer` sets one.
 */
export const stream = (chatThreadId?: string): Stream.Stream<Decoded, never, ChatEvents> =>
  Stream.unwrap(ChatEvents.use((events) => Effect.succeed(events.stream(chatThreadId))))

/**
 * The events of a thread from its last known message on, without duplicates and gaps; the client's user has to be a member.
 *
 * Every version of a message is given once, whether the event of the thread or that of a member had it. A message that no delivery had is
 * found by listing the thread, and given as the thread's own event with `repaired`; so are edits and deletions of messages that are not
 * older than `overlapMillis`, and, from the messages of the system, new and former members, topics and the thread's creation. Ends with
 * ChatThreadDeleted; fails when the thread cannot be read any more.
 */
export const follow = (input: FollowInput): Stream.Stream<Decoded, CommunicationError, ChatEvents | Chat> =>
  Stream.unwrap(ChatEvents.use((events) => Effect.succeed(following(events.stream(input.chatThreadId), input))))

/**
 * The real-time notifications of the client's user, on Node and in browsers: messages, typing, receipts, members and changes of all threads
 * of the user, each once. Microsoft does not document the protocol; it is proven on the local cloud only.
 *
 * A connection that is lost is followed by another, a registration is renewed before it ends, and each is made with a token that the
 * client's credential gives then. What happened to messages, members, topics and new threads, and the receipts of messages that were seen,
 * is found in the service's lists when its notification was lost, and emitted with `repaired`; typing is not repaired.
 *
 * Fails when the first connection cannot be made, and when the user's token is refused although it is fresh. The connection lasts as long
 * as the stream. What a reader has not taken yet is held for it, without a bound; `Stream.buffer` sets one.
 */
export const realTime = (input: RealTimeInput = {}): Stream.Stream<RealTimeEvent, CommunicationError, Chat> =>
  // Programs that do not use it do not load it.
  Stream.unwrap(
    Effect.map(
      Effect.promise(() => import("./internal/realTime/realTime.ts")),
      (loaded) => loaded.realTime(input)
    )
  )

/** Counts the deliveries so far, and the events that somebody listened to by their thread: why a wait has no end can be read from them. */
export const arrivals: Effect.Effect<Arrivals.Arrivals, never, ChatEvents> = /* @__PURE__ */ ChatEvents.use(
  (events) => events.arrivals
)
