/** The limits of a transport: their defaults, and what is invalid. */
import type { Limits } from "../Transport.ts"

/** Bytes of an answer at most, unless another limit is given. */
const defaultMaxAnswerBytes = 16_777_216

const count = (name: keyof Limits, value: number): number => {
  if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${name}: expected a whole number from 1`)
  return value
}

/** Limits with their defaults. Throws a `TypeError` that names the one that is wrong. */
export const limitsOf = ({ maxAnswerBytes = defaultMaxAnswerBytes, maxInFlight = 256 }: Limits): Required<Limits> => ({
  maxAnswerBytes: count("maxAnswerBytes", maxAnswerBytes),
  maxInFlight: count("maxInFlight", maxInFlight)
})

/** What reading a body throws that is larger than allowed. */
export const tooLarge = (limit: number): RangeError => new RangeError(`expected at most ${limit} bytes`)
