import { assert, describe, it } from "@effect/vitest"
import { sha256Of } from "../../src/pacts/PactFile.ts"
import { verifyText } from "./verifyText.ts"

const authorization = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=example"

/** A contract about a user that exists; what the answer has to be is given. */
const pactOf = (state: string, response: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "azure-communication-identity" },
    interactions: [
      {
        type: "Synchronous/HTTP",
        description: "a request to delete a user",
        providerStates: [{ name: state, params: { id: "8:acs:1-1_2-2" } }],
        request: {
          method: "DELETE",
          path: "/identities/8%3Aacs%3A1-1_2-2",
          query: { "api-version": ["2023-10-01"] },
          headers: { Authorization: [authorization] }
        },
        response
      }
    ],
    metadata: { pactSpecification: { version: "4.0" } }
  })

describe("verify", () => {
  it("passes a contract that the local cloud keeps, and remembers which", async () => {
    const pact = pactOf("an identity", { status: 204 })
    assert.deepStrictEqual(await verifyText(pact), {
      failures: [],
      record: { pactSha256: sha256Of(pact), success: true }
    })
  })

  it("fails one that it does not keep, and says where", async () => {
    const pact = pactOf("an identity", { status: 202, headers: { "x-nobody-sends": ["this"] } })
    const { failures, record } = await verifyText(pact)
    assert.match(failures.join("\n"), /Given an identity - a request to delete a user: .*202.*204/)
    assert.match(failures.join("\n"), /x-nobody-sends/i)
    assert.deepStrictEqual(record, { pactSha256: sha256Of(pact), success: false })
  })

  it("fails one whose state cannot be brought about", async () => {
    const unknown = await verifyText(pactOf("an identity of yesterday", { status: 204 }))
    assert.deepStrictEqual(unknown.failures, [
      '"a request to delete a user" names the state "an identity of yesterday", which nothing brings about'
    ])
    const withoutId = await verifyText(pactOf("an identity", { status: 404 }).replace('"id"', '"name"'))
    assert.match(withoutId.failures.join("\n"), /state "an identity": .*id/s)
  })
})
