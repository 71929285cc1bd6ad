/**
 * The values of a contract and the values that stand for them in the local cloud.
 *
 * A contract names ids that its provider makes itself: a call's, a thread's, a user's. A provider state brings about the thing under
 * an id of the local cloud's own, and from then on each is written for the other, in requests and in answers.
 */

/** Pairs of values, and texts translated by them. */
export interface Aliases {
  /** Says what stands for a value of the contract. */
  readonly add: (contract: string, real: string) => void
  /** What stands for a value, or the value itself. */
  readonly of: (contract: string) => string
  readonly has: (contract: string) => boolean
  /** A text of the contract as the local cloud understands it. */
  readonly toReal: (text: string) => string
  /** A text of the local cloud as the contract has it. */
  readonly toContract: (text: string) => string
  readonly clear: () => void
}

/** No pairs yet. */
export const make = (): Aliases => {
  const pairs = new Map<string, string>()
  const translate = (text: string, entries: ReadonlyArray<readonly [from: string, to: string]>): string => {
    const both = entries.flatMap(([from, to]) => [
      [from, to] as const,
      [encodeURIComponent(from), encodeURIComponent(to)] as const,
      // As the service writes a thread's id in a Location: the colon escaped, the @ not.
      [encodeURIComponent(from).replaceAll("%40", "@"), encodeURIComponent(to).replaceAll("%40", "@")] as const
    ])
    // At once and the longest first, so that nothing is translated twice or in part.
    const to = new Map(both)
    const pattern = [...to.keys()].toSorted((left, right) => right.length - left.length).map(escape)
    return pattern.length === 0
      ? text
      : text.replace(new RegExp(pattern.join("|"), "g"), (from) => to.get(from) ?? from)
  }
  return {
    add: (contract, real) => {
      pairs.set(contract, real)
    },
    of: (contract) => pairs.get(contract) ?? contract,
    has: (contract) => pairs.has(contract),
    toReal: (text) => translate(text, [...pairs]),
    toContract: (text) =>
      translate(
        text,
        [...pairs].map(([contract, real]) => [real, contract] as const)
      ),
    clear: () => {
      pairs.clear()
    }
  }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
