/** What is told of one action says one thing, to whomever and over whatever it is told, on a clock that does not stand still meanwhile. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatEvents from "@effect-comms/chat/ChatEvents"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { assert, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Emulator, type Options } from "../../src/Emulator.ts"
import { at, begin } from "../identity/support/wire.ts"
import { cloud, user } from "./support/users.ts"

/** The clock of the test, a millisecond later whenever it is read. */
const moving = Effect.map(Clock.Clock, (clock): Clock.Clock => {
  let reads = 0
  const now = () => clock.currentTimeMillisUnsafe() + ++reads
  return {
    currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
    currentTimeNanos: clock.currentTimeNanos,
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: clock.monotonicTimeNanos,
    sleep: (duration) => clock.sleep(duration),
    currentTimeMillisUnsafe: now,
    currentTimeMillis: Effect.sync(now)
  }
})

it.effect("the events of one action have one version, which is that of the system message if there is one", () =>
  Effect.gen(function* () {
    yield* begin
    const events: Array<ChatEvents.Decoded> = []
    const deliver: NonNullable<Options["deliver"]> = ({ body }) =>
      Effect.map(Effect.orDie(ChatEvents.decode(body)), (batch) => ({ status: events.push(...batch) > 0 ? 200 : 500 }))
    yield* Effect.gen(function* () {
      const { idle } = yield* Emulator
      const alice = yield* user
      const [bob, carol, dave] = [yield* user, yield* user, yield* user]
      yield* alice.as(
        Effect.gen(function* () {
          const { chatThread } = yield* Chat.createChatThread({ topic: "t", participants: [bob.identifier] })
          const chatThreadId = chatThread.id
          const { communicationIdentifier } = carol.identifier
          yield* ChatThread.addChatParticipants({ chatThreadId, participants: [carol.identifier, dave.identifier] })
          yield* ChatThread.removeChatParticipant({ chatThreadId, ...communicationIdentifier })
          yield* ChatThread.updateChatThreadProperties({ chatThreadId, topic: "u" })
          yield* ChatThread.updateChatThreadProperties({ chatThreadId, metadata: { a: "1" } })
          const messages = yield* Stream.runCollect(ChatThread.listChatMessages({ chatThreadId }))
          yield* Chat.deleteChatThread({ chatThreadId })
          yield* idle

          const versionsOf = (tag: RegExp, has = "threadId") => [
            ...new Set(
              events.flatMap((event) =>
                tag.test(event._tag) && at(event, "data", has) !== undefined
                  ? [Number(at(event, "data", "version"))]
                  : []
              )
            )
          ]
          const systems = messages.map(({ version }) => Number(version)).toReversed()
          assert.strictEqual(systems.length, 5)
          assert.deepStrictEqual(versionsOf(/ParticipantAdded/), [systems[2]])
          assert.deepStrictEqual(versionsOf(/ParticipantRemoved/), [systems[3]])
          assert.strictEqual(events.filter(({ _tag }) => /Participant/.test(_tag)).length, 2 + 2 * 3 + 1 + 3)
          const [renamed, changed, ...more] = versionsOf(/PropertiesUpdated/)
          assert.deepStrictEqual([renamed, more], [systems[4], []])
          assert.isAbove(changed ?? 0, renamed ?? 0)
          assert.strictEqual(versionsOf(/ThreadCreated/).length, 1)
          const [gone, ...others] = versionsOf(/ThreadDeleted|WithUserDeleted/)
          assert.deepStrictEqual(others, [])
          assert.isAbove(gone ?? 0, changed ?? 0)
        })
      )
    }).pipe(
      Effect.provide(cloud({ eventGrid: "https://app.contoso.com/events", deliver })),
      Effect.provideServiceEffect(Clock.Clock, moving)
    )
  })
)
