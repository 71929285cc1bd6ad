/**
 * Refusals as our clients report them: a typed error that names what was wrong, without anything secret, and nothing changed.
 */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import type * as Chat from "@effect-comms/chat/Chat"
import { CommunicationError, type Reason } from "@effect-comms/core/CommunicationError"
import type { WireRequest } from "@effect-comms/core/Transport"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { everything, type Scene, worldOf } from "./everything.ts"
import { customer } from "./scenes.ts"

/** Something that is refused. */
export interface Case {
  readonly name: string
  readonly act: (scene: Scene) => Effect.Effect<unknown, unknown>
  readonly reason: Reason["_tag"]
  /** Absent: the client refuses, and nothing is sent. */
  readonly status?: number
  readonly code?: string
  /** What the error says. */
  readonly names: RegExp
}

/** What most cases try: a removal. */
export const remove = ({ callConnectionId, program }: Scene) =>
  program.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove: customer }))

/** Does something whose requests are changed on their way. */
export const onTheWay = (change: (request: WireRequest) => WireRequest, act: Case["act"]): Case["act"] => {
  return (scene) =>
    Effect.suspend(() => {
      scene.program.road.request = change
      return act(scene)
    })
}

/** Does something as a member of the thread. */
export const chat = (act: (scene: Scene) => Effect.Effect<unknown, unknown, Chat.Chat>) => (scene: Scene) =>
  scene.alice.as(act(scene))

/** Tries it in a world of its own, and looks at the error and at what it left. */
export const isRefused = ({ act, code, names, reason, status }: Case): Effect.Effect<void, unknown> =>
  Effect.gen(function* () {
    const scene = yield* everything()
    const { program } = scene
    const before = yield* worldOf(scene)
    const error = yield* Effect.flip(act(scene))
    assert(error instanceof CommunicationError)
    assert.strictEqual(error.reason._tag, reason, error.message)
    assert.strictEqual(error.status, status)
    if (code !== undefined) assert.strictEqual(error.code, code)
    assert.match(error.message, names)
    assert.strictEqual(error.attempts, status === undefined ? 0 : 1)
    // Neither a number, nor a user, nor a token, nor a key.
    assert.notMatch(error.message, /\+1425|8:acs:|eyJ|QUJDRA/)

    program.road.request = (request) => request
    yield* program.cloud.setWallOffset(0)
    assert.deepStrictEqual(yield* worldOf(scene), before)
  }).pipe(Effect.scoped)
