/** The failures that every operation of Chat may have, once. */
import { azureFailure, describeUnknownVersion } from "@effect-comms/core/test/contract/unknownVersion.ts"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { service } from "../../src/ApiVersion.ts"
import * as clientOperations from "../../src/generated/operations.ts"
import { chatThreadId } from "../scenarios/given.ts"
import { getChatThreadProperties } from "../../src/operations/index.ts"
import { scenarios } from "../scenarios/index.ts"
import { consumer, contracts } from "./consumer.ts"

const unauthorized = { status: 401, code: "Unauthorized", message: "Request is not authorized." }

contracts.describeService(getChatThreadProperties, scenarios.getChatThreadProperties, [
  { ...unauthorized, cause: "with a token of somebody else", given: [{ name: "the user token is wrong" }] },
  { ...unauthorized, cause: "with a token that has expired", given: [{ name: "the user token has expired" }] },
  { ...unauthorized, cause: "with a token that was revoked", given: [{ name: "the user token was revoked" }] },
  {
    ...unauthorized,
    cause: "with a token of a user who was deleted",
    given: [{ name: "the user was deleted" }]
  },
  {
    cause: "with a token for calls alone",
    given: [{ name: "the user token lacks the scope chat" }],
    status: 403,
    code: "Forbidden",
    message: "User is not allowed to perform specified action."
  },
  {
    cause: "after too many requests",
    given: [{ name: "too many requests", parameters: { retryAfterSeconds: 10 } }],
    status: 429,
    headers: { "Retry-After": "10" },
    retryAfter: 10_000,
    code: "TooManyRequests",
    message: "Rate limit exceeded."
  },
  {
    cause: "while the service is unavailable",
    given: [{ name: "the service is unavailable" }],
    status: 503,
    code: "ServiceUnavailable",
    message: "The server is currently unable to handle the request."
  }
])

describeUnknownVersion({
  consumer,
  service,
  operation: clientOperations.getChatThreadProperties,
  ...scenarios.getChatThreadProperties,
  path: `/chat/threads/${encodeURIComponent(chatThreadId)}`,
  credentialOf: (endpoint) => ({ endpoint, credential: UserTokenCredential.make("user-access-token") }),
  failureOf: azureFailure,
  code: "UnsupportedApiVersion",
  message: "The service does not support this version."
})
