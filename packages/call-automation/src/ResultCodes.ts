/**
 * Result codes of Call Automation by name, and what they mean.
 *
 * `resultInformation` of events and the errors of waits carry a code like an HTTP or SIP status and a sub code, which is the more exact. The
 * texts of the service vary: compare these. A refused request has the sub code as the `code` of its `CommunicationError`, as a string.
 * The list is open; a number that is not here is not wrong. Source: Troubleshooting codes of Call Automation; recordings.
 */
import { Code, SubCode } from "./internal/resultCodeNames.ts"
import { codeMeanings, subCodeMeanings } from "./internal/resultMeanings.ts"

export { Code, SubCode }

/** What telephones answer: sub codes that are a SIP status after one of these. */
export const TelephoneSubCode = {
  /** Of a telephone that called. */
  Inbound: 540_000,
  /** Of a telephone that was called. */
  Outbound: 560_000
} as const

/** The part of `resultInformation` that programs look at; also an `OperationFailed` or `CallEnded` is one. */
export interface ResultCodes {
  /** The code, an HTTP status. */
  readonly code?: number | undefined
  /** The sub code, which says more; 0 says that the code is all. */
  readonly subCode?: number | undefined
}

/** A name and what it means. */
export interface Description {
  /** The name in `SubCode`, or in `Code` when the sub code says nothing or only repeats a SIP status. */
  readonly name: keyof typeof SubCode | keyof typeof Code
  readonly meaning: string
}

const isSubCode = (value: number): value is SubCode => value in subCodeMeanings
const isCode = (value: number): value is Code => value in codeMeanings

const nameIn = <N extends string>(table: Readonly<Record<N, number>>, value: number): N | undefined => {
  for (const name in table) if (table[name] === value) return name
  return undefined
}

const describeCode = (code: number | undefined): Description | undefined => {
  if (code === undefined || !isCode(code)) return undefined
  const name = nameIn(Code, code)
  return name === undefined ? undefined : { name, meaning: codeMeanings[code] }
}

/** The SIP status in a telephone's sub code. */
const statusOf = (subCode: number): number | undefined => {
  const { Inbound, Outbound } = TelephoneSubCode
  const status = subCode - (subCode >= Outbound ? Outbound : Inbound)
  return status > 0 && status < 1_000 ? status : undefined
}

/** What a result means; nothing when its numbers are not known. */
export const describe = ({ code, subCode = 0 }: ResultCodes): Description | undefined => {
  // 0 says that the code is all, as a telephone does that hangs up.
  const { Inbound, Outbound } = TelephoneSubCode
  if (subCode === SubCode.Success || subCode === Inbound || subCode === Outbound) return describeCode(code)
  if (!isSubCode(subCode)) return describeCode(statusOf(subCode))
  const name = nameIn(SubCode, subCode)
  return name === undefined ? undefined : { name, meaning: subCodeMeanings[subCode] }
}
