/** Local clouds in one process share nothing; an emptied one is empty; hundreds of calls live through one at once, a thousand with `pnpm test:long`. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Call from "@effect-comms/graph-calls/Call"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import * as Emulator from "../../src/Emulator.ts"
import { everything } from "./support/everything.ts"
import { eventsUri, makeProgram, type Program } from "./support/Program.ts"
import { agent, callOfThree, customer, sourceCallerIdNumber } from "./support/scenes.ts"

/** Whether there is nothing of any kind. */
const isEmpty = ({ cloud }: Program) => Effect.map(cloud.state, (state) => Object.values(state).flat().length === 0)

describe("two local clouds in one process", () => {
  it.effect("have neither calls, threads, users nor Graph calls in common", () =>
    Effect.gen(function* () {
      const one = yield* everything()
      const two = yield* makeProgram()
      assert.isFalse(yield* isEmpty(one.program))
      assert.isTrue(yield* isEmpty(two))
      assert.deepStrictEqual(yield* two.cloud.journal(), [])
      assert.strictEqual(two.receipts.length + two.notified.length, 0)
      const { callConnectionId, chatThreadId, id } = one
      const call = yield* Effect.flip(two.run(CallConnection.get({ callConnectionId })))
      assert.strictEqual(call.reason._tag, "NotFound")
      const graph = yield* Effect.flip(two.run(Call.get({ id })))
      assert.strictEqual(graph.reason._tag, "NotFound")
      const user = yield* two.user
      const thread = yield* Effect.flip(user.as(ChatThread.get({ chatThreadId })))
      assert.strictEqual(thread.reason._tag, "NotFound")
    })
  )

  it.effect("do not take each other's tokens", () =>
    Effect.gen(function* () {
      const one = yield* everything()
      const two = yield* makeProgram()
      const credential = UserTokenCredential.make(one.alice.token)
      const client = yield* two.over(Chat.make({ endpoint: two.cloud.origin, credential }))
      const error = yield* Effect.flip(Effect.provideService(Chat.createChatThread({ topic: "t" }), Chat.Chat, client))
      assert(error._tag === "CommunicationError")
      assert.strictEqual(error.reason._tag, "Unauthorized")
    })
  )

  it.effect("have faults, clocks of their own and memories of pairs of their own", () =>
    Effect.gen(function* () {
      const one = yield* makeProgram()
      const two = yield* makeProgram()
      const here = yield* callOfThree(one)
      const there = yield* callOfThree(two)
      yield* one.cloud.fault({ status: 400, count: 99 })
      yield* one.cloud.setWallOffset(3_600_000)
      const repeatability = {
        requestId: "0f50d091-5bd3-448b-884d-44be7037d9b9",
        firstSent: new Date(Date.UTC(2026, 2, 14, 9, 27, 0)).toUTCString()
      }
      const remove = (callConnectionId: string) =>
        CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent }, { repeatability })
      assert.isTrue(Result.isFailure(yield* Effect.result(one.run(remove(here.callConnectionId)))))
      yield* two.run(remove(there.callConnectionId))
      yield* one.cloud.setWallOffset(0)
      yield* one.cloud.control("POST", "/reset")
      const again = yield* callOfThree(one)
      yield* one.run(remove(again.callConnectionId))
      yield* one.advance(1_000)
      assert.strictEqual(yield* one.count("callback", "RemoveParticipantSucceeded"), 1)
      assert.strictEqual(yield* two.count("callback", "RemoveParticipantSucceeded"), 1)
    })
  )
})

describe("reset", () => {
  it.effect("empties the world, forgets what was to come, and keeps the key", () =>
    Effect.gen(function* () {
      const { alice, callConnectionId, id, program } = yield* everything()
      yield* program.run(Call.playPrompt({ id, prompts: [{ mediaInfo: { uri: "https://cdn.contoso.com/a.wav" } }] }))
      yield* program.run(CallMedia.hold({ callConnectionId, targetParticipant: customer }))
      yield* program.cloud.fault({ status: 500, count: 9 })
      yield* program.cloud.reset
      program.receipts.length = 0
      program.notified.length = 0
      assert.isTrue(yield* isEmpty(program))
      yield* program.advance(120_000)
      assert.strictEqual(program.receipts.length + program.notified.length, 0)
      assert.isTrue(yield* isEmpty(program))
      const error = yield* Effect.flip(program.run(CallConnection.get({ callConnectionId })))
      assert.strictEqual(error.reason._tag, "NotFound")
      const stale = yield* Effect.flip(alice.as(Chat.createChatThread({ topic: "t" })))
      assert(stale._tag === "CommunicationError")
      assert.strictEqual(stale.reason._tag, "Unauthorized")
      const fresh = yield* callOfThree(program)
      assert.notStrictEqual(fresh.callConnectionId, callConnectionId)
    })
  )
})

/** A whole life: called, held, an agent invited, removed, ended; every outcome by webhook. */
const life = (program: Program, index: number) =>
  Effect.gen(function* () {
    const { events } = program
    // Ends with 1, which no magic ending does.
    const caller = phoneNumber(`+1425555${String(index).padStart(3, "0")}1`)
    const { callConnectionId = "" } = yield* CallAutomation.createCall({
      targets: [caller],
      sourceCallerIdNumber,
      callbackUri: eventsUri
    })
    const wait = { callConnectionId }
    yield* events.awaitOutcome(Outcome.createCall, wait)
    yield* CallMedia.hold({ callConnectionId, targetParticipant: caller })
    yield* events.awaitOutcome(Outcome.hold(caller), wait)
    yield* CallConnection.addParticipant({ callConnectionId, sourceCallerIdNumber, participantToAdd: agent })
    yield* events.awaitOutcome(Outcome.addParticipant, { ...wait, participant: agent })
    yield* CallMedia.unhold({ callConnectionId, targetParticipant: caller })
    yield* events.awaitOutcome(Outcome.unhold(caller), wait)
    yield* CallConnection.removeParticipant({ callConnectionId, participantToRemove: agent })
    yield* events.awaitOutcome(Outcome.removeParticipant, { ...wait, participant: agent })
    yield* CallConnection.terminateCall({ callConnectionId })
    const ended = yield* events.awaitOutcome(Outcome.disconnect, wait)
    return ended.data.resultInformation?.subCode
  }).pipe(program.run)

const calls = process.env["LONG"] === undefined ? 150 : 1_000

describe(`${calls} calls at once`, () => {
  it.effect(
    "live their whole lives, and leave nothing behind",
    () =>
      Effect.gen(function* () {
        const program = yield* makeProgram()
        const indices = Array.from({ length: calls }, (_, index) => index)
        const living = yield* Effect.forkChild(
          Effect.forEach(indices, (index) => life(program, index), { concurrency: "unbounded" }),
          { startImmediately: true }
        )
        for (let second = 0; second < 10 && living.pollUnsafe() === undefined; second++) yield* program.advance(1_000)
        const ends = yield* Fiber.join(living)
        assert.strictEqual(ends.length, calls)
        assert.isTrue(ends.every((subCode) => subCode === 7000))
        assert.isTrue(yield* isEmpty(program))
        assert.isTrue(program.receipts.every(({ result }) => Result.isSuccess(result)))
        assert.strictEqual(yield* program.count("state", "call ended"), calls)
      }),
    60_000
  )
})

describe("idle", () => {
  it.effect("nothing is sent, delivered or noted while nobody does anything", () =>
    Effect.gen(function* () {
      const { program } = yield* everything()
      const before = (yield* program.cloud.journal()).length
      program.receipts.length = 0
      program.notified.length = 0
      // Without a keepAlive a call of Graph ends after 45 minutes.
      yield* program.advance(40 * 60_000)
      yield* program.cloud.idle
      assert.strictEqual((yield* program.cloud.journal()).length, before)
      assert.strictEqual(program.receipts.length + program.notified.length + program.sent.length, 0)
    })
  )

  it.effect("is not reached before a delivery was answered", () =>
    Effect.gen(function* () {
      let answered = 0
      const cloud = yield* Emulator.make({
        deliver: () =>
          Effect.promise(async () => {
            await new Promise((resolve) => setImmediate(resolve))
            answered++
            return { status: 200 }
          })
      })
      yield* cloud.incomingCall({ from: customer, to: "+14255550100", callbackUri: "http://127.0.0.1:9999/incoming" })
      yield* cloud.idle
      assert.strictEqual(answered, 1)
    })
  )
})
