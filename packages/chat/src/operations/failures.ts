/** The failures that every operation of Chat may have, whatever it does: credentials, limits and outages. */
import type * as Operation from "@effect-comms/core/Operation"

/** Microsoft's documents name these for every operation; 403 is also that of a token without the scope. */
export const serviceFailures = [401, 403, 429, 503] as const satisfies ReadonlyArray<Operation.FailureStatus>
