/**
 * The events of Chat for flows on many machines: decoded, kept in the database, and only then acknowledged.
 *
 * Inside a flow the stream of a thread holds no fiber while nothing comes. Outside flows it does what `ChatEvents` does.
 */
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type * as CallFlow from "./CallFlow.ts"
import { FlowStore, type NewEvent } from "./FlowStore.ts"
import { service } from "./internal/chatEvidence.ts"
import * as engine from "./internal/engine.ts"
import * as Keeping from "./internal/keeping.ts"
import * as reading from "./internal/reading.ts"
import { CurrentRun, type Run } from "./internal/Run.ts"
import * as storedEvents from "./internal/storedEvents.ts"
import * as tracing from "./internal/tracing.ts"
import * as waiting from "./internal/waiting.ts"

/** How much is taken. */
export interface Options extends ChatEvents.Options, Keeping.Limits {}

/** An event as it is kept, under its thread; one that could not be read is not. */
const toKeep = (event: ChatEvents.Decoded): NewEvent | undefined => {
  if (event._tag === "InvalidEvent") return undefined
  const { _tag: kind, data, id, source } = event
  const thread: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "threadId") : undefined
  const subject = typeof thread === "string" ? thread : ""
  return { id: `${source}\n${id}`, subject, kind, context: undefined, body: storedEvents.write(event) }
}

/** A kept event as it was read when it came. */
const read = (body: string): Effect.Effect<ChatEvents.Decoded> =>
  Effect.suspend(() => ChatEvents.decode(storedEvents.elementOf(body))).pipe(
    Effect.flatMap(([event]) =>
      event._tag === "InvalidEvent" ? Effect.die(storedEvents.unreadable(event)) : Effect.succeed(event)
    ),
    Effect.catch((error) => Effect.die(storedEvents.unreadable(error)))
  )

const readBodies = reading.bySchema("stream", Schema.Array(Schema.String))

const make = (options: Options) =>
  Effect.gen(function* () {
    const store = yield* FlowStore
    const keeping = Keeping.make(yield* engine.Engine, store, service, options)
    const local = yield* ChatEvents.make(options, (events) =>
      Effect.gen(function* () {
        const kept = events.map(toKeep)
        const fresh = yield* Effect.orDie(keeping.keep(kept.flatMap((event) => event ?? [])))
        return events.filter((_, index) => {
          const { id } = kept[index] ?? {}
          return id === undefined || fresh.has(id)
        })
      })
    )

    const streamed = (run: Run, chatThreadId: string): Stream.Stream<ChatEvents.Decoded> => {
      const look = waiting.next<ReadonlyArray<string>>(run, store, run.next("chat"), {
        service,
        kind: "chat",
        on: { subject: chatThreadId },
        fresh: true,
        read: readBodies,
        judge: (unseen) => {
          const events = unseen.map(({ body }) => body)
          return Effect.succeed(events.length === 0 ? undefined : { ended: events, by: unseen })
        }
      })
      return Stream.paginate(waiting.start, (position) =>
        Effect.flatMap(look(position), ({ ended, next }) =>
          Effect.map(Effect.forEach(ended, read), (events) => [events, Option.some(next)])
        )
      )
    }

    const service_: ChatEvents.Service = {
      ...local,
      answer: (request, answering) =>
        keeping.unlessBusy(
          Effect.suspend(() => tracing.delivered("ChatEvents", request, local.answer(request, answering)))
        ),
      stream: (chatThreadId) =>
        Stream.unwrap(
          Effect.map(CurrentRun, (run) =>
            run === undefined || chatThreadId === undefined ? local.stream(chatThreadId) : streamed(run, chatThreadId)
          )
        )
    }
    return service_
  })

/** Provides the service. */
export const layer = (
  options: Options = {}
): Layer.Layer<ChatEvents.ChatEvents, CommunicationError, FlowStore | CallFlow.Engine> =>
  Layer.effect(ChatEvents.ChatEvents, make(options))
