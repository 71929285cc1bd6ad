/**
 * The events of one thread without duplicates and gaps: what Event Grid delivers, and what the thread itself shows to be missing.
 *
 * Events have no numbers from which a gap could be seen, so the thread is listed from the last known message on: once it has been quiet
 * for a moment after an event, and now and then, since the last event may be the one that is missing. Its messages show what was sent,
 * edited and deleted, and those of the system who joined and left and which topics there were.
 */
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import type * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import type { Decoded } from "../events/decode.ts"
import { listChatMessages } from "../generated/ChatThread.ts"
import type { EventOf } from "../generated/events.ts"
import type { ChatMessage } from "../generated/models.ts"
import { changeOf, changesIn } from "./changes.ts"
import type { Chat } from "./client.ts"
import { Occurrences } from "./Occurrences.ts"
import { SeenMessages } from "./SeenMessages.ts"

/** Which thread, from where on, and how it is looked after. */
export interface FollowInput {
  /** The thread; the client's user has to be a member of it. */
  readonly chatThreadId: string
  /**
   * The id of the last message that the program knows: edits and deletions that came after it are given as well, as far as they can be found.
   * Default the time at which the stream begins, by the clock of this machine: what is in the thread by then counts as known, and whatever
   * arrives afterwards is given, an event that was late included.
   */
  readonly after?: string | undefined
  /** How long after an event the thread is listed, in milliseconds; default 1000. */
  readonly settleMillis?: number | undefined
  /** How often it is listed without one, in milliseconds; default 60000. `Infinity` is never. */
  readonly pollMillis?: number | undefined
  /**
   * How far before the last known message a listing reaches back, in milliseconds, for edits and deletions whose events are missing;
   * default 60000.
   */
  readonly overlapMillis?: number | undefined
  /** How many messages, and how many other events, are remembered; default 10000. */
  readonly rememberedMessages?: number | undefined
}

/** The kinds that say something of a message, those of the thread and those of its members. */
const ofMessages = new Set<string>([
  "ChatMessageReceived",
  "ChatMessageEdited",
  "ChatMessageDeleted",
  "ChatMessageReceivedInThread",
  "ChatMessageEditedInThread",
  "ChatMessageDeletedInThread"
])

type MessageEvent = EventOf<
  | "ChatMessageReceived"
  | "ChatMessageEdited"
  | "ChatMessageDeleted"
  | "ChatMessageReceivedInThread"
  | "ChatMessageEditedInThread"
  | "ChatMessageDeletedInThread"
>

const isOfMessage = (event: Decoded): event is MessageEvent => ofMessages.has(event._tag)

/** The failures after which no listing will succeed. */
const isFinal = ({ reason }: CommunicationError): boolean =>
  ["Forbidden", "NotFound", "Unauthorized", "InvalidRequest"].includes(reason._tag)

/** The event that a message in the list stands for. */
const eventOf = (chatThreadId: string, message: ChatMessage, isKnown: boolean): Decoded => {
  const { content, createdOn, deletedOn, editedOn, id, metadata, type, version } = message
  const name = deletedOn
    ? "ChatMessageDeletedInThread"
    : isKnown
      ? "ChatMessageEditedInThread"
      : "ChatMessageReceivedInThread"
  const envelope = {
    id: `${chatThreadId}/${id}/${version}`,
    type: `Microsoft.Communication.${name}`,
    time: deletedOn ?? editedOn ?? createdOn,
    source: "",
    subject: `thread/${chatThreadId}`,
    repaired: true
  }
  const base = {
    threadId: chatThreadId,
    messageId: id,
    senderCommunicationIdentifier: message.senderCommunicationIdentifier,
    senderDisplayName: message.senderDisplayName,
    composeTime: createdOn,
    type: type === "html" ? "RichText/Html" : "Text",
    version
  }
  if (deletedOn !== undefined)
    return { _tag: "ChatMessageDeletedInThread", ...envelope, data: { ...base, deleteTime: deletedOn } }
  const body = { messageBody: content?.message, metadata }
  return isKnown
    ? { _tag: "ChatMessageEditedInThread", ...envelope, data: { ...base, ...body, editTime: editedOn } }
    : { _tag: "ChatMessageReceivedInThread", ...envelope, data: { ...base, ...body } }
}

const versionOf = ({ data }: MessageEvent) => ({
  id: data.messageId,
  version: data.version === undefined ? data.messageId : String(data.version)
})

/** The least that each option may be; a poll without a pause would list the thread without end. */
const least = { settleMillis: 0, pollMillis: 1, overlapMillis: 0, rememberedMessages: 1 } as const
const names = ["settleMillis", "pollMillis", "overlapMillis", "rememberedMessages"] as const

/** Follows a thread over the events given. */
export const follow = (
  events: Stream.Stream<Decoded>,
  input: FollowInput
): Stream.Stream<Decoded, CommunicationError, Chat> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const { chatThreadId, overlapMillis = 60_000, pollMillis = 60_000, settleMillis = 1_000 } = input
      const { rememberedMessages = 10_000 } = input
      for (const name of names)
        if (!((input[name] ?? least[name]) >= least[name]))
          return yield* invalid("ChatEvents", name, `expected a number from ${least[name]}`)
      const out = yield* Queue.unbounded<Decoded, CommunicationError | Cause.Done>()
      const touched = yield* Queue.sliding<void>(1)
      const held: Array<Decoded> = []
      const occurrences = new Occurrences(rememberedMessages)
      const startedAt = yield* Clock.currentTimeMillis
      let seen: SeenMessages | undefined
      /** Everything up to this message is known. */
      let last = 0

      const list = listChatMessages({ chatThreadId, maxPageSize: 50 })

      const hear = (event: Decoded): void => {
        if (seen === undefined) return void held.push(event)
        Queue.offerUnsafe(touched, undefined)
        if (!isOfMessage(event)) {
          const change = changeOf(event)
          if (change === undefined || occurrences.record(change)) Queue.offerUnsafe(out, event)
          if (event._tag === "ChatThreadDeleted") Queue.endUnsafe(out)
          return
        }
        const version = versionOf(event)
        const isSending = event._tag === "ChatMessageReceived" || event._tag === "ChatMessageReceivedInThread"
        if (!(isSending && seen.isForgotten(version.id)) && seen.give(version)) Queue.offerUnsafe(out, event)
      }

      /** Lists what is newer than the last known message, and gives what was not heard of, in the thread's order. */
      const repair = (known: SeenMessages) =>
        Effect.gen(function* () {
          const low = last - overlapMillis
          const missing: Array<ChatMessage> = []
          let newest = last
          yield* Stream.runForEach(
            Stream.takeWhile(list, ({ id }) => !(Number(id) <= low)),
            (message) =>
              Effect.sync(() => {
                newest = Math.max(newest, Number(message.id) || 0)
                if (!known.isOld(message.id) && known.isNew(message)) missing.push(message)
              })
          )
          last = newest
          // Not before the listing is whole: what counts as known, and was not given since a later page failed, would never be. The oldest
          // comes first, since what is forgotten over it may not be newer.
          const found = missing.toReversed().map((message) => ({ message, changes: changesIn(chatThreadId, message) }))
          const unnotified = new Set(occurrences.takeMissing(found.flatMap(({ changes }) => changes)))
          for (const { changes, message } of found) {
            const isKnown = known.has(message.id)
            if (!known.give(message)) continue
            if (message.senderCommunicationIdentifier !== undefined)
              Queue.offerUnsafe(out, eventOf(chatThreadId, message, isKnown))
            for (const change of changes) if (unnotified.has(change)) Queue.offerUnsafe(out, change.event)
          }
        })

      /**
       * What was there before the stream begins is known, with the versions that it had then. Between that and the first listing time
       * passes: what arrives meanwhile is recognized by its id or its version, which are later than the beginning.
       */
      const begin = Effect.gen(function* () {
        const newest = yield* Stream.runHead(list)
        const newestId = newest._tag === "Some" ? Number(newest.value.id) || 0 : 0
        const after = input.after === undefined ? undefined : Number(input.after) || 0
        last = after ?? Math.min(newestId, startedAt)
        const known = new SeenMessages(rememberedMessages, last, after ?? 0)
        const from = after ?? startedAt
        yield* Stream.runForEach(
          Stream.takeWhile(list, ({ id }) => !(Number(id) <= last - overlapMillis)),
          ({ id, version }) =>
            Effect.sync(() => {
              if (Number(id) <= last) known.list({ id, version: Number(version) > from ? id : version })
            })
        )
        yield* repair(known)
        seen = known
        for (const event of held.splice(0)) hear(event)
        return known
      })

      const keep = (known: SeenMessages) =>
        Effect.forever(
          Effect.gen(function* () {
            const settled = Effect.andThen(Queue.take(touched), Effect.sleep(settleMillis))
            yield* pollMillis === Infinity ? settled : Effect.raceFirst(settled, Effect.sleep(pollMillis))
            yield* Queue.clear(touched)
            yield* Effect.catchIf(
              repair(known),
              (error) => !isFinal(error),
              (error) => Effect.logDebug(`ChatEvents.follow: the thread could not be listed: ${error.message}`)
            )
          })
        )

      // Before the first look at the thread: what comes meanwhile is held.
      yield* Effect.forkScoped(
        Stream.runForEach(events, (event) => Effect.sync(() => hear(event))),
        { startImmediately: true }
      )
      yield* Effect.forkScoped(Effect.flatMap(begin, keep).pipe(Effect.catch((error) => Queue.fail(out, error))))
      return Stream.fromQueue(out)
    })
  )
