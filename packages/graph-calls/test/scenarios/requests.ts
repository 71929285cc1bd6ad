/** How the requests of Graph differ from those of other services: they name their version in the path. */
import type { Any } from "@effect-comms/core/internal/ClientOperation"
import type { RequestOptions } from "@effect-comms/core/test/contract/requestOf.ts"
import { ApiVersions } from "../../src/ApiVersion.ts"

/** The oldest version of an operation, in which it is called: v1.0 unless only beta has it. */
export const versionOf = ({ versions }: Pick<Any, "versions">) =>
  ApiVersions.all.find((version) => version === versions[0]) ?? "v1.0"

/** Requests name their version in the path. */
export const options: RequestOptions = {
  versioned: false,
  pathOf: (operation) => `/${versionOf(operation)}${operation.path}`
}
