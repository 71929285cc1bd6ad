/** The failures that every operation of Call Automation may have, whatever it does: credentials, limits and outages. */
import type * as Operation from "@effect-comms/core/Operation"

/** Microsoft documents one default for every status; these are those that its guides name for every request. */
export const serviceFailures = [401, 429, 500, 503] as const satisfies ReadonlyArray<Operation.FailureStatus>
