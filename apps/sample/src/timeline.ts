/**
 * The live timeline: every request, answer and webhook in the order in which it happens, under the chapter of the story it belongs to.
 *
 * It prints at once and keeps what it printed. It judges nothing: that is the report's.
 */
import type { Transport } from "@effect-comms/core/Transport"
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { styleText } from "node:util"
import { mask } from "./mask.ts"

/** What a line is about. */
type Kind = "chapter" | "request" | "answer" | "webhook" | "note" | "right" | "wrong"

/** A line as it is kept: without its time and colors, masked. */
export interface Line {
  readonly kind: Kind
  readonly text: string
}

/** The timeline. */
export interface Service {
  /** Adds a line; whatever is personal in it is masked. */
  readonly write: (kind: Kind, text: string) => void
  readonly lines: () => ReadonlyArray<Line>
}

/** The timeline of a run, in the context. */
export class Timeline extends Context.Service<Timeline, Service>()("@effect-comms/sample/Timeline") {}

type Style = Parameters<typeof styleText>[0]

const looks: Readonly<Record<Kind, readonly [label: string, style: Style]>> = {
  chapter: ["", "bold"],
  request: ["request →", "cyan"],
  answer: ["answer  ←", "cyan"],
  webhook: ["webhook ⇐", "magenta"],
  note: ["", "dim"],
  right: ["✓", "green"],
  wrong: ["✗", "red"]
}

/** A timeline that begins now and prints line by line. */
export const make = (print: (line: string) => void): Service => {
  const began = performance.now()
  const lines: Array<Line> = []
  return {
    lines: () => lines,
    write: (kind, given) => {
      const text = mask(given)
      lines.push({ kind, text })
      const [label, style] = looks[kind]
      const time = ((performance.now() - began) / 1000).toFixed(3).padStart(7)
      if (kind === "chapter") print("")
      print(`${time}  ${styleText(style, kind === "chapter" ? text : `${label.padEnd(9)}  ${text}`)}`)
    }
  }
}

/** Begins a chapter; in a flow once, however often its program runs. */
export const chapter = (title: string): Effect.Effect<void, never, Timeline> =>
  Timeline.use((timeline) =>
    CallFlow.step(
      title,
      Schema.Void,
      Effect.sync(() => timeline.write("chapter", title))
    )
  )

/** Prints something that is neither request nor webhook; in a flow once, however often its program runs. */
export const note = (text: string): Effect.Effect<void, never, Timeline> =>
  Timeline.use((timeline) =>
    CallFlow.step(
      `note ${text}`,
      Schema.Void,
      Effect.sync(() => timeline.write("note", text))
    )
  )

/** What is asked for to authorize requests and to verify webhooks: it is no part of the story. */
const aside = /^\/_emulator\/|\/\.well-known\/|\/keys$|\/oauth2\/|:issueAccessToken\b/

/** A transport that shows on the timeline what goes over another one; requests are numbered, so that each answer finds its own. */
export const shown = (timeline: Service, transport: Transport): Transport => {
  let count = 0
  return {
    send: (request, done) => {
      if (aside.test(request.path)) return transport.send(request, done)
      const number = `#${++count}`
      const sent = performance.now()
      timeline.write("request", `${number} ${request.method} ${request.path}`)
      return transport.send(request, (outcome) => {
        const millis = Math.round(performance.now() - sent)
        const what =
          outcome._tag === "WireResponse"
            ? [outcome.status, outcome.header("repeatability-result")].filter((part) => part !== undefined).join(" ")
            : `none: ${outcome.message}`
        timeline.write("answer", `${number} ${what}, ${millis} ms`)
        done(outcome)
      })
    }
  }
}
