/** Scenarios of Teams users, and of the principals of tenants that may use the resource. */
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { regex } from "@effect-comms/core/test/contract/Matching.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"
import * as Redacted from "effect/Redacted"
import * as operations from "../../src/operations/index.ts"
import { issuing, ofOneDay } from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const tenantId = "85767758-9fa3-4b46-b5b2-d9d1b7a7ca32"
const objectId = "ad1c5b1e-fc61-4d4b-a4f9-31b8a2a8d1a0"
const clientIds = ["9d4a5b3c-2e1f-4a6b-8c7d-0e1f2a3b4c5d"]
const key = { tenantId, objectId }
const assignment = { ...key, principalType: "user", clientIds }

const ofNobody: Failure<never> = {
  cause: "that is not there",
  given: [],
  code: "NotFound",
  message: "The assignment was not found."
}

const assigned = executed(operations.upsertAssignment, assignment, { status: 201, body: assignment })

export const getAssignment: ScenarioOf<"getAssignment"> = {
  to: "get an assignment",
  given: [assigned],
  input: key,
  answer: { status: 200, body: assignment },
  failures: { 404: [ofNobody] }
}

export const upsertAssignment: ScenarioOf<"upsertAssignment"> = {
  to: "upsert an assignment",
  given: [],
  input: assignment,
  answer: { status: 201, body: assignment },
  others: {
    "that is there": {
      given: [assigned],
      input: { ...key, principalType: "resourceAccount" },
      status: 200,
      body: { ...key, principalType: "resourceAccount" }
    }
  },
  effect: [{ read: "getAssignment", input: key, after: 0, status: 200, body: assignment }],
  failures: {
    400: [
      {
        cause: "of an application that is no GUID",
        input: { ...assignment, clientIds: ["app"] },
        code: "BadRequest",
        message: "clientIds[0]: expected a GUID"
      }
    ]
  }
}

export const deleteAssignment: ScenarioOf<"deleteAssignment"> = {
  to: "delete an assignment",
  given: [assigned],
  input: key,
  answer: { status: 204 },
  effect: [{ read: "getAssignment", input: key, after: 0, status: 404, code: "NotFound" }],
  failures: { 404: [ofNobody] }
}

const principal: ProviderState = { name: "an Entra principal", parameters: key }

/** It is asked for with the token of the principal, not with the key of the resource. */
export const exchangeTeamsExtensionToken: ScenarioOf<"exchangeTeamsExtensionToken"> = {
  to: "exchange the token of a principal",
  given: [
    issuing,
    executed(operations.upsertAssignment, { ...key, principalType: "user" }, { status: 201, body: {} }),
    principal
  ],
  input: {},
  answer: {
    status: 200,
    body: {
      identity: {
        id: regex(`^8:acs:[0-9a-f-]+_${tenantId}_${objectId}$`, `8:acs:${tenantId}_${tenantId}_${objectId}`)
      },
      accessToken: ofOneDay
    }
  },
  effect: [],
  events: ["a token of Calling"],
  failures: {
    403: [
      {
        cause: "that has no assignment",
        given: [principal],
        code: "Forbidden",
        message: "The principal has no assignment to the resource."
      },
      {
        cause: "with an application that its assignment does not name",
        given: [assigned, principal],
        code: "Forbidden",
        message: "The assignment of the principal does not name the application of the token."
      }
    ]
  }
}

/** It is asked for with the token of the user, not with the key of the resource. */
export const exchangeEntraIdToken: ScenarioOf<"exchangeEntraIdToken"> = {
  to: "exchange the token of a user of Entra",
  given: [issuing, principal],
  input: {},
  answer: {
    status: 200,
    body: {
      identity: {
        id: regex(`^8:acs:[0-9a-f-]+_${tenantId}_${objectId}$`, `8:acs:${tenantId}_${tenantId}_${objectId}`)
      },
      accessToken: ofOneDay
    }
  },
  effect: [],
  events: ["a token of Calling"],
  failures: {}
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url")
/** A token as Entra gives one to a Teams user, with a signature that is none. */
const token = `${part({ alg: "RS256" })}.${part({ oid: objectId, tid: tenantId })}.signature`
const body = { token, appId: clientIds[0] ?? "", userId: objectId }
const input = { ...body, token: Redacted.make(token) }

export const exchangeTeamsUserAccessToken: ScenarioOf<"exchangeTeamsUserAccessToken"> = {
  to: "exchange the token of a Teams user",
  given: [issuing],
  input,
  answer: { wire: { body }, status: 200, body: ofOneDay },
  effect: [],
  events: ["a token of Calling"],
  failures: {
    400: [
      {
        cause: "who has no object id",
        input: { ...input, userId: "alex" },
        wire: { body: { ...body, userId: "alex" } },
        code: "BadRequest",
        message: "userId: expected a GUID"
      }
    ]
  }
}
