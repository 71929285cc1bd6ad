import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallEvents from "../src/CallEvents.ts"
import * as CallMedia from "../src/CallMedia.ts"
import * as CallRecording from "../src/CallRecording.ts"
import { type Form, forms, told } from "./awaiting.ts"
import { disconnected } from "./events/bodies.ts"
import { recorderId, recordingId } from "./recordings.ts"
import { agent, callConnectionId, connectionString, customer, invitationId } from "./support.ts"

type Script = (request: ScriptedTransport.Recorded) => ScriptedTransport.Step | Promise<ScriptedTransport.Step>

/** Lets end what is under way. */
const quiet = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })

const contextOf = ({ json }: ScriptedTransport.Recorded): string => {
  const context: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "operationContext") : ""
  return typeof context === "string" ? context : ""
}

/** Both services; the waits that are open are counted. Nothing is sent twice. */
const makeProgram = (script: Script | ReadonlyArray<ScriptedTransport.Step>) =>
  Effect.gen(function* () {
    const transport = ScriptedTransport.make(script)
    const client = yield* Effect.provideService(
      CallAutomation.make({ connectionString, retry: { attempts: 1 } }),
      CurrentTransport.CurrentTransport,
      transport
    )
    const real = yield* CallEvents.make()
    let open = 0
    const counted = <A, E>(wait: Effect.Effect<A, E>): Effect.Effect<A, E> =>
      Effect.suspend(() => {
        open++
        return Effect.ensuring(
          wait,
          Effect.sync(() => open--)
        )
      })
    const events: CallEvents.Service = {
      ...real,
      awaitOutcome: (outcome, criteria) => counted(real.awaitOutcome(outcome, criteria)),
      awaitCallConnectionId: (criteria) => counted(real.awaitCallConnectionId(criteria))
    }
    return {
      requests: transport.requests,
      open: () => open,
      receive: (...sent: ReadonlyArray<object>) => events.receiveTrusted(sent),
      run: <A, E>(effect: Effect.Effect<A, E, CallAutomation.CallAutomation | CallEvents.CallEvents>) =>
        effect.pipe(
          Effect.provideService(CallAutomation.CallAutomation, client),
          Effect.provideService(CallEvents.CallEvents, events)
        )
    }
  })

const last = (requests: ReadonlyArray<ScriptedTransport.Recorded>) => {
  const request = requests.at(-1)
  return request === undefined ? assert.fail("nothing was asked") : contextOf(request)
}

const lost: ScriptedTransport.Fault = { sent: true }

describe.each(forms)("$name", (form: Form) => {
  const begun = (script: ReadonlyArray<ScriptedTransport.Step>, options?: CallAutomation.WaitOptions) =>
    Effect.gen(function* () {
      const program = yield* makeProgram(script)
      const fiber = yield* fork(program.run(form.act(options)))
      yield* quiet
      return { ...program, fiber, context: last(program.requests) }
    })

  it.effect("is the event that succeeds", () =>
    Effect.gen(function* () {
      const { context, fiber, open, receive } = yield* begun([form.answer])
      const events = form.succeeds(context)
      for (const event of events) {
        assert.isUndefined(fiber.pollUnsafe(), "it waits for all of them")
        yield* receive(event)
      }
      const outcome = yield* Fiber.join(fiber)
      const ids = (Array.isArray(outcome) ? outcome : [outcome]).map((one: object) => Reflect.get(one, "id"))
      assert.sameMembers(
        ids,
        events.map((event) => Reflect.get(event, "id"))
      )
      assert.strictEqual(open(), 0)
    })
  )

  it.effect("an event that comes before the answer is not lost", () =>
    Effect.gen(function* () {
      const arrived = yield* CallEvents.make()
      let deliver: (...sent: ReadonlyArray<object>) => ReturnType<typeof arrived.receiveTrusted> = () =>
        assert.fail("too early")
      const program = yield* makeProgram(async (request) => {
        await Effect.runPromise(deliver(...form.succeeds(contextOf(request))))
        return form.answer
      })
      deliver = program.receive
      yield* program.run(form.act())
      assert.strictEqual(program.open(), 0)
    })
  )

  it.effect("a request that is not accepted is the failure, and nothing waits any more", () =>
    Effect.gen(function* () {
      const program = yield* makeProgram([{ status: 409, body: { error: { code: "8519", message: "not now" } } }])
      const error = yield* Effect.flip(program.run(form.act()))
      assert(error._tag === "CommunicationError")
      assert.strictEqual(error.reason._tag, "Conflict")
      assert.strictEqual(program.open(), 0)
    })
  )

  it.effect("without an event its deadline is the failure, counted from the answer", () =>
    Effect.gen(function* () {
      const { context, fiber, open } = yield* begun([form.answer], { waitMillis: 5_000 })
      yield* TestClock.adjust(4_999)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(1)
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert(error._tag === "OutcomeTimeout")
      assert.strictEqual(error.waitMillis, 5_000)
      assert.strictEqual(error.operationContext ?? "", context)
      assert.strictEqual(open(), 0)
    })
  )

  it.effect("the deadline is five minutes unless another is given", () =>
    Effect.gen(function* () {
      const { fiber } = yield* begun([form.answer])
      yield* TestClock.adjust(299_999)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(1)
      assert.strictEqual((yield* Effect.flip(Fiber.join(fiber)))._tag, "OutcomeTimeout")
    })
  )

  it.effect.each([0, -1, Number.NaN])("a deadline of %d is refused before anything is sent", (waitMillis) =>
    Effect.gen(function* () {
      const { open, requests, run } = yield* makeProgram([form.answer])
      const error = yield* Effect.flip(run(form.act({ waitMillis })))
      assert(error._tag === "CommunicationError" && error.reason._tag === "InvalidRequest")
      assert.strictEqual(error.reason.field, "waitMillis")
      assert.deepStrictEqual([requests.length, open()], [0, 0])
    })
  )

  it.effect("interruption takes the wait back", () =>
    Effect.gen(function* () {
      const { fiber, open } = yield* begun([form.answer])
      assert.isAbove(open(), 0)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(open(), 0)
    })
  )

  it.effect("interruption while the request is under way takes the wait back and stops the request", () =>
    Effect.gen(function* () {
      const { fiber, open, requests } = yield* begun([ScriptedTransport.silence])
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(open(), 0)
      assert.isTrue(requests[0]?.cancelled())
    })
  )

  const { fails } = form
  if (fails !== undefined)
    it.effect("is the failure that an event tells", () =>
      Effect.gen(function* () {
        const { context, fiber, open, receive } = yield* begun([form.answer])
        const event = fails(context)
        yield* receive(event)
        const error = yield* Effect.flip(Fiber.join(fiber))
        assert(error._tag === "OperationFailed")
        assert.strictEqual(error.event.type, Reflect.get(event, "type"))
        assert.strictEqual(open(), 0)
      })
    )

  if (form.endsWithCall)
    it.effect("the end of the call ends it when the grace is over", () =>
      Effect.gen(function* () {
        const { fiber, open, receive } = yield* begun([form.answer])
        yield* receive(disconnected())
        yield* TestClock.adjust(999)
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust(1)
        assert.strictEqual((yield* Effect.flip(Fiber.join(fiber)))._tag, "CallEnded")
        assert.strictEqual(open(), 0)
      })
    )

  if (form.context !== "none")
    it.effect("a context is made for the request", () =>
      Effect.map(begun([form.answer]), ({ context }) =>
        assert.match(context, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      )
    )

  if (form.context === "matched")
    it.effect("an event of another request is not its outcome", () =>
      Effect.gen(function* () {
        const { context, fiber, receive } = yield* begun([form.answer])
        yield* receive(...form.succeeds("another"))
        assert.isUndefined(fiber.pollUnsafe())
        yield* receive(...form.succeeds(context))
        yield* Fiber.join(fiber)
      })
    )

  if (form.lost === "awaited") {
    it.effect("an answer that is lost leaves it to the event", () =>
      Effect.gen(function* () {
        const { context, fiber, open, receive } = yield* begun([lost])
        assert.isUndefined(fiber.pollUnsafe())
        yield* receive(...form.succeeds(context))
        yield* Fiber.join(fiber)
        assert.strictEqual(open(), 0)
      })
    )

    it.effect("an answer that is lost is Ambiguous when no event tells more", () =>
      Effect.gen(function* () {
        const { fiber, open } = yield* begun([lost], { waitMillis: 5_000 })
        yield* TestClock.adjust(4_999)
        assert.isUndefined(fiber.pollUnsafe())
        yield* TestClock.adjust(1)
        const error = yield* Effect.flip(Fiber.join(fiber))
        assert(error._tag === "CommunicationError")
        assert.strictEqual(error.reason._tag, "Ambiguous")
        assert.strictEqual(open(), 0)
      })
    )
  } else
    it.effect(`an answer that is lost is ${form.lost} at once`, () =>
      Effect.gen(function* () {
        const program = yield* makeProgram([lost])
        const error = yield* Effect.flip(program.run(form.act()))
        assert(error._tag === "CommunicationError")
        assert.strictEqual(error.reason._tag, form.lost)
        assert.strictEqual(program.open(), 0)
      })
    )
})

const play = (operationContext?: string) =>
  CallMedia.playAndWait({
    callConnectionId,
    playSources: [{ kind: "text", text: { text: "Hello" } }],
    ...(operationContext === undefined ? {} : { operationContext })
  })

describe("awaiting several operations of one call", () => {
  it.effect("two that are alike get each their own event", () =>
    Effect.gen(function* () {
      const { receive, requests, run } = yield* makeProgram(() => ({ status: 202 }))
      const first = yield* fork(run(play()))
      const second = yield* fork(run(play()))
      yield* quiet
      const [one = "", two = ""] = requests.map(contextOf)
      assert.notStrictEqual(one, two)
      yield* receive(told("PlayCompleted", { operationContext: two }))
      assert.strictEqual((yield* Fiber.join(second)).data.operationContext, two)
      assert.isUndefined(first.pollUnsafe())
      yield* receive(told("PlayCompleted", { operationContext: one }))
      assert.strictEqual((yield* Fiber.join(first)).data.operationContext, one)
    })
  )

  it.effect("a context that is given twice still tells kinds of operations apart", () =>
    Effect.gen(function* () {
      const { receive, requests, run } = yield* makeProgram(({ path }) => ({
        status: 202,
        ...(path.includes(":remove") ? { body: {} } : {})
      }))
      const operationContext = "mine"
      const playing = yield* fork(run(play(operationContext)))
      const removing = yield* fork(
        run(CallConnection.removeParticipantAndWait({ callConnectionId, participantToRemove: agent, operationContext }))
      )
      yield* quiet
      assert.deepStrictEqual(requests.map(contextOf), ["mine", "mine"])
      yield* receive(told("RemoveParticipantSucceeded", { operationContext }))
      assert.strictEqual((yield* Fiber.join(removing))._tag, "RemoveParticipantSucceeded")
      assert.isUndefined(playing.pollUnsafe())
      yield* receive(told("PlayCompleted", { operationContext }))
      assert.strictEqual((yield* Fiber.join(playing))._tag, "PlayCompleted")
    })
  )

  it.effect("the event of an earlier request with the same context is not the outcome of a later one", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram(() => ({ status: 202 }))
      yield* receive(told("PlayCompleted", { operationContext: "again" }))
      const fiber = yield* fork(run(play("again")))
      yield* quiet
      assert.isUndefined(fiber.pollUnsafe())
      const own = told("PlayCompleted", { operationContext: "again" })
      yield* receive(own)
      assert.strictEqual((yield* Fiber.join(fiber)).id, own.id)
    })
  )

  it.effect("nor is the state before a pause that of the pause", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram(() => ({ status: 202 }))
      const state = (state: "active" | "inactive") =>
        told("RecordingStateChanged", { recordingId, state, callConnectionId: recorderId })
      yield* receive(state("inactive"), state("active"))
      const fiber = yield* fork(run(CallRecording.pauseAndWait({ recordingId })))
      yield* quiet
      assert.isUndefined(fiber.pollUnsafe())
      const paused = state("inactive")
      yield* receive(paused)
      assert.strictEqual((yield* Fiber.join(fiber)).id, paused.id)
    })
  )

  it.effect("a withdrawn invitation ends the wait for who was invited, whatever its own context", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram([{ status: 202, body: { invitationId } }])
      const fiber = yield* fork(
        run(CallConnection.addParticipantAndWait({ callConnectionId, participantToAdd: agent }))
      )
      yield* quiet
      yield* receive(told("CancelAddParticipantSucceeded", { invitationId, operationContext: "cancel" }))
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert(error._tag === "OperationFailed")
      assert.deepStrictEqual([error.code, error.subCode], [487, 5234])
    })
  )

  it.effect("a move fails with the first who cannot come", () =>
    Effect.gen(function* () {
      const { open, receive, requests, run } = yield* makeProgram([{ status: 202, body: {} }])
      const targetParticipants = [agent, customer]
      const fiber = yield* fork(
        run(
          CallConnection.moveParticipantsAndWait(
            { callConnectionId, targetParticipants, fromCall: "other" },
            { apiVersion: "2025-08-15-preview" }
          )
        )
      )
      yield* quiet
      yield* receive(told("MoveParticipantFailed", { operationContext: last(requests) }))
      assert.strictEqual((yield* Effect.flip(Fiber.join(fiber)))._tag, "OperationFailed")
      assert.strictEqual(open(), 0)
    })
  )
})

describe("awaiting a leg", () => {
  it.effect("what is the CallConnected of another call is not that of this one", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram([{ status: 201, body: { callConnectionId } }])
      const fiber = yield* fork(
        run(CallAutomation.createCallAndWait({ targets: [customer], callbackUri: "https://app.contoso.com" }))
      )
      yield* quiet
      yield* receive(told("CallConnected", { callConnectionId: "00000000-0000-4000-8000-000000000000" }))
      assert.isUndefined(fiber.pollUnsafe())
      yield* receive(told("CallConnected"))
      assert.strictEqual((yield* Fiber.join(fiber)).data.callConnectionId, callConnectionId)
    })
  )

  it.effect("a wait without an end is possible", () =>
    Effect.gen(function* () {
      const { receive, requests, run } = yield* makeProgram([{ status: 202 }])
      const fiber = yield* fork(
        run(
          CallMedia.playAndWait(
            { callConnectionId, playSources: [{ kind: "text", text: { text: "Hello" } }] },
            { waitMillis: Infinity }
          )
        )
      )
      yield* quiet
      yield* TestClock.adjust("365 days")
      assert.isUndefined(fiber.pollUnsafe())
      yield* receive(told("PlayCompleted", { operationContext: last(requests) }))
      yield* Fiber.join(fiber)
    })
  )
})

describe("awaiting a recording", () => {
  it.effect("an id that does not tell its recorder is refused before anything is sent", () =>
    Effect.gen(function* () {
      const { requests, run } = yield* makeProgram([])
      const error = yield* Effect.flip(run(CallRecording.pauseAndWait({ recordingId: "opaque" })))
      assert(error._tag === "CommunicationError" && error.reason._tag === "InvalidRequest")
      assert.strictEqual(error.reason.field, "recordingId")
      assert.lengthOf(requests, 0)
    })
  )

  it.effect("an answer that does not tell it is none that can be awaited", () =>
    Effect.gen(function* () {
      const { run } = yield* makeProgram([{ status: 200, body: { recordingId: "opaque" } }])
      const error = yield* Effect.flip(
        run(CallRecording.startAndWait({ callConnectionId, recordingStateCallbackUri: "https://app.contoso.com" }))
      )
      assert(error._tag === "CommunicationError")
      assert.strictEqual(error.reason._tag, "UnexpectedResponse")
    })
  )

  it.effect("one that is to be paused from the start is awaited inactive", () =>
    Effect.gen(function* () {
      const { receive, run } = yield* makeProgram([{ status: 200, body: { recordingId } }])
      const fiber = yield* fork(
        run(
          CallRecording.startAndWait({
            callConnectionId,
            recordingStateCallbackUri: "https://app.contoso.com",
            pauseOnStart: true
          })
        )
      )
      yield* quiet
      yield* receive(told("RecordingStateChanged", { recordingId, state: "inactive", callConnectionId: recorderId }))
      assert.strictEqual((yield* Fiber.join(fiber)).data.state, "inactive")
    })
  )
})
