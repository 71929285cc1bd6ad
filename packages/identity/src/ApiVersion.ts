/** The published versions of Identity, oldest first. */
import type { Service } from "@effect-comms/core/Service"
import * as Versions from "@effect-comms/core/internal/Versions"

/** The versions and the ways to name a part of them. */
export const ApiVersions = /* @__PURE__ */ Versions.make([
  "2022-10-01",
  "2023-10-01",
  "2025-03-02-preview",
  "2025-06-30",
  "2026-09-23"
])

/** One of the versions. */
export type ApiVersion = (typeof ApiVersions.all)[number]

/** Identity as a service that operations belong to. */
export const service: Service<ApiVersion> = {
  name: "Identity",
  versions: ApiVersions.all,
  defaultVersion: "2026-09-23",
  versionIn: "query",
  namespace: "Microsoft.Communication",
  clientRequestIdHeader: "x-ms-client-request-id"
}
