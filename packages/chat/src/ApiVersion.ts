/** The published versions of Chat, oldest first. */
import type { Service } from "@effect-comms/core/Service"
import * as Versions from "@effect-comms/core/internal/Versions"

/** The versions and the ways to name a part of them. */
export const ApiVersions = /* @__PURE__ */ Versions.make([
  "2021-03-07",
  "2021-09-07",
  "2021-10-01-preview7",
  "2023-11-07",
  "2024-03-07",
  "2024-06-05-preview",
  "2025-03-15"
])

/** One of the versions. */
export type ApiVersion = (typeof ApiVersions.all)[number]

/** Chat as a service that operations belong to. */
export const service: Service<ApiVersion> = {
  name: "Chat",
  versions: ApiVersions.all,
  defaultVersion: "2025-03-15",
  versionIn: "query",
  namespace: "Microsoft.Communication",
  clientRequestIdHeader: "x-ms-client-request-id"
}
