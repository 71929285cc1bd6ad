/** Pact's mock of Call Automation and the real client against it. */
import * as Consumer from "@effect-comms/core/test/contract/Consumer.ts"
import { string } from "@effect-comms/core/test/contract/Matching.ts"
import * as ScenarioContracts from "@effect-comms/core/test/contract/ScenarioContracts.ts"
import { accessKey, signed, verifySignature } from "@effect-comms/core/test/contract/signed.ts"
import { ApiVersions } from "../../src/ApiVersion.ts"
import * as CallAutomation from "../../src/CallAutomation.ts"

export const consumer = Consumer.make({
  consumer: "effect-comms-call-automation",
  provider: "azure-communication-call-automation",
  headers: signed,
  client: (url) =>
    CallAutomation.layer({ connectionString: `endpoint=${url}/;accesskey=${accessKey}`, retry: { attempts: 1 } }),
  verify: verifySignature
})

export const contracts = ScenarioContracts.make({
  consumer,
  call: (operation, input, { apiVersion: version, ...options }) => {
    const apiVersion = ApiVersions.all.find((one) => one === version)
    if (apiVersion === undefined) throw new Error(`expected a version, found ${version}`)
    return CallAutomation.method<unknown, unknown>(operation)(input, { ...options, apiVersion })
  },
  failureOf: ({ code, exact, message }) => ({ error: { code: exact ? code : string(code), message: string(message) } }),
  tooOld: {
    cause: "with a pair that is too old",
    given: [{ name: "the first-sent is too old" }],
    status: 412,
    code: "8583",
    exact: false,
    message: "Repeatability first sent header was not in 5 minutes window.",
    headers: { "Repeatability-Result": "rejected" }
  }
})
