/** The bots of the README on the local cloud: their calls go the same way whatever befalls the notifications. */
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { conversation } from "./bots/menu.ts"
import { answering, recording } from "./bots/policyRecording.ts"
import { application, makeProgram, notificationsUri, type Program } from "./support/Program.ts"
import { seconds } from "./support/turns.ts"

const caller = "8:orgid:550fae72-d251-43ec-868c-373732c2704f"

/** What the bot asked of Graph, in order. */
const asked = ({ sent }: Program): ReadonlyArray<string> =>
  sent.flatMap(({ method, path }) =>
    path.endsWith("/token") ? [] : [method === "POST" ? path.replace(/^.*\//, "") : method]
  )

const Kind = Schema.Literals(["duplicate", "reorder", "delay"])
const Kinds = Schema.Array(Kind).check(Schema.isMaxLength(10))

const begun = Effect.fnUntraced(function* (
  kinds: ReadonlyArray<typeof Kind.Type>,
  handler: (call: StatefulCall.StatefulCall) => Effect.Effect<unknown, unknown>
) {
  const program = yield* makeProgram()
  const failed: Array<string> = []
  const onError = (cause: Cause.Cause<unknown>) => Effect.sync(() => void failed.push(Cause.pretty(cause)))
  yield* program.run(StatefulCall.listen(handler, { onError }))
  for (const kind of kinds) yield* program.cloud.fault({ kind, delayMs: 700 })
  return { program, failed }
})

const called = Effect.fnUntraced(function* ({ cloud }: Program, more: object = {}) {
  const { clientId, tenantId } = application
  return yield* cloud.graphIncomingCall({ callbackUri: notificationsUri, from: caller, clientId, tenantId, ...more })
})

describe("the bot of the README", () => {
  it("is in the README to the letter, as is the one that records, each in less than sixty lines", () => {
    const readme = readFileSync(new URL("../../../graph-calls/README.md", import.meta.url), "utf8")
    for (const name of ["menu", "policyRecording"]) {
      const bot = readFileSync(new URL(`./bots/${name}.ts`, import.meta.url), "utf8")
      assert.isBelow(bot.split("\n").length, 60)
      assert.include(readme, bot)
    }
  })

  it.effect.prop(
    "leaves a message, whatever befalls the notifications: duplicated, reordered, late",
    [Kinds],
    ([kinds]) =>
      Effect.gen(function* () {
        const { failed, program } = yield* begun(kinds, conversation)
        const id = yield* called(program)
        yield* seconds(program, 8)
        yield* program.cloud.graphTone(id, "tone1")
        yield* seconds(program, 8)
        yield* program.cloud.graphTone(id, "pound")
        yield* seconds(program, 10)
        assert.deepStrictEqual(failed, [])
        assert.deepStrictEqual(asked(program), ["answer", "subscribeToTone", "playPrompt", "recordResponse", "DELETE"])
      }).pipe(Effect.scoped),
    { arbitrary: { runs: 15 }, timeout: 60_000 }
  )

  it.effect.prop(
    "transfers to the agent, whatever befalls the notifications, and does not hang up on them",
    [Kinds],
    ([kinds]) =>
      Effect.gen(function* () {
        const { failed, program } = yield* begun(kinds, conversation)
        const id = yield* called(program)
        yield* seconds(program, 8)
        yield* program.cloud.graphTone(id, "tone2")
        yield* seconds(program, 20)
        assert.deepStrictEqual(failed, [])
        assert.deepStrictEqual(asked(program), ["answer", "subscribeToTone", "playPrompt", "transfer"])
      }).pipe(Effect.scoped),
    { arbitrary: { runs: 15 }, timeout: 60_000 }
  )

  it.effect("of which the caller hangs up ends with the call, and leaves the next one alone", () =>
    Effect.gen(function* () {
      const { failed, program } = yield* begun([], conversation)
      const id = yield* called(program)
      yield* seconds(program, 2)
      yield* program.cloud.graphLeave(id)
      yield* seconds(program, 5)
      assert.strictEqual(failed.length, 1)
      assert.include(failed[0] ?? "", "CallEnded")
      const next = yield* called(program)
      yield* seconds(program, 8)
      yield* program.cloud.graphTone(next, "tone2")
      yield* seconds(program, 20)
      assert.strictEqual(failed.length, 1)
      assert.strictEqual(asked(program).at(-1), "transfer")
    }).pipe(Effect.scoped)
  )
})

describe("a bot that records by a policy", () => {
  it.effect.prop(
    "answers within five seconds and says that it records, whatever befalls the notifications",
    [Kinds],
    ([kinds]) =>
      Effect.gen(function* () {
        const { failed, program } = yield* begun(kinds, recording)
        const id = yield* called(program, { applicationMetadata: { botData: { user: "1" } } })
        yield* seconds(program, 5)
        assert.deepStrictEqual(asked(program), ["answer", "updateRecordingStatus"])
        yield* program.cloud.graphLeave(id)
        yield* seconds(program, 5)
        assert.deepStrictEqual(failed, [])
        assert.strictEqual(asked(program).length, 2)
      }).pipe(Effect.scoped),
    { arbitrary: { runs: 15 }, timeout: 60_000 }
  )

  it.effect("takes everybody who joins under the policy: 200 with its decision", () =>
    Effect.gen(function* () {
      const { program } = yield* begun([], recording)
      const joining = {
        changeType: "created",
        resourceUrl: "/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
        resourceData: { "@odata.type": "#microsoft.graph.participantJoiningNotification" }
      }
      const answer = yield* program.run(
        CallNotifications.answer({ headers: {}, body: { value: [joining] } }, { ...answering, trusted: true })
      )
      assert.strictEqual(answer.status, 200)
      assert.deepStrictEqual(JSON.parse(answer.body ?? ""), { "@odata.type": "#microsoft.graph.acceptJoinResponse" })
    }).pipe(Effect.scoped)
  )
})
