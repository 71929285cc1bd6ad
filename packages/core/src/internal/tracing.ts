/**
 * Spans without the weight of a tracer: found under Effect's own key, so that without one nothing is made, kept or bundled.
 */
import * as Context from "effect/Context"
import type * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import type * as Tracer from "effect/Tracer"
import type * as Operation from "../Operation.ts"

const Provided = /* @__PURE__ */ Context.Reference<Tracer.Tracer | undefined>("effect/Tracer", {
  defaultValue: () => undefined
})
const Parent = /* @__PURE__ */ Context.Reference<Tracer.AnySpan | undefined>("effect/Tracer/ParentSpan", {
  defaultValue: () => undefined
})

/** The span of one call. */
export interface CallSpan {
  readonly attribute: (key: string, value: unknown) => void
  /** The value of a `traceparent` header. */
  readonly traceparent: string
  readonly end: (nowMillis: number, exit: Exit.Exit<unknown, unknown>) => void
}

const nanos = (millis: number): bigint => BigInt(Math.round(millis * 1000)) * 1000n

/** Starts the span of a call when there is a tracer. */
export const start = (
  fiber: Fiber.Fiber<unknown, unknown>,
  operation: Operation.Any,
  host: string,
  nowMillis: number
): CallSpan | undefined => {
  const tracer = fiber.getRef(Provided)
  if (tracer === undefined) return undefined
  const parent = fiber.getRef(Parent)
  const span = tracer.span({
    name: operation.id,
    parent: Option.fromUndefinedOr(parent),
    annotations: Context.empty(),
    links: [],
    startTime: nanos(nowMillis),
    kind: "client",
    root: parent === undefined,
    sampled: parent?.sampled ?? true
  })
  span.attribute("az.namespace", operation.service.namespace)
  span.attribute("http.request.method", operation.method)
  span.attribute("url.template", operation.path)
  span.attribute("server.address", host)
  return {
    attribute: (key, value) => span.attribute(key, value),
    traceparent: `00-${span.traceId}-${span.spanId}-${span.sampled ? "01" : "00"}`,
    end: (now, exit) => span.end(nanos(now), exit)
  }
}
