/**
 * What may be repeated because it asks for a state: under any sequence of faults it is never ambiguous, who hears of success finds that
 * state, and what an earlier attempt has deleted is deleted and not missing.
 */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Call from "@effect-comms/graph-calls/Call"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import { at, listAt } from "../identity/support/wire.ts"
import { everything, type Scene } from "./support/everything.ts"
import {
  type Fault,
  Faults,
  honest,
  isExecuted,
  isFinal,
  isLost,
  orderOf,
  withoutFalseAbsence
} from "./support/faults.ts"

interface Idempotent {
  readonly name: string
  readonly method: "DELETE" | "PATCH"
  readonly path: string
  readonly call: (scene: Scene) => Effect.Effect<unknown, unknown>
  /** Whether the state that was asked for is there. */
  readonly done: (state: unknown, scene: Scene) => boolean
}

const operations: ReadonlyArray<Idempotent> = [
  {
    name: "hangUp",
    method: "DELETE",
    path: "/calling/callConnections/",
    call: ({ callConnectionId, program }) => program.run(CallConnection.hangupCall({ callConnectionId })),
    done: (state) => listAt(state, "calls").length === 0
  },
  {
    name: "deleteChatThread",
    method: "DELETE",
    path: "/chat/threads/",
    call: ({ alice, chatThreadId }) => alice.as(Chat.deleteChatThread({ chatThreadId })),
    done: (state) => listAt(state, "threads").length === 0
  },
  {
    name: "updateChatThreadProperties",
    method: "PATCH",
    path: "/chat/threads/",
    call: ({ alice, chatThreadId }) =>
      alice.as(ChatThread.updateChatThreadProperties({ chatThreadId, topic: "changed" })),
    done: (state) => at(state, "threads", 0, "topic") === "changed"
  },
  {
    name: "delete of a user",
    method: "DELETE",
    path: "/identities/",
    call: ({ program, outsider }) => program.run(CommunicationIdentity.delete({ id: outsider.id })),
    done: (state, { outsider }) => !listAt(state, "identities").some((user) => at(user, "id") === outsider.id)
  },
  {
    name: "delete of a Graph call",
    method: "DELETE",
    path: "/communications/calls/",
    call: ({ id, program }) => program.run(Call.delete({ id })),
    done: (state) => listAt(state, "graphCalls").length === 0
  }
]

/** The connection breaks before the service has read the request. */
const unanswered: Fault = { kind: "reset-before" }
const absent: Fault = { status: 404, executed: false, retryAfterSeconds: 0, delayMs: 0 }

const reasonOf = (result: Result.Result<unknown, unknown>): string | undefined =>
  Result.isFailure(result) && result.failure instanceof CommunicationError ? result.failure.reason._tag : undefined

describe.each(operations)("$name", ({ call, done, method, path }) => {
  it.effect.prop(
    "is never ambiguous, and done when it succeeds",
    [Faults],
    ([given]) =>
      Effect.scoped(
        Effect.gen(function* () {
          const faults = withoutFalseAbsence(given.map(honest))
          const scene = yield* everything()
          const { program } = scene
          for (const fault of faults) yield* program.cloud.fault({ ...orderOf(fault), path })
          const calling = yield* Effect.forkChild(Effect.result(call(scene)))
          yield* program.advance(60_000)
          const result = yield* Fiber.join(calling)
          const executed = done(yield* program.cloud.state, scene)
          // Another token is fetched after a 401.
          const sent = program.sent.filter((request) => request.path.includes(path)).length
          assert.strictEqual(executed, sent > faults.length || faults.slice(0, sent).some(isExecuted))
          assert.isAtMost(sent, 4)
          if (Result.isSuccess(result)) assert.isTrue(executed)
          else {
            assert(result.failure instanceof CommunicationError)
            assert.notStrictEqual(result.failure.reason._tag, "Ambiguous")
          }
          const lost = faults.filter(isLost).length
          if (faults.length < 4 && lost < 2 && !faults.some(isFinal)) assert.isTrue(Result.isSuccess(result))
        })
      ),
    { arbitrary: { runs: 15 }, timeout: 60_000 }
  )

  it.effect("a 404 to a repeat is the end of a deletion, even where no earlier attempt was executed", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const scene = yield* everything()
        const { program } = scene
        for (const fault of [unanswered, absent]) yield* program.cloud.fault({ ...orderOf(fault), path })
        const calling = yield* Effect.forkChild(Effect.result(call(scene)))
        yield* program.advance(60_000)
        const result = yield* Fiber.join(calling)
        assert.deepStrictEqual(
          program.sent.map(({ method }) => method),
          [method, method]
        )
        if (method === "DELETE") assert.isTrue(Result.isSuccess(result))
        else assert.strictEqual(reasonOf(result), "NotFound")
      })
    )
  )

  it.effect("a 404 to the first attempt is missing", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const scene = yield* everything()
        yield* scene.program.cloud.fault({ ...orderOf(absent), path })
        assert.strictEqual(reasonOf(yield* Effect.result(call(scene))), "NotFound")
        assert.strictEqual(scene.program.sent.length, 1)
      })
    )
  )

  it.effect("what is not there, and was not deleted by this call, is missing", () =>
    Effect.gen(function* () {
      const scene = yield* everything()
      if (path === "/chat/threads/") yield* scene.alice.as(Chat.deleteChatThread({ chatThreadId: scene.chatThreadId }))
      else yield* call(scene)
      const error = yield* Effect.flip(call(scene))
      assert(error instanceof CommunicationError)
      assert.strictEqual(error.reason._tag, "NotFound")
    })
  )
})
