/**
 * The Entra credential of `@azure/communication-common`, unmodified: it exchanges the Entra token of a user at the local cloud, over its own
 * https, and Microsoft's chat client chats with what it gets.
 */
import { mkdtemp, rm } from "node:fs/promises"
import * as Https from "node:https"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Tls from "node:tls"
import { ChatClient } from "@azure/communication-chat"
import { AzureCommunicationTokenCredential } from "@azure/communication-common"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"
import { at, textAt } from "../identity/support/wire.ts"

const tenantId = "85767758-9fa3-4b46-b5b2-d9d1b7a7ca32"
const objectId = "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1"

/** Posts a form, and gives the JSON of the answer. */
const post = (url: string, form: Readonly<Record<string, string>>): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    const request = Https.request(url, { method: "POST", headers }, (response) => {
      const parts: Array<Buffer> = []
      response.on("data", (part: Buffer) => parts.push(part))
      response.on("end", () => resolve(JSON.parse(Buffer.concat(parts).toString())))
    })
    request.on("error", reject)
    request.end(new URLSearchParams(form).toString())
  })

/** The credential takes no authority: what is made in this process trusts it meanwhile. */
const trusting = (ca: string) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const before = Tls.getCACertificates("default")
      Tls.setDefaultCACertificates([...before, ca])
      return before
    }),
    (before) => Effect.sync(() => Tls.setDefaultCACertificates(before))
  )

it.live("the Entra credential of Microsoft's clients gets a token of Communication Services, and chats with it", () =>
  Effect.gen(function* () {
    const data = yield* Effect.acquireRelease(
      Effect.promise(() => mkdtemp(join(tmpdir(), "effect-comms-"))),
      (path) => Effect.promise(() => rm(path, { recursive: true }))
    )
    const cloud = yield* Emulator.serve({ port: 0, tls: true, data })
    const ca = cloud.authority?.ca ?? ""
    yield* trusting(ca)
    const asked: Array<string> = []
    const credential = new AzureCommunicationTokenCredential({
      resourceEndpoint: cloud.origin,
      tokenCredential: {
        getToken: async (scopes) => {
          asked.push(...[scopes].flat())
          const answer = await post(`${cloud.origin}/${tenantId}/oauth2/v2.0/token`, {
            grant_type: "client_credentials",
            client_id: objectId,
            client_secret: "s",
            scope: "https://communication.azure.com//.default"
          })
          return { token: textAt(answer, "access_token"), expiresOnTimestamp: Date.now() + 3_600_000 }
        }
      }
    })
    const client = new ChatClient(cloud.origin, credential, { tlsOptions: { ca } })
    const { chatThread } = yield* Effect.promise(() => client.createChatThread({ topic: "t" }))
    const { createdBy } = chatThread ?? {}
    assert.strictEqual(at(createdBy, "rawId"), `8:acs:${cloud.resourceId}_${tenantId}_${objectId}`)
    assert.include(asked, "https://communication.azure.com/clients/.default")
    credential.dispose()
  })
)
