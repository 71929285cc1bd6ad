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
  /** Pairs each string in a value of the contract with the string at the same place of the real value; throws when there is none. */
  readonly learn: (contract: unknown, real: unknown) => void
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
    const both = entries.flatMap(formsOf).flatMap(([from, to]) => [
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
  const learn = (contract: unknown, real: unknown, at: string): void => {
    if (typeof contract === "string") {
      if (typeof real !== "string") throw new Error(`${at}: expected a string to stand for "${contract}"`)
      if (real === contract) return
      // What is short is in many other texts as well.
      if (contract.length < 8) throw new Error(`${at}: expected "${contract}", found another value`)
      pairs.set(contract, real)
    } else if (typeof contract === "object" && contract !== null) {
      const found = new Map<string, unknown>(typeof real === "object" && real !== null ? Object.entries(real) : [])
      for (const [key, value] of Object.entries(contract)) learn(value, found.get(key), `${at}.${key}`)
    }
  }
  return {
    add: (contract, real) => {
      pairs.set(contract, real)
    },
    learn: (contract, real) => learn(contract, real, "answer"),
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

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A pair as it is, and that of two UUIDs as Graph writes them in addresses as well: in capitals and without dashes. */
const formsOf = ([from, to]: readonly [from: string, to: string]): ReadonlyArray<
  readonly [from: string, to: string]
> => {
  if (!uuid.test(from) || !uuid.test(to)) return [[from, to]]
  const compact = (text: string) => text.replaceAll("-", "").toUpperCase()
  return [
    [from, to],
    [compact(from), compact(to)]
  ]
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
