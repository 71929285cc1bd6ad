/** Entries of the journal have the stated schema: those of a whole call with all that may befall it, whoever reads them. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import * as Emulator from "../../src/Emulator.ts"
import type { Acknowledgement } from "../../src/kernel/delivery/Sender.ts"
import { JournalEntry } from "../../src/kernel/control/JournalEntry.ts"
import type { Entry } from "../../src/service/Journal.ts"

const decode = Schema.decodeUnknownSync(JournalEntry, { onExcessProperty: "error" })

it.effect("what is printed as JSON is what the document says, and no more", () =>
  Effect.gen(function* () {
    const lines: Array<string> = []
    const answers: Array<Effect.Effect<Acknowledgement>> = [
      Effect.succeed({ status: 401, body: "audience" }),
      Effect.die(new Error("no answer")),
      Effect.never
    ]
    const cloud = yield* Emulator.make({
      deliver: () => answers.shift() ?? Effect.succeed({ status: 200 }),
      eventGrid: "http://127.0.0.1:9/grid",
      watch: (entry: Entry) => lines.push(JSON.stringify(entry))
    })
    yield* cloud.fault({ status: 503 })
    yield* cloud.fault({ kind: "drop", path: "CallDisconnected" })
    const create = CallAutomation.createCall({
      targets: [{ phoneNumber: { value: "+14255550123" } }],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: "http://127.0.0.1:9/callbacks"
    }).pipe(
      Effect.provide(CallAutomation.layer({ connectionString: cloud.connectionString, retry: { attempts: 1 } })),
      Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport)
    )
    yield* Effect.exit(create)
    const { callConnectionId = "" } = yield* create
    yield* cloud.advance(30_000)
    yield* cloud.incomingCall({ from: "+14255550123", to: "+14255550100" })
    yield* cloud.leave(callConnectionId, "+14255550123")
    yield* cloud.advance(30_000)
    yield* cloud.control("POST", "/replay", { type: "CallConnected" })
    yield* cloud.advance(1_000)
    yield* TestClock.adjust(0)
    const entries = lines.map((line) => decode(JSON.parse(line)))
    const seen = new Set(entries.map(({ kind }) => kind))
    assert.includeMembers([...seen], ["request", "answer", "event", "callback", "state", "control", "fault"])
    const outcomes = new Set(entries.flatMap((entry) => (entry.kind === "callback" ? [entry.data.outcome] : [])))
    assert.includeMembers([...outcomes], ["delivered", "retrying", "dropped", "waiting", "unanswered"])
  })
)

it.effect(
  "an event is delivered again as it was, by its number, by its type, or the latest; and is refused when unknown",
  () =>
    Effect.gen(function* () {
      const bodies: Array<string> = []
      const cloud = yield* Emulator.make({
        deliver: ({ body }) =>
          Effect.sync(() => {
            bodies.push(body)
            return { status: 200 }
          })
      })
      yield* CallAutomation.createCall({
        targets: [{ phoneNumber: { value: "+14255550123" } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:9/callbacks"
      }).pipe(
        Effect.provide(CallAutomation.layer({ connectionString: cloud.connectionString })),
        Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport)
      )
      yield* cloud.advance(1_000)
      const connected = (yield* cloud.journal()).find(({ kind, name }) => kind === "event" && name === "CallConnected")
      const [first = "", second = ""] = bodies.splice(0)
      const again = (which: object) =>
        Effect.gen(function* () {
          const answer = yield* cloud.control("POST", "/replay", which)
          yield* cloud.advance(100)
          return [answer, ...bodies.splice(0)] as const
        })
      const [answer, body] = yield* again({ sequence: connected?.sequence })
      assert.deepStrictEqual(answer, {
        sequence: connected?.sequence,
        type: "CallConnected",
        url: "http://127.0.0.1:9/callbacks"
      })
      assert.include([first, second], body ?? "")
      assert.include(body ?? "", "Microsoft.Communication.CallConnected")
      assert.deepStrictEqual((yield* again({ type: "callconnected" }))[1], body)
      assert.deepStrictEqual((yield* again({}))[1], body)
      const refusals = yield* Effect.all(
        [{ sequence: 1e6 }, { type: "CallTransferAccepted" }, { sequence: "1" }, { event: 1 }].map((which) =>
          Effect.map(
            Effect.flip(cloud.control("POST", "/replay", which)),
            ({ status, description }) => `${status} ${description}`
          )
        )
      )
      assert.deepStrictEqual(refusals, [
        "404 There is no event of this number to deliver again: numbers are the sequence of events in the journal, types such as CallConnected; the latest thousand events are kept.",
        "404 There is no event of this type to deliver again: numbers are the sequence of events in the journal, types such as CallConnected; the latest thousand events are kept.",
        "400 sequence: expected a whole number.",
        "400 event: expected one of the fields sequence, type."
      ])
      yield* cloud.reset
      assert.strictEqual((yield* Effect.flip(cloud.control("POST", "/replay", {}))).status, 404)
    })
)
