/**
 * The notifications of a user as one stream: connections one after the other, each notification once, and what no notification
 * had from the lists of the service.
 */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { OpenWebSocket } from "@effect-comms/core/CurrentWebSocket"
import { invalid } from "@effect-comms/core/CommunicationError"
import type { DateTimeText } from "@effect-comms/core/DateTimeText"
import type * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import { Chat } from "../client.ts"
import { Occurrences } from "../Occurrences.ts"
import { changeOf } from "./changes.ts"
import { connection, isRefusal, type Session, unregister } from "./connection.ts"
import { Known, receiptKey } from "./Known.ts"
import { decode } from "./notification.ts"
import type { RealTimeEvent } from "./RealTimeEvent.ts"
import { repair } from "./repair.ts"

/** From where on, and how a user's threads are looked after. */
export interface RealTimeInput {
  /**
   * From when on messages are given that were sent before the stream begins, such as when the program last ran; default from the time at
   * which the stream begins, by the clock of this machine.
   */
  readonly since?: DateTimeText | undefined
  /** How often the threads are listed for what notifications were lost, in milliseconds; default 60000. `Infinity` is after a connection was lost only. */
  readonly pollMillis?: number | undefined
  /**
   * How far before the newest known message a listing reaches back, in milliseconds, for messages that arrived meanwhile, edits and
   * deletions; default 60000.
   */
  readonly overlapMillis?: number | undefined
  /** How many messages, and how many other notifications, are remembered to recognize duplicates; default 10000. */
  readonly rememberedMessages?: number | undefined
  /** Opens WebSockets; default that of `CurrentWebSocket`: the platform's own. */
  readonly webSocket?: OpenWebSocket | undefined
}

/** A message from before is looked for in so much time: the clock of this machine need not be the service's. */
const skewMillis = 300_000
const firstPauseMillis = 1_000
const longestPauseMillis = 30_000

const problemOf = (input: RealTimeInput): string | undefined => {
  for (const name of ["pollMillis", "overlapMillis", "rememberedMessages"] as const)
    if (!((input[name] ?? 1) >= (name === "overlapMillis" ? 0 : 1))) return name
  return input.since !== undefined && Number.isNaN(Date.parse(input.since)) ? "since" : undefined
}

/** The key of a notification of a thread; messages are recognized by their versions. */
const keyOf = (event: RealTimeEvent): string | undefined => {
  switch (event._tag) {
    case "TypingIndicatorReceived":
      return `${event._tag}\n${event.threadId}\n${event.sender?.rawId}\n${event.version}`
    case "ReadReceiptReceived":
      return receiptKey(event)
    case "ChatThreadCreated":
    case "ChatThreadPropertiesUpdated":
    case "ChatThreadDeleted":
      return `${event._tag}\n${event.threadId}\n${event.version}`
    case "ParticipantsAdded":
    case "ParticipantsRemoved":
      return `${event._tag}\n${event.threadId}\n${event.version}\n${event.participants.map(({ id }) => id.rawId).join()}`
    default:
      return undefined
  }
}

/** The stream. */
export const realTime = (input: RealTimeInput): Stream.Stream<RealTimeEvent, CommunicationError, Chat> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const problem = problemOf(input)
      if (problem !== undefined)
        return yield* invalid(
          "ChatEvents.realTime",
          problem,
          problem === "since" ? "expected a date" : "expected a number of milliseconds or messages"
        )
      const { overlapMillis = 60_000, pollMillis = 60_000, rememberedMessages = 10_000, since } = input
      const client = yield* Chat
      const session: Session = {
        client,
        registrationId: crypto.randomUUID(),
        webSocket: input.webSocket,
        registration: undefined
      }
      const out = yield* Queue.unbounded<RealTimeEvent, CommunicationError | Cause.Done>()
      const touched = yield* Queue.sliding<void>(1)
      const known = new Known(rememberedMessages)
      const occurrences = new Occurrences(rememberedMessages)
      /** What comes while the threads are listed waits, so that older messages are given before newer ones. */
      let held: Array<RealTimeEvent> | undefined

      const give = (event: RealTimeEvent) => void Queue.offerUnsafe(out, event)

      const isNew = (event: RealTimeEvent): boolean => {
        switch (event._tag) {
          case "ChatMessageReceived":
            return !known.isOld(event) && known.add(event)
          case "ChatMessageEdited":
          case "ChatMessageDeleted":
            return known.add(event)
          default: {
            const key = keyOf(event)
            if (key !== undefined && !known.addOther(key)) return false
            const change = changeOf(event)
            return change === undefined || occurrences.record(change)
          }
        }
      }

      const hear = (event: RealTimeEvent): void => {
        if (held !== undefined) held.push(event)
        else if (isNew(event)) give(event)
      }

      /** Whether everything could be listed. */
      const look = Effect.suspend(() => {
        held ??= []
        return Effect.matchEffect(repair({ known, occurrences, overlapMillis }), {
          onFailure: (error) =>
            Effect.logDebug(`ChatEvents.realTime: the threads could not be listed: ${error.message}`),
          onSuccess: (events) =>
            Effect.sync(() => {
              for (const event of events) give(event)
            })
        })
      }).pipe(
        Effect.ensuring(
          Effect.sync(() => {
            const waiting = held ?? []
            held = undefined
            for (const event of waiting) hear(event)
          })
        )
      )

      const looking = Effect.forever(
        Effect.gen(function* () {
          const asked = Queue.take(touched)
          yield* pollMillis === Infinity ? asked : Effect.raceFirst(asked, Effect.sleep(pollMillis))
          yield* look
        })
      )

      /** Pauses since a connection was there. */
      let attempts = 0
      const connecting = connection(session, {
        // Nothing is missed between the list and the registration: the list comes behind it.
        registered: Effect.andThen(
          Effect.sync(() => {
            give({ _tag: "Connected" })
            attempts = 0
            held ??= []
          }),
          Effect.sync(() => void Queue.offerUnsafe(touched, undefined))
        ),
        notified: (body) => hear(decode(body)),
        lost: () => void Queue.offerUnsafe(touched, undefined)
      })

      /** What was there before the stream begins is known, unless it was asked for. */
      const begin = Effect.gen(function* () {
        if (since !== undefined) return known.raise(Date.parse(since))
        const beganAt = yield* Clock.currentTimeMillis
        known.raise(beganAt - skewMillis)
        for (const event of yield* repair({ known, occurrences, overlapMillis, beganAt })) give(event)
      })

      const stay = Effect.gen(function* () {
        let refusals = 0
        let isFirst = true
        for (;;) {
          const ended = yield* Effect.match(connecting, {
            onFailure: (error) => error,
            onSuccess: (reason) => reason
          })
          if (typeof ended === "string") {
            isFirst = false
            refusals = 0
            give({ _tag: "Disconnected", reason: ended })
          } else {
            // A token may have been taken back a moment ago: the next one is asked for before that is final.
            if (isRefusal(ended) && (++refusals > 1 || ended.reason._tag === "Forbidden")) return yield* ended
            if (isFirst && !isRefusal(ended)) return yield* ended
            yield* Effect.logDebug(`ChatEvents.realTime: no connection: ${ended.message}`)
          }
          // The first pause is short, and at random: others have lost their connection as well.
          const pause = Math.min(longestPauseMillis, firstPauseMillis * 2 ** Math.min(attempts, 10))
          attempts++
          yield* Effect.sleep(pause * (0.5 + Math.random() / 2))
        }
      })

      yield* Effect.addFinalizer(() => unregister(session))
      yield* Effect.andThen(begin, Effect.raceFirst(stay, looking)).pipe(
        Effect.catch((error) => Queue.fail(out, error)),
        Effect.forkScoped
      )
      return Stream.fromQueue(out)
    })
  )
