/** What came instead of an outcome, in words: whether no delivery came at all, or came and was refused, or reported something else. */
import type { Arrivals } from "@effect-comms/core/internal/Arrivals"

const list = (texts: ReadonlyArray<string>): string =>
  texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`

const refusalsOf = ({ refused }: Arrivals): ReadonlyArray<string> => {
  const all = [...refused.values()].reduce((sum, count) => sum + count, 0)
  return all === 0 ? [] : [`${all} ${all === 1 ? "was" : "were"} refused: ${[...refused.keys()].join(", ")}`]
}

/** Describes what came while one of the `awaited` events did not; without a leg nothing is said of its events. */
export const describe = (arrivals: Arrivals, awaited: ReadonlyArray<string>, ofLeg: boolean): string => {
  const { deliveries, invalid, ofCall } = arrivals
  const refusals = refusalsOf(arrivals)
  if (deliveries === 0) return refusals[0] ?? "no delivery reached this CallEvents"
  const what = awaited.length === 0 ? "its outcome" : `the awaited ${list(awaited)}`
  const taken = !ofLeg
    ? `${deliveries === 1 ? "1 delivery" : `${deliveries} deliveries`} arrived without ${what}`
    : ofCall === 0
      ? "deliveries arrived, but no event of this leg"
      : ofCall === 1
        ? `1 event of this leg arrived, which was not ${what}`
        : `${ofCall} events of this leg arrived, none of them ${what}`
  const broken = invalid === 0 ? [] : [`${invalid} could not be decoded`]
  return [taken, ...broken, ...refusals].join("; ")
}
