/** Pact's mock of Identity and the real client against it. */
import * as Consumer from "@effect-comms/core/test/contract/Consumer.ts"
import { string } from "@effect-comms/core/test/contract/Matching.ts"
import { revealed } from "@effect-comms/core/test/contract/revealed.ts"
import * as ScenarioContracts from "@effect-comms/core/test/contract/ScenarioContracts.ts"
import { accessKey, signed, verifySignature } from "@effect-comms/core/test/contract/signed.ts"
import * as Effect from "effect/Effect"
import { ApiVersions } from "../../src/ApiVersion.ts"
import * as Identity from "../../src/Identity.ts"
import { invoke } from "../../src/internal/client.ts"

export const consumer = Consumer.make({
  consumer: "effect-comms-identity",
  provider: "azure-communication-identity",
  headers: signed,
  client: (url) =>
    Identity.layer({ connectionString: `endpoint=${url}/;accesskey=${accessKey}`, retry: { attempts: 1 } }),
  verify: verifySignature
})

/** Microsoft's documentation gives no codes; these were seen. */
const recorded = ["IdentityNotOwned"]

export const contracts = ScenarioContracts.make({
  consumer,
  call: (operation, input, { apiVersion: version }) => {
    const apiVersion = ApiVersions.all.find((one) => one === version)
    if (apiVersion === undefined) throw new Error(`expected a version, found ${version}`)
    return Effect.map(invoke(operation, input, { apiVersion }), revealed)
  },
  failureOf: ({ code, message }) => ({
    error: { code: recorded.includes(code) ? code : string(code), message: string(message) }
  })
})
