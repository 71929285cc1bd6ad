/** The published versions of Microsoft Graph, the stable one first. */
import type { Service } from "@effect-comms/core/Service"
import * as Versions from "@effect-comms/core/internal/Versions"

/** The versions and the ways to name a part of them. */
export const ApiVersions = /* @__PURE__ */ Versions.make(["v1.0", "beta"])

/** One of the versions. */
export type ApiVersion = (typeof ApiVersions.all)[number]

/** The versions of a field or an operation that v1.0 does not have. */
export const beta: ReadonlyArray<ApiVersion> = ["beta"]

/** Graph's calls as a service that operations belong to. */
export const service: Service<ApiVersion> = {
  name: "GraphCalls",
  versions: ApiVersions.all,
  defaultVersion: "v1.0",
  versionIn: "path",
  namespace: "Microsoft.Graph",
  clientRequestIdHeader: "client-request-id",
  // Of the "national cloud deployments" on each operation's page. China's Graph has no calls at all.
  clouds: ["global", "usGovL4", "usGovL5"]
}
