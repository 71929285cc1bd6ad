import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as Tracer from "effect/Tracer"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { complete, settle, value } from "./support/virtual.ts"

const recording = () => {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  return { spans, tracer }
}

const input = { id: "4:+14255550123", participant: sample.participant }

describe("a span", () => {
  it.effect("describes the call by the conventions, and shows no id, number, token or key", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_000)
      const { spans, tracer } = recording()
      const transport = ScriptedTransport.make([{ status: 429 }, { status: 202, body: {} }])
      const client = yield* sample.connect(transport)
      yield* value(Effect.provideService(client.invoke(sample.act, input), Tracer.Tracer, tracer))
      assert.lengthOf(spans, 1)
      const [span] = spans
      assert.strictEqual(span?.name, "Sample_Act")
      assert.strictEqual(span?.kind, "client")
      assert.deepStrictEqual(Object.fromEntries(span?.attributes ?? []), {
        "az.namespace": "Microsoft.Sample",
        "http.request.method": "POST",
        "url.template": "/things/{id}:act",
        "server.address": "sample.communication.example",
        "http.response.status_code": 202,
        "http.request.resend_count": 1
      })
      assert.strictEqual(span?.status.startTime, 1_000_000_000n)
      assert.strictEqual(span?.status._tag, "Ended")
      assert.strictEqual(sample.requestOf(transport).headers["traceparent"], `00-${span?.traceId}-${span?.spanId}-01`)
    })
  )

  it.effect("is a child of the span around it", () =>
    Effect.gen(function* () {
      const { spans, tracer } = recording()
      const client = yield* sample.connect(ScriptedTransport.make([{ status: 204 }]))
      const call = Effect.withSpan(client.invoke(sample.remove, { id: "1" }), "outer")
      yield* value(Effect.provideService(call, Tracer.Tracer, tracer))
      assert.deepStrictEqual(
        spans.map(({ name }) => name),
        ["outer", "Sample_Delete"]
      )
      const [outer, inner] = spans
      assert.strictEqual(inner?.traceId, outer?.traceId)
      assert.strictEqual(inner?.parent._tag === "Some" && inner.parent.value.spanId, outer?.spanId)
    })
  )

  it.effect("ends with the failure and its reason, or with the interruption", () =>
    Effect.gen(function* () {
      const { spans, tracer } = recording()
      const client = yield* sample.connect(ScriptedTransport.make([{ status: 404 }, ScriptedTransport.silence]))
      const call = Effect.provideService(client.invoke(sample.read, { id: "1" }), Tracer.Tracer, tracer)
      yield* complete(call)
      const fiber = yield* Effect.forkChild(call)
      yield* settle
      yield* Fiber.interrupt(fiber)
      const [failed, interrupted] = spans
      assert.strictEqual(failed?.attributes.get("error.type"), "NotFound")
      assert.strictEqual(failed?.attributes.get("http.response.status_code"), 404)
      for (const span of [failed, interrupted])
        assert.isTrue(span?.status._tag === "Ended" && Exit.isFailure(span.status.exit))
    })
  )

  it.effect("is not made without a tracer: no header is sent", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([{ status: 204 }])
      const client = yield* sample.connect(transport)
      yield* value(client.invoke(sample.remove, { id: "1" }))
      assert.isUndefined(sample.requestOf(transport).headers["traceparent"])
    })
  )
})
