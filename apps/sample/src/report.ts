/**
 * What was expected and what came: the verdict of a run, with the five operations by name.
 *
 * Something that differs does not stop the story; a failure does, and what was not reached then counts as different.
 */
import * as CallFlow from "@effect-comms/durable/CallFlow"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { mask } from "./mask.ts"
import * as Timeline from "./timeline.ts"

/** The operations that the summary names, in its order. */
export const operations = [
  "CancelAddParticipant",
  "Unhold",
  "UpdateChatParticipant",
  "cancelMediaProcessing",
  "RemoveParticipant"
] as const

/** One of the five. */
type Operation = (typeof operations)[number]

/** The verdict so far. */
export interface Service {
  /** Compares what came with what was expected, as often as it is said; a difference is noted and the story goes on. */
  readonly compare: (
    subject: string,
    came: string,
    expected: string
  ) => { readonly isRight: boolean; readonly text: string }
  /** Notes a difference. */
  readonly differs: (what: string) => void
  /** Whether everything was as expected and all operations of the summary were reached. */
  readonly isGood: () => boolean
  /** The summary for people, line by line. */
  readonly summary: () => ReadonlyArray<string>
}

/** The report of a run, in the context. */
export class Report extends Context.Service<Report, Service>()("@effect-comms/sample/Report") {}

/** An empty report. */
export const make = (timeline: Timeline.Service): Service => {
  const came = new Map<string, { readonly outcome: string; readonly isRight: boolean }>()
  const differences: Array<string> = []
  const note = (what: string) => {
    if (!differences.includes(mask(what))) differences.push(mask(what))
  }
  return {
    differs: (what) => {
      note(what)
      timeline.write("wrong", what)
    },
    compare: (subject, outcome, expected) => {
      const isRight = outcome === expected
      came.set(subject, { outcome: mask(outcome), isRight })
      const text = isRight ? `${subject}: ${outcome}` : `${subject}: ${outcome}; expected ${expected}`
      if (!isRight) note(text)
      return { isRight, text }
    },
    isGood: () => differences.length === 0 && operations.every((name) => came.has(name)),
    summary: () => {
      const rows = operations.map((name) => {
        const { isRight, outcome } = came.get(name) ?? { isRight: false, outcome: "not reached" }
        return `  ${isRight ? "✓" : "✗"} ${name.padEnd(22)} ${outcome}`
      })
      const found = differences.length === 0 ? [] : ["", "What differed", ...differences.map((each) => `  ✗ ${each}`)]
      return ["The five operations", ...rows, ...found]
    }
  }
}

/** Compares what came with what was expected, and shows it on the timeline; in a flow once, however often its program runs. */
export const expect = (
  subject: string,
  came: string,
  expected: string
): Effect.Effect<void, never, Report | Timeline.Timeline> =>
  Effect.gen(function* () {
    const { compare } = yield* Report
    const timeline = yield* Timeline.Timeline
    const { isRight, text } = compare(subject, came, expected)
    yield* CallFlow.step(
      `expect ${subject}`,
      Schema.Void,
      Effect.sync(() => timeline.write(isRight ? "right" : "wrong", text))
    )
  })

/** The same for one of the five operations. */
export const expectOperation = (
  operation: Operation,
  came: string,
  expected: string
): Effect.Effect<void, never, Report | Timeline.Timeline> => expect(operation, came, expected)
