/**
 * Which of Microsoft's clouds has which operation, as data.
 *
 * A client refuses an operation that its cloud does not have before anything is sent. China's Graph has no calls at all.
 * Source: the "national cloud deployments" line of each operation's page.
 */
import type { NationalCloud } from "@effect-comms/core/NationalCloud"
import type { ApiVersion } from "../ApiVersion.ts"

/** The clouds of an operation by version. */
export type Clouds = Readonly<Record<ApiVersion, ReadonlyArray<NationalCloud>>>

const withGovernment: ReadonlyArray<NationalCloud> = ["global", "usGovL4", "usGovL5"]
const both: Clouds = { "v1.0": withGovernment, beta: withGovernment }

/** The clouds of every operation of this package, by its id. */
export const clouds: Readonly<Record<string, Clouds>> = {
  Call_Create: both,
  Call_Get: both,
  Call_Delete: both,
  Call_PlayPrompt: both,
  Call_RecordResponse: both,
  Call_SubscribeToTone: both,
  Call_CancelMediaProcessing: { "v1.0": withGovernment, beta: ["global"] },
  Call_GetOperation: both
}
