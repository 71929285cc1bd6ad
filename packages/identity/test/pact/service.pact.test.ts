/** The failures that every operation of Identity may have, once. */
import { retryAfter } from "@effect-comms/core/test/contract/Matching.ts"
import { accessKey } from "@effect-comms/core/test/contract/signed.ts"
import { azureFailure, describeUnknownVersion } from "@effect-comms/core/test/contract/unknownVersion.ts"
import { service } from "../../src/ApiVersion.ts"
import * as clientOperations from "../../src/generated/operations.ts"
import { deleteIdentity } from "../../src/operations/index.ts"
import { user } from "../scenarios/given.ts"
import { scenarios } from "../scenarios/index.ts"
import { consumer, contracts } from "./consumer.ts"

const until = "Sun, 06 Nov 1994 08:49:37 GMT"

contracts.describeService(deleteIdentity, scenarios.deleteIdentity, [
  {
    cause: "with another access key",
    given: [{ name: "the access key is wrong" }],
    status: 401,
    code: "Unauthorized",
    message: "The signature does not match."
  },
  {
    cause: "of an identity of another resource",
    given: [{ name: "the identity belongs to another resource", parameters: { id: user } }],
    status: 401,
    code: "IdentityNotOwned",
    message: "Provided identity doesn't belong to the resource."
  },
  {
    cause: "by a caller who is not allowed to",
    given: [{ name: "the caller is not allowed" }],
    status: 403,
    code: "Forbidden",
    message: "The caller has no role at the resource."
  },
  {
    cause: "after too many requests",
    given: [{ name: "too many requests", parameters: { retryAfterSeconds: 10 } }],
    status: 429,
    // Of HTTP's two forms of the header the one that the other services' contracts do not have.
    headers: { "Retry-After": retryAfter(until) },
    now: Date.parse(until) - 10_000,
    retryAfter: 10_000,
    code: "TooManyRequests",
    message: "Try again later."
  },
  {
    cause: "while the service fails",
    given: [{ name: "the service fails" }],
    status: 500,
    code: "InternalServerError",
    message: "The request failed."
  }
])

describeUnknownVersion({
  consumer,
  service,
  operation: clientOperations.deleteIdentity,
  ...scenarios.deleteIdentity,
  path: `/identities/${encodeURIComponent(user)}`,
  credentialOf: (url) => ({ connectionString: `endpoint=${url}/;accesskey=${accessKey}` }),
  failureOf: azureFailure,
  code: "UnsupportedApiVersion",
  message: "The service does not support this version."
})
