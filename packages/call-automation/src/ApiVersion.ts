/** The published versions of Call Automation, oldest first. */
import type { Service } from "@effect-comms/core/Service"
import * as Versions from "@effect-comms/core/internal/Versions"

/** The versions and the ways to name a part of them. */
export const ApiVersions = /* @__PURE__ */ Versions.make([
  "2023-03-06",
  "2023-10-15",
  "2024-04-15",
  "2024-06-15-preview",
  "2024-09-15",
  "2025-05-15",
  "2025-06-15",
  "2025-08-15-preview",
  "2026-03-12"
])

/** One of the versions. */
export type ApiVersion = (typeof ApiVersions.all)[number]

/** Call Automation as a service that operations belong to. */
export const service: Service<ApiVersion> = {
  name: "CallAutomation",
  versions: ApiVersions.all,
  defaultVersion: "2026-03-12",
  versionIn: "query",
  namespace: "Microsoft.Communication",
  clientRequestIdHeader: "x-ms-client-request-id"
}
