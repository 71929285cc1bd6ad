/** The failures that every operation of Call Automation may have, whatever it does, once. */
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { accessKey } from "@effect-comms/core/test/contract/signed.ts"
import { azureFailure, describeUnknownVersion } from "@effect-comms/core/test/contract/unknownVersion.ts"
import { service } from "../../src/ApiVersion.ts"
import { agent, callConnectionId, customer } from "../support.ts"
import { addParticipant, getCall, muteParticipants } from "../../src/generated/operations.ts"
import { connected, rawIdOf } from "../scenarios/given.ts"
import { scenarios } from "../scenarios/index.ts"
import { consumer, contracts } from "./consumer.ts"

contracts.describeService(getCall, scenarios.getCall, [
  {
    cause: "with another access key",
    given: [{ name: "the access key is wrong" }],
    status: 401,
    code: "7509",
    message: "HMAC-SHA256 validation failed"
  },
  {
    cause: "by an application whose clock is ten minutes slow",
    given: [{ name: "the clock of the application is slow", parameters: { milliseconds: 600_000 } }],
    status: 401,
    code: "7509",
    message: "HMAC-SHA256 validation failed"
  },
  {
    cause: "after too many requests",
    given: [{ name: "too many requests", parameters: { retryAfterSeconds: 7 } }],
    status: 429,
    code: "8516",
    exact: false,
    message: "Throttled.",
    headers: { "Retry-After": "7" },
    retryAfter: 7_000
  },
  {
    cause: "while the service fails",
    given: [{ name: "the service fails" }],
    status: 500,
    code: "9999",
    exact: false,
    message: "Internal server error."
  },
  {
    cause: "while the service is unavailable",
    given: [{ name: "the service is unavailable" }],
    status: 503,
    code: "8572",
    exact: false,
    message: "Service is shutting down."
  }
])

const { answer, input: muting } = scenarios.muteParticipants
contracts.describeService(muteParticipants, scenarios.muteParticipants, [
  {
    cause: "with the pair of another request",
    given: [executed(muteParticipants, muting, answer)],
    input: { ...muting, targetParticipants: [customer] },
    pairOf: muting,
    status: 400,
    code: "BadRequest",
    message: "Repeatability-Request-ID: expected the same request that it was first sent with.",
    headers: { "Repeatability-Result": "rejected" }
  }
])

const { input: adding } = scenarios.addParticipant
// The agent is in the call when it is asked for first, and not any more when it is asked for again.
contracts.describeService(addParticipant, { ...scenarios.addParticipant, given: [connected] }, [
  {
    cause: "with the pair of one that was refused",
    given: [
      executed(addParticipant, adding, { status: 400 }),
      { name: "a participant hangs up", parameters: { callConnectionId, participant: rawIdOf(agent) } }
    ],
    pairOf: adding,
    status: 400,
    code: "8559",
    message: "participantToAdd: already in the call or invited."
  }
])

describeUnknownVersion({
  consumer,
  service,
  operation: getCall,
  ...scenarios.getCall,
  path: `/calling/callConnections/${callConnectionId}`,
  credentialOf: (url) => ({ connectionString: `endpoint=${url}/;accesskey=${accessKey}` }),
  failureOf: azureFailure,
  code: "UnsupportedApiVersion",
  message: "The service does not support this version."
})
