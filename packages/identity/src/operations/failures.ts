/** The failures that every operation of Identity may have, whatever it does: credentials, limits and outages. */
import type * as Operation from "@effect-comms/core/Operation"

/** Microsoft documents one default for every status; 403 is that of a principal without a role at the resource. */
export const serviceFailures = [401, 403, 429, 500] as const satisfies ReadonlyArray<Operation.FailureStatus>
