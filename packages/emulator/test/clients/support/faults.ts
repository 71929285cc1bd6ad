/** Faults that strike the requests of a client in turn, as values that properties are made of. */
import * as Schema from "effect/Schema"
import type { FaultOrder } from "../../../src/Emulator.ts"

/** A status in place of the answer; executed or not. */
const Status = Schema.Struct({
  status: Schema.Literals([400, 401, 403, 404, 408, 409, 412, 429, 500, 502, 503, 504]),
  executed: Schema.Boolean,
  retryAfterSeconds: Schema.Literals([0, 0.25, 1]),
  delayMs: Schema.Literals([0, 400, 12_000])
})
const Kind = Schema.Struct({ kind: Schema.Literals(["reset-before", "reset-after", "timeout", "truncate"]) })
/** An answer that is late: within the limit of an attempt, or after it. */
const Late = Schema.Struct({ delayMs: Schema.Literals([400, 12_000, 45_000]) })

/** A fault of one request. */
export const Fault = Schema.Union([Status, Kind, Late])
export type Fault = typeof Fault.Type

/** Up to six of them. */
export const Faults = Schema.Array(Fault).check(Schema.isMaxLength(6))

/** The order to the local cloud. */
export const orderOf = (fault: Fault): FaultOrder => fault

/** Whether the request that it strikes has no answer within the limit of an attempt, ten seconds. */
export const isLost = (fault: Fault): boolean => ("kind" in fault ? fault.kind === "timeout" : fault.delayMs > 10_000)

/** Whether the answer comes, and is the true one. */
export const isHarmless = (fault: Fault): boolean => !("kind" in fault) && !("status" in fault) && !isLost(fault)

/** Whether the client knows that the request was not executed: it was asked to retry later. */
export const isRefusal = (fault: Fault): boolean => "status" in fault && fault.status === 429 && !isLost(fault)

/** Whether the client learns that the request is wrong, which no repeat changes. */
export const isFinal = (fault: Fault): boolean =>
  "status" in fault && fault.status < 500 && fault.status !== 408 && fault.status !== 429 && !isLost(fault)

/**
 * The first fault that decides how a call ends that is not sent again after it: more than "come back later", and where the credential fetches
 * its tokens, than the 401 after which another is fetched, once in a call of four attempts.
 */
export const decisiveOf = (faults: ReadonlyArray<Fault>, renews: boolean): Fault | undefined => {
  let renewable = renews
  return faults.find((fault, index) => {
    if (isRefusal(fault)) return false
    const renewed = renewable && index < 3 && "status" in fault && fault.status === 401 && !isLost(fault)
    if (renewed) renewable = false
    return !renewed
  })
}

/**
 * The same by a service that keeps to the meaning of statuses: what is refused with 4xx was not executed. No client could see
 * through one that does not. 408 leaves it open.
 */
export const honest = (fault: Fault): Fault =>
  "status" in fault && fault.status < 500 && fault.status !== 408 ? { ...fault, executed: false } : fault

/** Whether the service did what it was asked for. */
export const isExecuted = (fault: Fault): boolean =>
  "kind" in fault ? fault.kind !== "reset-before" : !("status" in fault) || fault.executed

/**
 * The same by a service that says 404 only of what is gone: before anything was executed, 403 stands in for it. A client that repeats
 * a deletion believes a 404, and has to.
 */
export const withoutFalseAbsence = (faults: ReadonlyArray<Fault>): ReadonlyArray<Fault> =>
  faults.map((fault, index) =>
    "status" in fault && fault.status === 404 && !faults.slice(0, index).some(isExecuted)
      ? { ...fault, status: 403 }
      : fault
  )
