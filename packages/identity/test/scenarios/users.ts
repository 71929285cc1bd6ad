/** Scenarios of users. */
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { regex, uuid, versions } from "@effect-comms/core/test/contract/Matching.ts"
import { identity, issuing, ofDeletedIdentity, ofOneDay, ofOneHour, user } from "./given.ts"
import * as operations from "../../src/operations/index.ts"
import type { ScenarioOf } from "./Scenario.ts"

const id = regex("^8:acs:[0-9a-f-]+_[0-9a-f-]+$", user)
/** As recorded on every answer. */
const headers = {
  "api-supported-versions": versions("2022-10-01, 2023-10-01"),
  "x-ms-client-request-id": uuid("c52a6b32-3f7c-4c1e-8f5b-0d2f4a7d9e10")
}
const createTokenWithScopes = ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"]

const customId = "crm-4711"
const apiVersion = "2025-03-02-preview"
/** As recorded: creating a user of a custom id again answers the same user. */
const named = { apiVersion, status: 201, body: { identity: { customId, id: user } } }

export const create: ScenarioOf<"create"> = {
  to: "create an identity",
  given: [issuing],
  input: { createTokenWithScopes, expiresInMinutes: 60 },
  answer: { status: 201, headers, body: { identity: { id }, accessToken: ofOneHour } },
  others: {
    "of a custom id that a user has": {
      given: [executed(operations.create, { customId }, named)],
      input: { customId },
      ...named
    },
    "without a token": { input: {}, status: 201, body: { identity: { id } } },
    "with a token whose lifetime is not given": {
      input: { createTokenWithScopes },
      status: 201,
      body: { identity: { id }, accessToken: ofOneDay }
    }
  },
  effect: [{ read: "issueAccessToken", input: { id: user, scopes: ["chat"] }, after: 0, status: 200, body: ofOneDay }],
  failures: {
    400: [
      {
        cause: "with a token of an unknown scope",
        input: { createTokenWithScopes: ["telephony"] },
        code: "BadRequest",
        message: "createTokenWithScopes: expected known scopes."
      }
    ]
  }
}

/** Its user has had a token. */
const tokenIssued = executed(operations.create, { customId, createTokenWithScopes }, named)

export const getIdentity: ScenarioOf<"getIdentity"> = {
  to: "get an identity",
  given: [executed(operations.create, { customId }, named), executed(operations.create, { customId }, named)],
  input: { id: user },
  answer: { status: 200, body: { customId, id: user } },
  others: {
    "that has had a token": {
      given: [issuing, tokenIssued],
      status: 200,
      body: {
        customId,
        lastTokenIssuedAt: regex("^2023-10-10T20:39:[345]\\d\\.\\d{7}\\+00:00$", "2023-10-10T20:39:39.3244584+00:00"),
        id: user
      }
    }
  },
  failures: { 404: [ofDeletedIdentity] }
}

export const deleteIdentity: ScenarioOf<"deleteIdentity"> = {
  to: "delete an identity",
  given: [identity],
  input: { id: user },
  answer: { status: 204 },
  effect: [
    { read: "issueAccessToken", input: { id: user, scopes: ["chat"] }, after: 0, status: 404, code: "NotFound" }
  ],
  failures: { 404: [ofDeletedIdentity] }
}
