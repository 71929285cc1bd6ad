/**
 * From method, path and query to an operation and its version, or the refusal that the service would give.
 */
import type { Handler } from "../../service/Handler.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { Coverage } from "../control/Coverage.ts"
import type { ServiceProfile } from "../../service/ServiceProfile.ts"
import type { Request } from "./Exchange.ts"
import { type Match, type Router, split } from "./Router.ts"

/** The path of a request. It is kept with what happened, so it must not hold on to a query that is much longer. */
export const pathOf = ({ target }: Request): string => {
  const at = target.indexOf("?")
  if (at < 0) return target
  const path = target.slice(0, at)
  return target.length > 2 * at + 200 ? Buffer.from(path).toString() : path
}

/** The query of a request, without its question mark. */
export const queryOf = ({ target }: Pick<Request, "target">): string => {
  const at = target.indexOf("?")
  return at < 0 ? "" : target.slice(at + 1)
}

/** A request whose operation is known, before its version was looked at. */
export interface Located {
  readonly match: Match
  /** The first segment of a path that has the version there. */
  readonly pathVersion: string | undefined
}

/** A request that an operation of the right version answers. */
export interface Resolved {
  readonly handler: Handler
  readonly version: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/** Finds the operation; a path that cannot be decoded belongs to none. */
export const locate = (
  router: Router,
  { pathOf: declaredPathOf, pathVersions }: ServiceProfile,
  request: Request,
  path: string
): Located => {
  const isVersioned = pathVersions !== undefined
  try {
    const written = split(path).map(decodeURIComponent)
    const segments = declaredPathOf === undefined ? written : declaredPathOf(written)
    const match = router.find(request.method, isVersioned ? segments.slice(1) : segments, isVersioned)
    return { match, pathVersion: isVersioned ? segments[0] : undefined }
  } catch {
    return { match: { _tag: "Unknown" }, pathVersion: undefined }
  }
}

const methodNotAllowed = ({ methodNotAllowedCode: code }: ServiceProfile, methods: ReadonlyArray<string>): Refusal =>
  new Refusal({
    status: 405,
    code,
    description: "Specified HTTP method is not allowed for the request target.",
    headers: { allow: methods.join(", ") }
  })

const unspecified = (): Refusal =>
  new Refusal({
    status: 400,
    code: "ApiVersionUnspecified",
    description: "An API version is required, but was not specified."
  })

const unsupported = (profile: ServiceProfile, request: Request, path: string, version: string): Refusal =>
  profile.pathVersions !== undefined
    ? profile.unknownPath(path)
    : new Refusal({
        status: 400,
        code: "UnsupportedApiVersion",
        description: `The HTTP resource that matches the request URI '${request.origin}${path}' does not support the API version '${version}'.`
      })

/** The handler and version of a located request; throws the refusal. */
export const resolve = (
  located: Located,
  coverage: Coverage,
  profile: ServiceProfile,
  request: Request,
  path: string
): Resolved => {
  const { match, pathVersion } = located
  if (pathVersion !== undefined && profile.pathVersions?.has(pathVersion) === false) {
    coverage.unknown(request.method, path)
    throw new Refusal({ status: 400, code: "BadRequest", description: "Invalid version." })
  }
  if (match._tag !== "Found") {
    coverage.unknown(request.method, path)
    throw match._tag === "Unknown" ? profile.unknownPath(path) : methodNotAllowed(profile, match.methods)
  }
  const { handler, operation } = match.route
  coverage.called(operation)
  const query = Object.fromEntries(new URLSearchParams(queryOf(request)))
  const { "api-version": queryVersion, ...rest } = query
  const version = operation.service.versionIn === "path" ? located.pathVersion : queryVersion
  if (version === undefined || version === "") throw unspecified()
  if (!operation.versions.includes(version)) {
    coverage.refused(operation)
    throw unsupported(profile, request, path, version)
  }
  if (handler === undefined) {
    coverage.refused(operation)
    throw new Refusal({
      status: 501,
      code: "NotImplemented",
      description: `The local cloud does not have ${operation.id} yet.`
    })
  }
  return { handler, version, params: match.params, query: operation.service.versionIn === "path" ? query : rest }
}
