/** Pact's mock of Graph and the real client against it, and how its notifications are delivered. */
import * as Consumer from "@effect-comms/core/test/contract/Consumer.ts"
import { regex, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { revealed } from "@effect-comms/core/test/contract/revealed.ts"
import * as ScenarioContracts from "@effect-comms/core/test/contract/ScenarioContracts.ts"
import * as Effect from "effect/Effect"
import * as GraphCalls from "../../src/GraphCalls.ts"
import { invoke } from "../../src/internal/client.ts"
import { callbackUri, clientId, tenantId } from "../scenarios/given.ts"
import { options, versionOf } from "../scenarios/requests.ts"
import { bearer } from "../support/clients.ts"

const requestId = "f71d5b2c-5a4e-4b39-8d6d-7a5e0b1c2d3e"

export const consumer = Consumer.make({
  consumer: "effect-comms-graph-calls",
  provider: "microsoft-graph-calls",
  headers: { Authorization: regex("^Bearer \\S+$", "Bearer token"), "client-request-id": uuid(requestId) },
  client: (url) => GraphCalls.layer({ credential: bearer, endpoint: url, retry: { attempts: 1 } })
})

/** The body of a failure. */
export const failureOf = ({
  code,
  exact,
  message
}: {
  readonly code: string
  readonly exact: boolean
  readonly message: string
}) => ({
  error: {
    code: exact ? code : string(code),
    message: string(message),
    innerError: {
      date: string("2026-03-12T10:11:12"),
      "request-id": uuid(requestId),
      "client-request-id": uuid(requestId)
    }
  }
})

export const contracts = ScenarioContracts.make({
  consumer,
  ...options,
  call: (operation, input) => Effect.map(invoke(operation, input, { apiVersion: versionOf(operation) }), revealed),
  failureOf
})

/** How a notification comes: signed for the application. */
export const delivery: Consumer.Delivery = {
  url: callbackUri,
  contentType: "application/json",
  token: { issuer: "https://api.botframework.com", audience: clientId, tenant: tenantId }
}
