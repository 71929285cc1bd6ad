import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as References from "effect/References"
import * as Tracer from "effect/Tracer"
import * as Retries from "../src/Retries.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { value } from "./support/virtual.ts"

interface Line {
  readonly level: string
  readonly message: unknown
  readonly annotations: Readonly<Record<string, unknown>>
  readonly span: string | undefined
}

/** A logger beside Effect's own, and what it was told. */
const listening = () => {
  const lines: Array<Line> = []
  const logger = Logger.make(({ fiber, logLevel, message }) => {
    const annotations = fiber.getRef(References.CurrentLogAnnotations)
    lines.push({ level: logLevel, message, annotations, span: fiber.cache.span?.spanId })
  })
  return { lines, layer: Logger.layer([logger, Logger.tracerLogger]) }
}

/** A call whose first attempts fail, and the lines and spans that it leaves. */
const call = (script: ReadonlyArray<ScriptedTransport.Step>, own = false) =>
  Effect.gen(function* () {
    const { layer, lines } = listening()
    const spans: Array<Tracer.NativeSpan> = []
    const tracer = Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        spans.push(span)
        return span
      }
    })
    const client = yield* sample.connect(ScriptedTransport.make(script), { retry: { baseMillis: 1_000 } })
    const calling = client.invoke(sample.read, { id: "4:+14255550123" })
    yield* value(own ? calling : Retries.told(calling)).pipe(
      Effect.provide(layer),
      Effect.provideService(Tracer.Tracer, tracer)
    )
    const [span] = spans
    assert(span !== undefined)
    return { lines, span }
  })

const busy = { status: 503, headers: { "retry-after": "10" }, body: { error: { message: "ask +14255550123" } } }
const done = { status: 200, body: { name: "a" } }

describe("a request that is sent again", () => {
  it.effect("is told of before the wait: a line and an event of its span say why, the attempt and the wait", () =>
    Effect.gen(function* () {
      const { lines, span } = yield* call([busy, busy, done])
      const told = (attempt: number) => ({
        operation: "Sample_Read",
        attempt,
        outcome: "Unavailable",
        status: 503,
        delayMillis: 10_000
      })
      assert.deepStrictEqual(
        lines.map(({ annotations, level, span: of }) => ({ annotations, level, of })),
        [1, 2].map((attempt) => ({ annotations: told(attempt), level: "Info", of: span.spanId }))
      )
      assert.deepStrictEqual(lines[0]?.message, [
        "Sample_Read: attempt 1 failed (Unavailable, 503), the next one in 10000 ms"
      ])
      assert.deepStrictEqual(
        span.events.map(([name, , attributes]) => [name, attributes]),
        [
          ["retry", told(1)],
          ["retry", told(2)]
        ]
      )
      // When the wait began, not when it was over.
      const [first, second] = span.events.map(([, time]) => time)
      assert.strictEqual(first, span.status.startTime)
      assert.strictEqual(second, span.status.startTime + 10_000_000_000n)
    })
  )

  it.effect("is told of without a status where there was no answer", () =>
    Effect.gen(function* () {
      const { lines, span } = yield* call([{ sent: true }, done])
      assert.strictEqual(lines.length, 1)
      assert.match(String(lines[0]?.message), /^Sample_Read: attempt 1 failed \(Transport\), the next one in \d+ ms$/)
      assert.notProperty(lines[0]?.annotations, "status")
      assert.strictEqual(span.events.length, 1)
    })
  )

  it.effect("is told of to nobody unless asked", () =>
    Effect.gen(function* () {
      const { lines, span } = yield* call([busy, done], true)
      assert.deepStrictEqual(lines, [])
      assert.deepStrictEqual(span.events, [])
      assert.strictEqual(span.attributes.get("http.request.resend_count"), 1)
    })
  )

  it.effect("is told of by the layer, once, in a part of a program that asks for the same", () =>
    Effect.gen(function* () {
      const { lines } = yield* Effect.provide(call([busy, done]), Retries.layer)
      assert.strictEqual(lines.length, 1)
    })
  )
})
