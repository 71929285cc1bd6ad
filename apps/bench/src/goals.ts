/** What the figures are to be. Nothing fails over them: times are not asserted where machines are shared. */

/** The figures that have a goal; `undefined` where they were not measured. */
export interface Figures {
  readonly undici: number | undefined
  readonly default: number | undefined
  readonly webhook: number | undefined
  readonly gzip: number | undefined
  readonly import: number | undefined
}

/** One line of the table. */
export interface Goal {
  readonly name: string
  readonly result: number
  readonly goal: number
  readonly atMost: number
  readonly verdict: "reached" | "within" | "OVER"
}

const line = (name: string, result: number | undefined, goal: number, atMost = goal): ReadonlyArray<Goal> =>
  result === undefined
    ? []
    : [{ name, result, goal, atMost, verdict: result <= goal ? "reached" : result <= atMost ? "within" : "OVER" }]

/** The goals for which there is a figure, and whether it is met. */
export const goals = (of: Figures): ReadonlyArray<Goal> => [
  ...line("CPU of a call at c=32 over undici, to the baseline", of.undici, 1, 1.1),
  ...line("CPU of a call at c=32 by default on Node, to the baseline", of.default, 1.05, 1.15),
  ...line("decoding a webhook, to JSON.parse", of.webhook, 1.25),
  ...line("one operation, esbuild's defaults, KB gzip", of.gzip, 24),
  ...line("CPU of importing one operation, to the official client", of.import, 1)
]
