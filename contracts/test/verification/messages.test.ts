/** What a contract says of a delivery beyond its body: address, media type, token and count, each with the mistake that it has to see. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import { generateKeyPair, SignJWT } from "jose"
import { verified } from "../../src/verification/callbackToken.ts"
import { verifyText } from "./verifyText.ts"

const callId = "57dab8b1-894c-409a-b240-bd8beae78896"
const callbackUri = "https://bot.contoso.com/callback"
const application = "2891555a-92ff-42e6-80fa-6e1300c6b5c6"
const metadata = {
  contentType: "application/json",
  url: callbackUri,
  issuer: "https://api.botframework.com",
  audience: application,
  tenant: "aa67bd4c-8475-432d-bd41-39f255720e0a",
  count: "1"
}

/** A message of the contract, with what is expected of it. */
const message = (description: string, metadata: Readonly<Record<string, string>>, id = callId) => ({
  type: "Asynchronous/Messages",
  description,
  providerStates: [
    { name: "a Graph application", params: { tenantId: metadata["tenant"], clientId: application } },
    { name: "a Graph call is established", params: { callId, callbackUri } }
  ],
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
})

/** Mistakes by the metadata that they are in. */
const mistakes = {
  url: "https://bot.contoso.com/other",
  contentType: "text/plain",
  issuer: "https://acscallautomation.communication.azure.com",
  audience: "another application",
  count: "2"
}

const otherId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5"

/** Verified at once: a verification is a process of its own. */
const failures = verifyText(
  JSON.stringify({
    consumer: { name: "a" },
    provider: { name: "microsoft-graph-calls" },
    interactions: [
      message("a right call", metadata),
      message("a call of another id", metadata, otherId),
      ...Object.entries(mistakes).map(([name, value]) =>
        message(`a call of another ${name}`, { ...metadata, [name]: value })
      )
    ],
    metadata: { pactSpecification: { version: "4.0" } }
  })
).then((verified) => verified.failures)

describe("a message", () => {
  it("is compared with the address, the media type, the verified token and the count of its delivery", async () => {
    assert.deepStrictEqual(
      (await failures).filter((line) => line.includes("a right call")),
      []
    )
  })

  it.each(Object.keys(mistakes))("fails for another %s", async (name) => {
    assert.isNotEmpty((await failures).filter((line) => line.includes(`a call of another ${name}`)))
  })

  it("has the ids of the contract exactly", async () => {
    const lines = (await failures).filter((line) => line.includes("a call of another id"))
    assert.match(lines.join("\n"), /resourceData\.id/)
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
