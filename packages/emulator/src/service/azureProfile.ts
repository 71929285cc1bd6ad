/** What the profiles of the ACS services have in common; each overrides what it does differently. */
import { Refusal } from "./Refusal.ts"
import { codeOf, type RequestHead, type ServiceProfile } from "./ServiceProfile.ts"

/** `api-supported-versions`, the versions of the operation. */
export const supportedVersions = (versions: ReadonlyArray<string> | undefined): Readonly<Record<string, string>> =>
  versions === undefined ? {} : { "api-supported-versions": versions.join(", ") }

/** `x-ms-client-request-id`, as the request had it. */
export const clientRequestId = ({ header }: RequestHead): Readonly<Record<string, string>> => {
  const id = header("x-ms-client-request-id")
  return id === undefined ? {} : { "x-ms-client-request-id": id }
}

const unauthorized = (description: string) => new Refusal({ status: 401, code: "Unauthorized", description })

/** The habits of an ACS service. */
export const azureProfile: ServiceProfile = {
  owns: () => false,
  pathVersions: undefined,
  credentials: { _tag: "Resource", refuse: unauthorized, refuseSignature: unauthorized },
  failures: [],
  isOpenToPages: false,
  validationCode: "BadRequest",
  failuresWithRepeatabilityResult: new Set(),
  unknownPath: () =>
    new Refusal({ status: 404, code: "NotFound", description: "The service has no operation at this path." }),
  methodNotAllowedCode: "MethodNotAllowed",
  faultCode: codeOf,
  faultText: () => undefined,
  errorBody: ({ code, description: message, target }) => ({
    error: target === undefined ? { code, message } : { code, message, target }
  }),
  headers: (request, _, versions) => ({ ...supportedVersions(versions), ...clientRequestId(request) })
}
