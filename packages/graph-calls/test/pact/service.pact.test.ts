/** The failures that every operation of Graph's calls may have, once. */
import { describeUnknownVersion } from "@effect-comms/core/test/contract/unknownVersion.ts"
import { service } from "../../src/ApiVersion.ts"
import * as clientOperations from "../../src/generated/operations.ts"
import { application, callId, clientId } from "../scenarios/given.ts"
import { bearer } from "../support/clients.ts"
import { getCall } from "../../src/operations/index.ts"
import { scenarios } from "../scenarios/index.ts"
import { consumer, contracts, failureOf } from "./consumer.ts"

// Microsoft publishes no codes of the others.
const unauthorized = { status: 401, code: "InvalidAuthenticationToken", message: "Access token is empty." }

contracts.describeService(getCall, scenarios.getCall, [
  { ...unauthorized, cause: "with a token of somebody else", given: [{ name: "the Graph token is wrong" }] },
  { ...unauthorized, cause: "with a token that has expired", given: [{ name: "the Graph token has expired" }] },
  {
    cause: "by an application of another tenant",
    given: [{ name: application.name, parameters: { clientId, tenantId: "5b1c9d3e-7a42-4f0b-8e6d-9c2f1a3b4d72" } }],
    status: 403,
    code: "7505",
    message: "Mismatch between request authorization tenant and call tenant."
  },
  {
    cause: "by an application that is not allowed to",
    given: [{ name: "the application is not allowed to" }],
    status: 403,
    code: "7503",
    exact: false,
    message: "Application is not registered in our store."
  },
  {
    cause: "after too many requests",
    given: [{ name: "too many requests", parameters: { retryAfterSeconds: 10 } }],
    status: 429,
    headers: { "Retry-After": "10" },
    retryAfter: 10_000,
    code: "TooManyRequests",
    exact: false,
    message: "Please retry again later."
  },
  {
    cause: "while the service fails",
    given: [{ name: "the service fails" }],
    status: 500,
    code: "UnknownError",
    exact: false,
    message: "Internal server error."
  },
  {
    cause: "while the service is unavailable",
    given: [{ name: "the service is unavailable" }],
    status: 503,
    code: "ServiceUnavailable",
    exact: false,
    message: "Service unavailable."
  }
])

describeUnknownVersion({
  consumer,
  service,
  operation: clientOperations.getCall,
  ...scenarios.getCall,
  path: `/communications/calls/${callId}`,
  credentialOf: (endpoint) => ({ endpoint, credential: bearer }),
  failureOf: (failure) => failureOf({ ...failure, exact: true }),
  code: "BadRequest",
  message: "Invalid version."
})
