/** The bots of the README on the local cloud: their calls go the same way whatever befalls the notifications. */
import * as StatefulCall from "@effect-comms/graph-calls/StatefulCall"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
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
      // That a caller leaves is no error.
      assert.deepStrictEqual(failed, [])
      const next = yield* called(program)
      yield* seconds(program, 8)
      yield* program.cloud.graphTone(next, "tone2")
      yield* seconds(program, 20)
      assert.deepStrictEqual(failed, [])
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

  it.effect("takes everybody who joins under the policy: they are in the call", () =>
    Effect.gen(function* () {
      const { failed, program } = yield* begun([], recording)
      program.road.answering = answering
      const id = yield* called(program, { applicationMetadata: { botData: { user: "1" } } })
      yield* seconds(program, 2)
      yield* program.cloud.graphPolicyParticipant(id, "8:orgid:joiner")
      yield* seconds(program, 1)
      assert.include(JSON.stringify(yield* program.cloud.state), '"id":"joiner"')
      assert.deepStrictEqual(failed, [])
      assert.deepStrictEqual(asked(program), ["answer", "updateRecordingStatus"])
    }).pipe(Effect.scoped)
  )

  it.effect("that does not decide in time leaves who joins outside", () =>
    Effect.gen(function* () {
      const { program } = yield* begun([], recording)
      program.road.answering = { onJoining: () => Effect.never }
      const id = yield* called(program, { applicationMetadata: { botData: { user: "1" } } })
      yield* seconds(program, 2)
      yield* program.cloud.graphPolicyParticipant(id, "8:orgid:joiner")
      yield* TestClock.adjust(10_000)
      yield* seconds(program, 1)
      assert.notInclude(JSON.stringify(yield* program.cloud.state), '"id":"joiner"')
    }).pipe(Effect.scoped)
  )
})

describe("a program that answers Graph's posts", () => {
  const incomings = ({ cloud }: Program) =>
    Effect.map(cloud.journal(), (entries) =>
      entries.flatMap(({ data, kind, name }) =>
        kind === "callback" && name.startsWith("call incoming") ? [[name, data["url"], data["outcome"]]] : []
      )
    )

  it.effect("is told of an incoming call in Graph's form after its 204 to the older one", () =>
    Effect.gen(function* () {
      const { failed, program } = yield* begun([], recording)
      program.road.answering = {}
      yield* called(program, { olderForm: true, applicationMetadata: { botData: {} } })
      yield* seconds(program, 2)
      assert.deepStrictEqual(yield* incomings(program), [
        ["call incoming older", notificationsUri, "delivered"],
        ["call incoming", notificationsUri, "delivered"]
      ])
      assert.deepStrictEqual(asked(program), ["answer", "updateRecordingStatus"])
      assert.deepStrictEqual(failed, [])
    }).pipe(Effect.scoped)
  )

  it.effect("hands an incoming call to another region, which answers it", () =>
    Effect.gen(function* () {
      const { program } = yield* begun([], recording)
      const europe = "https://eu.contoso.com/calls"
      let asks = 0
      program.road.answering = { elsewhere: () => Effect.succeed(asks++ === 0 ? europe : undefined) }
      yield* called(program, { applicationMetadata: { botData: {} } })
      yield* seconds(program, 2)
      assert.deepStrictEqual(yield* incomings(program), [
        ["call incoming", notificationsUri, "redirected"],
        ["call incoming", europe, "delivered"]
      ])
      assert.deepStrictEqual(asked(program), ["answer", "updateRecordingStatus"])
    }).pipe(Effect.scoped)
  )
})
