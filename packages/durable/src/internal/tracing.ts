/**
 * Traces of flows: a request, the event that tells of its end and the step that goes on are of one trace, on whatever machines they are.
 *
 * The services say nothing of traces in their events. What joins them is stored: a step with the context of its request and its span, an event
 * with its own.
 */
import type { WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as WebhookAnswer from "@effect-comms/core/WebhookAnswer"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Tracer from "effect/Tracer"

// Under Effect's own key, whose default is a tracer that keeps nothing: what nobody reads is not made.
const Provided = /* @__PURE__ */ Context.Reference<Tracer.Tracer | undefined>("effect/Tracer", {
  defaultValue: () => undefined
})

/** Whether somebody traces. */
export const isTraced: Effect.Effect<boolean> = Effect.map(Provided, (tracer) => tracer !== undefined)

const form = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** A span as the value of a `traceparent` header. */
export const textOf = ({ sampled, spanId, traceId }: Tracer.AnySpan): string =>
  `00-${traceId}-${spanId}-0${Number(sampled)}`

/** The span that a `traceparent` names; `undefined` for a text that names none. */
const spanOf = (text: string | undefined): Tracer.ExternalSpan | undefined => {
  const [, traceId, spanId, flags = "0"] = form.exec(text ?? "") ?? []
  if (traceId === undefined || spanId === undefined) return undefined
  return Tracer.externalSpan({ traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 })
}

/** The present span as a text. */
export const current: Effect.Effect<string | undefined> = Effect.map(Effect.option(Effect.currentSpan), (span) =>
  Option.isSome(span) ? textOf(span.value) : undefined
)

/** Answers a delivery in a span of its own, which is of the sender's trace where the sender says so. */
export const delivered = <A, E, R>(
  receiver: string,
  request: WebhookRequest,
  answering: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.flatMap(isTraced, (traced) =>
    traced
      ? Effect.withSpan(answering, `${receiver}.answer`, {
          kind: "server",
          parent: spanOf(WebhookAnswer.header(request, "traceparent")),
          captureStackTrace: false
        })
      : answering
  )

/** The span of an event: of the trace of the step that asked for it, where one is known, else of its delivery's. */
export const ofEvent = (name: string, asked: string | undefined) =>
  Effect.gen(function* () {
    const parent = spanOf(asked)
    const delivery = yield* Effect.option(Effect.currentSpan)
    return yield* Effect.makeSpanScoped(name, {
      kind: "consumer",
      ...(parent !== undefined && { parent }),
      links: parent !== undefined && Option.isSome(delivery) ? [{ span: delivery.value, attributes: {} }] : []
    })
  })

/** Links the present span to those of events. */
export const goesOn = (events: ReadonlyArray<{ readonly traceparent: string | undefined }>): Effect.Effect<void> =>
  Effect.match(Effect.currentSpan, {
    onFailure: () => undefined,
    onSuccess: (span) =>
      span.addLinks(
        events.flatMap(({ traceparent }) => {
          const linked = spanOf(traceparent)
          return linked === undefined ? [] : [{ span: linked, attributes: {} }]
        })
      )
  })
