/** Lists as streams on the local cloud: every item, in order, and no page before it is asked for. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { createChat } from "@effect-comms/chat/promise"
import { phoneNumber, rawId } from "@effect-comms/core/CommunicationIdentifier"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { eventsUri, makeProgram } from "./support/Program.ts"
import { sourceCallerIdNumber } from "./support/scenes.ts"

/** A thread of so many members. */
const crowd = (size: number) =>
  Effect.gen(function* () {
    const program = yield* makeProgram()
    const alice = yield* program.user
    const others: Array<string> = []
    for (let i = 1; i < size; i++) others.push((yield* program.run(CommunicationIdentity.create({}))).identity.id)
    const participants = others.map((id) => ({ communicationIdentifier: { rawId: id, communicationUser: { id } } }))
    const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t", participants }))
    program.sent.length = 0
    return { program, alice, ids: [alice.id, ...others], chatThreadId: chatThread.id }
  })

const Size = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 40 }))
const PageSize = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 15 }))
const Skip = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 45 }))

it.effect.prop(
  "the members of a thread, whatever the size of its pages",
  [Size, PageSize, Skip],
  ([size, maxPageSize, skip]) =>
    Effect.scoped(
      Effect.gen(function* () {
        const { alice, chatThreadId, ids, program } = yield* crowd(size)
        const listing = ChatThread.listChatParticipants({ chatThreadId, maxPageSize, skip })
        const members = yield* alice.as(Stream.runCollect(listing))
        assert.deepStrictEqual(
          members.map(({ communicationIdentifier }) => rawId(communicationIdentifier)),
          ids.slice(skip)
        )
        assert.strictEqual(program.sent.length, Math.max(1, Math.ceil((size - skip) / maxPageSize)))
      })
    ),
  { arbitrary: { runs: 25 }, timeout: 60_000 }
)

it.effect("the messages of a long thread, of which no more than one page is held at a time", () =>
  Effect.gen(function* () {
    const { alice, chatThreadId, program } = yield* crowd(1)
    const count = 1_000
    for (let i = 0; i < count; i++) yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: `${i}` }))
    program.sent.length = 0
    const maxPageSize = 50
    let taken = 0
    yield* alice.as(
      Stream.runForEach(ChatThread.listChatMessages({ chatThreadId, maxPageSize }), () =>
        Effect.sync(() => {
          taken++
          // Asked for is what was taken, and the page that is being taken.
          assert.strictEqual(program.sent.length, Math.ceil(taken / maxPageSize))
        })
      )
    )
    // Two of them are the system's.
    assert.strictEqual(taken, count + 2)
  })
)

it.effect("who takes three takes two pages of two, and no more", () =>
  Effect.gen(function* () {
    const { alice, chatThreadId, program } = yield* crowd(30)
    const three = Stream.take(ChatThread.listChatParticipants({ chatThreadId, maxPageSize: 2 }), 3)
    assert.strictEqual((yield* alice.as(Stream.runCollect(three))).length, 3)
    assert.strictEqual(program.sent.length, 2)
  })
)

it.effect("a page that was lost is asked for again, and no member is missing or there twice", () =>
  Effect.gen(function* () {
    const { alice, chatThreadId, ids, program } = yield* crowd(12)
    yield* program.cloud.fault({ path: "/participants", status: 429, retryAfterSeconds: 0 })
    yield* program.cloud.fault({ path: "/participants", kind: "truncate", delayMs: 0 })
    yield* program.cloud.fault({ path: "/participants", status: 503, executed: true, retryAfterSeconds: 0 })
    const listing = yield* Effect.forkChild(
      alice.as(Stream.runCollect(ChatThread.listChatParticipants({ chatThreadId, maxPageSize: 5 })))
    )
    yield* program.advance(20_000)
    const members = yield* Fiber.join(listing)
    assert.deepStrictEqual(
      members.map(({ communicationIdentifier }) => rawId(communicationIdentifier)),
      ids
    )
    assert.strictEqual(program.sent.length, 6)
  })
)

it.effect("messages come newest first, those of the system last", () =>
  Effect.gen(function* () {
    const { alice, chatThreadId, program } = yield* crowd(1)
    for (let i = 0; i < 7; i++) {
      yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: String(i) }))
      yield* program.advance(1_000)
    }
    const messages = yield* alice.as(Stream.runCollect(ChatThread.listChatMessages({ chatThreadId, maxPageSize: 2 })))
    assert.deepStrictEqual(
      messages.map(({ content, type }) => content?.message ?? type),
      ["6", "5", "4", "3", "2", "1", "0", "topicUpdated", "participantAdded"]
    )
  })
)

it.effect("a call of a hundred", () =>
  Effect.gen(function* () {
    const program = yield* makeProgram()
    const targets = Array.from({ length: 100 }, (_, i) => phoneNumber(`+1425555${String(1000 + i)}`))
    const { callConnectionId = "" } = yield* program.run(
      CallAutomation.createCall({ targets, sourceCallerIdNumber, callbackUri: eventsUri })
    )
    yield* program.advance(2_000)
    const members = yield* program.run(Stream.runCollect(CallConnection.listParticipants({ callConnectionId })))
    const numbers = members.flatMap(({ identifier }) => identifier?.phoneNumber?.value ?? [])
    assert.deepStrictEqual(
      numbers.toSorted(),
      targets.map((target) => target.phoneNumber?.value ?? "")
    )
  })
)

it.effect("the Promise API iterates, and stops where its caller does", () =>
  Effect.gen(function* () {
    const { alice, chatThreadId, ids, program } = yield* crowd(9)
    const { origin } = program.cloud
    const chat = createChat({
      endpoint: origin,
      credential: UserTokenCredential.make(alice.token),
      transport: program.transport
    })
    const seen: Array<string> = []
    yield* Effect.promise(async () => {
      for await (const member of chat.chatThread.listChatParticipants({ chatThreadId, maxPageSize: 3 })) {
        seen.push(rawId(member.communicationIdentifier))
        if (seen.length === 4) break
      }
    })
    assert.deepStrictEqual(seen, ids.slice(0, 4))
    assert.strictEqual(program.sent.length, 2)
  })
)
