/** The failures that every operation of Graph's calls may have, whatever it does: credentials, limits and outages. */
import type * as Operation from "@effect-comms/core/Operation"

/** Microsoft's page on errors names more for all of Graph; these are those that a client meets with calls. */
export const serviceFailures = [401, 403, 429, 500, 503] as const satisfies ReadonlyArray<Operation.FailureStatus>
