import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { TestClock } from "effect/testing"
import type { WaitOptions } from "../src/CallAutomation.ts"
import { type Form, forms } from "./awaiting.ts"
import { contextOf, fork, last, makeProgram, quiet } from "./awaitingProgram.ts"
import { disconnected } from "./events/bodies.ts"

const lost: ScriptedTransport.Fault = { sent: true }

describe.each(forms)("$name", (form: Form) => {
  const begun = (script: ReadonlyArray<ScriptedTransport.Step>, options?: WaitOptions) =>
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
      const program = yield* makeProgram(async (request, receive) => {
        await Effect.runPromise(receive(...form.succeeds(contextOf(request))))
        return form.answer
      })
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
    it.effect("is the failure that an event reports", () =>
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

    it.effect("an answer that is lost is Ambiguous when no event says more", () =>
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
