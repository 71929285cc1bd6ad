/** The journal: what it keeps, and how a reader sees what it does not keep any more. */
import * as Http from "node:http"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Journal from "../../src/Journal.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { serve } from "../../src/Served.ts"
import { addPath, amount, makeWorld, send } from "./world.ts"

const note = (name: string): Journal.Happening => ({ kind: "state", name, data: {} })
const small = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 }))
const limits = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))

describe("the journal", () => {
  it.effect.prop(
    "keeps its last entries, numbered on, whatever was written and wherever somebody reads from",
    [limits, small, small],
    ([limit, written, after]) =>
      Effect.sync(() => {
        const journal = Journal.make(() => 0, limit)
        const all: Array<string> = []
        for (let n = 1; n <= written; n++) {
          journal.write(note(`entry ${n}`))
          all.push(`entry ${n}`)
        }
        const kept = journal.after(after)
        const from = Math.max(after, written - limit)
        assert.deepStrictEqual(
          kept.map(({ name }) => name),
          all.slice(from)
        )
        assert.deepStrictEqual(
          kept.map(({ sequence }) => sequence),
          all.slice(from).map((_, index) => from + index + 1)
        )
      })
  )

  it("tells listeners of every entry, kept or not", () => {
    const journal = Journal.make(() => 0, 1)
    const told: Array<number> = []
    const stop = journal.subscribe(({ sequence }) => told.push(sequence))
    for (const name of ["a", "b", "c"]) journal.write(note(name))
    stop()
    journal.write(note("d"))
    assert.deepStrictEqual(told, [1, 2, 3])
    assert.deepStrictEqual(
      journal.after(0).map(({ sequence }) => sequence),
      [4]
    )
  })

  it.effect("is as long as the option says, and the gap shows in the first number", () =>
    Effect.gen(function* () {
      const cloud = yield* LocalCloud.make(makeWorld(), { journalLimit: 3 })
      for (let n = 0; n < 5; n++) yield* send(cloud, { path: addPath, body: amount(1) })
      const numbers = (after: number) =>
        Effect.map(cloud.journal(after), (entries) => entries.map(({ sequence }) => sequence))
      assert.deepStrictEqual(yield* numbers(0), [8, 9, 10])
      assert.deepStrictEqual(yield* numbers(9), [10])
      assert.deepStrictEqual(yield* numbers(10), [])
    })
  )

  it.live(
    "a reader of its stream that does not read is not waited for: it misses what is not kept, and sees that",
    () =>
      Effect.gen(function* () {
        const cloud = yield* serve(makeWorld(), { port: 0, journalLimit: 20 })
        const response = yield* Effect.callback<Http.IncomingMessage>((resume) => {
          const request = Http.get({ port: cloud.port, host: "127.0.0.1", path: "/_emulator/events" }, (answer) => {
            answer.pause()
            resume(Effect.succeed(answer))
          })
          return Effect.sync(() => request.destroy())
        })
        // More than sockets take up by themselves: what the reader leaves must lie somewhere, or be gone.
        const requests = 400
        const body = amount(1, { note: "long ".repeat(20_000) })
        for (let n = 0; n < requests; n++) yield* send(cloud, { path: addPath, body })
        const numbers = yield* Effect.callback<ReadonlyArray<number>>((resume) => {
          let rest = ""
          const seen: Array<number> = []
          response.on("data", (chunk: Buffer) => {
            const lines = (rest + chunk.toString()).split("\n")
            rest = lines.pop() ?? ""
            for (const line of lines) if (line.startsWith("id: ")) seen.push(Number(line.slice(4)))
            if (seen.at(-1) === 2 * requests) resume(Effect.succeed(seen))
          })
          response.resume()
        })
        response.destroy()
        assert.strictEqual(numbers[0], 1)
        assert.isTrue(
          numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0)),
          "in order, none twice"
        )
        assert.isBelow(numbers.length, 2 * requests, "there is a gap")
        assert.deepStrictEqual(
          numbers.slice(-20),
          Array.from({ length: 20 }, (_, index) => 2 * requests - 19 + index)
        )
      })
  )
})
