/** Pact's mock of Identity and the real client against it. */
import * as Consumer from "@effect-comms/core/test/contract/Consumer.ts"
import * as EntraCredential from "@effect-comms/core/EntraCredential"
import { regex, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
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

/** The same with an Entra credential in place of the key. */
const entra = Consumer.make({
  consumer: "effect-comms-identity",
  provider: "azure-communication-identity",
  headers: {
    Authorization: regex("^Bearer \\S+$", "Bearer entra-access-token"),
    "x-ms-client-request-id": uuid("c52a6b32-3f7c-4c1e-8f5b-0d2f4a7d9e10")
  },
  client: (url) =>
    Identity.layer({
      endpoint: url,
      credential: EntraCredential.make({
        getToken: async () => ({ token: "entra-access-token", expiresOnTimestamp: Number.MAX_SAFE_INTEGER })
      }),
      retry: { attempts: 1 }
    })
})

/** Microsoft's documentation gives no codes; these were seen. */
const recorded = ["IdentityNotOwned"]

const service: Omit<ScenarioContracts.Service<Identity.Identity>, "consumer"> = {
  call: (operation, input, { apiVersion: version }) => {
    const apiVersion = ApiVersions.all.find((one) => one === version)
    if (apiVersion === undefined) throw new Error(`expected a version, found ${version}`)
    return Effect.map(invoke(operation, input, { apiVersion }), revealed)
  },
  failureOf: ({ code, message }) => ({
    error: { code: recorded.includes(code) ? code : string(code), message: string(message) }
  })
}

export const contracts = ScenarioContracts.make({ ...service, consumer })

export const entraContracts = ScenarioContracts.make({ ...service, consumer: entra })
