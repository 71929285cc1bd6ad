/** The habits of Microsoft Graph: versions in paths, errors with an `innerError`, and who signs notifications. */
import { serviceFailures as failures } from "@effect-comms/graph-calls/operations"
import { Refusal } from "../service/Refusal.ts"
import { type CallbackSigner, codeOf, type ServiceProfile } from "../service/ServiceProfile.ts"

/** The application id of the calling service, which its tokens name. */
const callingService = "26a18ebc-cdf7-4a6a-91cb-beb352805e81"

/** Who signs notifications. */
export const signer: CallbackSigner = {
  issuer: "https://api.botframework.com",
  lifetimeSeconds: 300,
  configurationPath: "/v1/.well-known/openidconfiguration",
  keysPath: "/v1/.well-known/keys",
  endorsements: ["msteams"],
  header: { cty: "JWT" },
  claims: { appid: callingService },
  hasIssuedAt: false
}

/** The segment that Graph names: the first that it does not know, which behind `communications` is taken to be the last. */
const unknownSegment = (path: string): string => {
  const [, first = "", ...rest] = path.replace(/^\/|\/$/g, "").split("/")
  return first.toLowerCase() === "communications" ? (rest.at(-1) ?? first) : first
}

/** A segment such as `calls('id')` is two. */
const keyed = (segment: string): ReadonlyArray<string> => {
  const [, name, key] = /^(\w+)\('([^']+)'\)$/.exec(segment) ?? []
  return name === undefined || key === undefined ? [segment] : [name, key]
}

/** The profile. */
export const profile: ServiceProfile = {
  // A version that Graph does not have, or none at all, is for Graph to refuse.
  owns: (segment) => segment === "beta" || segment === "communications" || /^v\d+\.\d+$/.test(segment),
  pathVersions: new Set(["v1.0", "beta"]),
  pathOf: (segments) => {
    const [version = "", first = "", second = "", ...rest] = segments.flatMap(keyed)
    // What calls were under before, which beta still has.
    const isOlder = version.toLowerCase() === "beta" && first.toLowerCase() === "app" && /^calls$/i.test(second)
    return [version, isOlder ? "communications" : first, second, ...rest].filter((segment) => segment !== "")
  },
  credentials: { _tag: "GraphApplication" },
  failures,
  signer,
  isOpenToPages: false,
  validationCode: "BadRequest",
  failuresWithRepeatabilityResult: new Set(),
  unknownPath: (path) =>
    new Refusal({
      status: 400,
      code: "BadRequest",
      description: `Resource not found for the segment '${unknownSegment(path)}'.`
    }),
  methodNotAllowedCode: "BadRequest",
  faultCode: (status) => (status === 401 ? "InvalidAuthenticationToken" : codeOf(status)),
  faultText: (status) => (status === 429 ? "Please retry again later." : undefined),
  errorBody: ({ code, description: message }, { header }, { requestId, wall }) => ({
    error: {
      code,
      message,
      innerError: {
        date: new Date(wall).toISOString().slice(0, 19),
        "request-id": requestId,
        "client-request-id": header("client-request-id") ?? requestId
      }
    }
  }),
  headers: ({ header }, { requestId }) => ({
    "request-id": requestId,
    "client-request-id": header("client-request-id") ?? requestId
  })
}
