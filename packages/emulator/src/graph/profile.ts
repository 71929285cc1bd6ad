/** The habits of Microsoft Graph: versions in paths, errors with an `innerError`, and who signs notifications. */
import { serviceFailures as failures } from "@effect-comms/graph-calls/operations"
import { Refusal } from "../service/Refusal.ts"
import { type CallbackSigner, codeOf, type ServiceProfile } from "../service/ServiceProfile.ts"

/** Who signs notifications. */
export const signer: CallbackSigner = {
  issuer: "https://api.botframework.com",
  lifetimeSeconds: 3900,
  configurationPath: "/v1/.well-known/openidconfiguration",
  keysPath: "/v1/.well-known/keys",
  endorsements: ["msteams"]
}

/** The segment that Graph names: the first that it does not know, which behind `communications` is taken to be the last. */
const unknownSegment = (path: string): string => {
  const [, first = "", ...rest] = path.replace(/^\/|\/$/g, "").split("/")
  return first.toLowerCase() === "communications" ? (rest.at(-1) ?? first) : first
}

/** The profile. */
export const profile: ServiceProfile = {
  // A version that Graph does not have, or none at all, is for Graph to refuse.
  owns: (segment) => segment === "beta" || segment === "communications" || /^v\d+\.\d+$/.test(segment),
  pathVersions: new Set(["v1.0", "beta"]),
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
  faultText: () => undefined,
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
