/** A tracer that keeps its spans, as an exporter would have them, and what they say. */
import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Tracer from "effect/Tracer"

/** A tracer and the spans that it was asked for. */
export const keeping = () => {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  return { layer: Layer.succeed(Tracer.Tracer, tracer), spans }
}

/** The id of the parent of a span, in whatever process that was. */
export const parentOf = ({ parent }: Tracer.Span): string | undefined => Option.getOrUndefined(parent)?.spanId

/** Everything that an exporter tells of a span: its name, attributes, events and links, and how it ended. */
export const textOf = ({ attributes, events, links, name, status }: Tracer.NativeSpan): string => {
  const failed = "exit" in status && Exit.isFailure(status.exit) ? Cause.pretty(status.exit.cause) : ""
  return JSON.stringify([name, [...attributes], events, links.map((link) => link.attributes), failed], (_, value) =>
    typeof value === "bigint" ? Number(value) : value
  )
}
