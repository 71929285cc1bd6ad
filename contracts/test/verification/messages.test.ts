/** What a contract says of a delivery beyond its body: address, media type, token and count, each with the mistake that it has to see. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import { generateKeyPair, SignJWT } from "jose"
import { verified } from "../../src/verification/callbackToken.ts"
import { verifyText } from "./verifyText.ts"

const callId = "57dab8b1-894c-409a-b240-bd8beae78896"
const callbackUri = "https://bot.contoso.com/callback"
const metadata = {
  contentType: "application/json",
  url: callbackUri,
  issuer: "https://api.botframework.com",
  audience: "d0a4a1ff-0b34-4ca6-8b6e-9a4b4e4a9a11",
  tenant: "aa67bd4c-8475-432d-bd41-39f255720e0a",
  count: "1"
}

const pactOf = (metadata: Readonly<Record<string, string>>, id = callId): string =>
  JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "microsoft-graph-calls" },
    interactions: [
      {
        type: "Asynchronous/Messages",
        description: "a call that is being established",
        providerStates: [{ name: "a Graph call is established", params: { callId, callbackUri } }],
        contents: {
          content: {
            "@odata.type": "#microsoft.graph.commsNotifications",
            value: [
              {
                "@odata.type": "#microsoft.graph.commsNotification",
                changeType: "updated",
                resourceUrl: `/communications/calls/${callId.replaceAll("-", "").toUpperCase()}`,
                resourceData: { "@odata.type": "#microsoft.graph.call", state: "establishing", id }
              }
            ]
          },
          contentType: "application/json",
          encoded: false
        },
        metadata
      }
    ],
    metadata: { pactSpecification: { version: "4.0" } }
  })

describe("a message", () => {
  it("is compared with the address, the media type, the verified token and the count of its delivery", async () => {
    assert.deepStrictEqual((await verifyText(pactOf(metadata))).failures, [])
  })

  it.each([
    ["url", "https://bot.contoso.com/other"],
    ["contentType", "text/plain"],
    ["issuer", "https://acscallautomation.communication.azure.com"],
    ["audience", "another application"],
    ["count", "2"]
  ])("fails for another %s", async (name, value) => {
    assert.isNotEmpty((await verifyText(pactOf({ ...metadata, [name]: value }))).failures)
  })

  it("has the ids of the contract exactly", async () => {
    const { failures } = await verifyText(pactOf(metadata, "0fe0623f-d628-42ed-b4bd-8ac290072cc5"))
    assert.match(failures.join("\n"), /resourceData\.id/)
  })
})

describe("a token", () => {
  const rejected = (origin: string, authorization: string) =>
    Effect.promise(() =>
      verified(origin, authorization).then(
        () => undefined,
        (error: unknown) => String(error)
      )
    )
  const sign = Effect.fnUntraced(function* (issuer: string) {
    const { privateKey } = yield* Effect.promise(() => generateKeyPair("RS256"))
    const token = new SignJWT({}).setProtectedHeader({ alg: "RS256", kid: "own" }).setIssuer(issuer).setAudience("a")
    return yield* Effect.promise(() => token.setExpirationTime("5m").sign(privateKey))
  })

  it.effect("of another key, of another issuer, and none at all are rejected", () =>
    Effect.gen(function* () {
      const { origin } = yield* Emulator.serve({ port: 0 })
      const foreign = yield* sign(metadata.issuer)
      assert.match((yield* rejected(origin, `Bearer ${foreign}`)) ?? "", /no applicable key/)
      const stranger = yield* sign("https://issuer.example")
      assert.match((yield* rejected(origin, `Bearer ${stranger}`)) ?? "", /iss: expected/)
      assert.match((yield* rejected(origin, "Basic abc")) ?? "", /expected a bearer token/)
    }).pipe(Effect.scoped)
  )
})
