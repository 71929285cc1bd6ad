/**
 * Spans without the weight of a tracer: found under Effect's own key, so that without one nothing is made, kept or bundled.
 */
import * as Context from "effect/Context"
import type * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import type * as Tracer from "effect/Tracer"
import type { Any } from "../ClientOperation.ts"

const Provided = /* @__PURE__ */ Context.Reference<Tracer.Tracer | undefined>("effect/Tracer", {
  defaultValue: () => undefined
})
const Parent = /* @__PURE__ */ Context.Reference<Tracer.AnySpan | undefined>("effect/Tracer/ParentSpan", {
  defaultValue: () => undefined
})

/** The span of one call. */
export interface CallSpan {
  readonly span: Tracer.Span
  readonly end: (
    nowMillis: number,
    exit: Exit.Exit<unknown, unknown>,
    attributes: Readonly<Record<string, unknown>>
  ) => void
}

/** A time of JavaScript as a tracer has it. */
export const nanos = (millis: number): bigint => BigInt(Math.round(millis)) * 1000000n

/** Starts the span of a call when there is a tracer, and names it in the headers of its requests. */
export const start = (
  fiber: Fiber.Fiber<unknown, unknown>,
  { id, method, path, service }: Any,
  host: string,
  nowMillis: number,
  headers: Array<string>
): CallSpan | undefined => {
  const tracer = fiber.getRef(Provided)
  if (!tracer) return undefined
  const parent = fiber.getRef(Parent)
  const span = tracer.span({
    name: id,
    parent: Option.fromUndefinedOr(parent),
    annotations: Context.empty(),
    links: [],
    startTime: nanos(nowMillis),
    kind: "client",
    root: !parent,
    sampled: parent?.sampled ?? true
  })
  const describe = (attributes: Readonly<Record<string, unknown>>) => {
    for (const key in attributes) if (attributes[key] !== undefined) span.attribute(key, attributes[key])
  }
  describe({
    "az.namespace": service.namespace,
    "http.request.method": method,
    "url.template": path,
    "server.address": host
  })
  headers.push("traceparent", `00-${span.traceId}-${span.spanId}-0${Number(span.sampled)}`)
  return {
    span,
    end: (now, exit, attributes) => {
      describe(attributes)
      span.end(nanos(now), exit)
    }
  }
}
