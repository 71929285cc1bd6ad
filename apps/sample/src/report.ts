/**
 * What was expected and what came: the verdict of a run, with the five operations by name.
 *
 * Something that differs does not stop the story; a failure does, and what was not reached then counts as different.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { mask } from "./mask.ts"
import type * as Timeline from "./timeline.ts"

/** The operations that the summary names, in the order of the story. */
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
  /** Compares what came with what was expected; a difference is noted and the story goes on. */
  readonly compare: (subject: string, came: string, expected: string) => void
  /** Notes a difference. */
  readonly differs: (what: string) => void
  /** Whether everything was as expected and all five operations were reached. */
  readonly isGood: () => boolean
  /** The summary for people, line by line. */
  readonly summary: () => ReadonlyArray<string>
}

/** The report of a run, in the context. */
export class Report extends Context.Service<Report, Service>()("@effect-comms/sample/Report") {}

/** An empty report; it shows its findings on the timeline, too. */
export const make = (timeline: Timeline.Service): Service => {
  const came = new Map<string, { readonly outcome: string; readonly isRight: boolean }>()
  const differences: Array<string> = []
  const differs = (what: string) => {
    differences.push(mask(what))
    timeline.write("wrong", what)
  }
  return {
    differs,
    compare: (subject, outcome, expected) => {
      const isRight = outcome === expected
      came.set(subject, { outcome: mask(outcome), isRight })
      if (isRight) timeline.write("right", `${subject}: ${outcome}`)
      else differs(`${subject}: ${outcome}; expected ${expected}`)
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

/** Compares what came with what was expected. */
export const expect = (subject: string, came: string, expected: string): Effect.Effect<void, never, Report> =>
  Report.use((report) => Effect.sync(() => report.compare(subject, came, expected)))

/** The same for one of the five operations. */
export const expectOperation = (
  operation: Operation,
  came: string,
  expected: string
): Effect.Effect<void, never, Report> => expect(operation, came, expected)
