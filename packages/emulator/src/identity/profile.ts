/** The habits of Identity: its words for refused credentials, and answers that pages may read. */
import { serviceFailures as failures } from "@effect-comms/identity/operations"
import { azureProfile } from "../service/azureProfile.ts"
import { Refusal } from "../service/Refusal.ts"
import type { ServiceProfile } from "../service/ServiceProfile.ts"

const segments = new Set(["identities", "access", "teamsuser"])

/** Reported from the real service. */
const denied = (description: string) =>
  new Refusal({ status: 401, code: "Denied", description: `Denied by the resource provider. ${description}` })

/** The profile. */
export const profile: ServiceProfile = {
  ...azureProfile,
  owns: (segment) => segments.has(segment),
  credentials: { _tag: "Resource", refuse: denied, refuseSignature: denied },
  failures,
  isOpenToPages: true
}
