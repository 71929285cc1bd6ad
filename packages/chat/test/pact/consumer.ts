/** Pact's mock of Chat and the real client against it, as a user. */
import * as Consumer from "@effect-comms/core/test/contract/Consumer.ts"
import { regex, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import * as ScenarioContracts from "@effect-comms/core/test/contract/ScenarioContracts.ts"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { ApiVersions } from "../../src/ApiVersion.ts"
import * as Chat from "../../src/Chat.ts"
import { invoke } from "../../src/internal/client.ts"
import { transfer } from "../../src/internal/transfer.ts"

export const consumer = Consumer.make({
  consumer: "effect-comms-chat",
  provider: "azure-communication-chat",
  headers: {
    Authorization: regex("^Bearer \\S+$", "Bearer user-access-token"),
    "x-ms-client-request-id": uuid("c52a6b32-3f7c-4c1e-8f5b-0d2f4a7d9e10")
  },
  client: (url) =>
    Chat.layer({
      endpoint: url,
      credential: UserTokenCredential.make("user-access-token"),
      retry: { attempts: 1 }
    })
})

export const contracts = ScenarioContracts.make({
  consumer,
  call: (operation, input, { apiVersion: version, ...options }) => {
    const apiVersion = ApiVersions.all.find((one) => one === version)
    if (apiVersion === undefined) throw new Error(`expected a version, found ${version}`)
    const call = operation.bytes === undefined ? invoke : transfer
    return call(operation, input, { ...options, apiVersion })
  },
  failureOf: ({ code, message }) => ({ error: { code, message: string(message) } })
})
