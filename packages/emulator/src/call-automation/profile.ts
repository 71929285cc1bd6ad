/** The habits of Call Automation: its errors, the headers that recordings show, and who signs its callbacks. */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import { serviceFailures as failures } from "@effect-comms/call-automation/operations"
import { azureProfile, clientRequestId } from "../service/azureProfile.ts"
import { Refusal } from "../service/Refusal.ts"
import type { CallbackSigner, ServiceProfile } from "../service/ServiceProfile.ts"

/**
 * The versions that every answer of Call Automation names, whatever the operation; recorded in 2026. Three previews among them were
 * never published, and are refused here.
 */
const supportedVersions = [
  "2023-03-06",
  "2023-10-15",
  "2024-04-15",
  "2024-06-15-preview",
  "2024-09-01-preview",
  "2024-09-15",
  "2024-11-15-preview",
  "2025-03-30-preview",
  "2025-05-15",
  "2025-06-15",
  "2025-08-15-preview",
  "2026-03-12"
].join(", ")

/** The version whose answers do not name the versions; recorded. */
const omitsVersionHeader = /[?&]api-version=2024-06-15-preview(?:&|$)/i

/** Who signs callbacks and media sockets. */
export const signer: CallbackSigner = {
  issuer: "https://acscallautomation.communication.azure.com",
  lifetimeSeconds: 300,
  configurationPath: "/calling/.well-known/acsopenidconfiguration",
  keysPath: "/calling/keys"
}

/** The profile. */
export const profile: ServiceProfile = {
  ...azureProfile,
  owns: (segment) => segment === "calling",
  failures,
  signer,
  credentials: {
    _tag: "Resource",
    refuse: (description) => new Refusal({ status: 401, code: "Unauthorized", description }),
    // Reported from the real service.
    refuseSignature: (description) =>
      new Refusal({ status: 401, code: "7509", description: `HMAC-SHA256 validation failed. ${description}` })
  },
  validationCode: "8523",
  // Recorded.
  failuresWithRepeatabilityResult: new Set(ApiVersions.from("2024-09-15")),
  headers: (request, _, versions) => {
    const userAgent = request.header("user-agent")
    return {
      ...(versions === undefined || omitsVersionHeader.test(request.target)
        ? {}
        : { "api-supported-versions": supportedVersions }),
      ...clientRequestId(request),
      ...(userAgent === undefined ? {} : { "x-microsoft-skype-client": userAgent })
    }
  }
}
