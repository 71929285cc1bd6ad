/** What the journal shows of requests that carry secrets: all but those. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Chat from "@effect-comms/chat/Chat"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Emulator from "../../src/Emulator.ts"

it.effect("the journal shows the scopes of a token, and no token, key or shared access signature of a request", () =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.make({ deliver: () => Effect.succeed({ status: 200 }) })
    const { connectionString, origin } = cloud
    const clients = Layer.mergeAll(Identity.layer({ connectionString }), CallAutomation.layer({ connectionString }))
    const userToken = yield* Effect.gen(function* () {
      const { accessToken } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat", "voip"] })
      assert(accessToken !== undefined)
      const token = Redacted.isRedacted(accessToken.token) ? Redacted.value(accessToken.token) : accessToken.token
      const credential = UserTokenCredential.make(token)
      yield* Chat.createChatThread({ topic: "scopes" }).pipe(
        Effect.provide(Chat.layer({ endpoint: origin, credential }))
      )
      const { callConnectionId = "" } = yield* CallAutomation.createCall({
        targets: [{ phoneNumber: { value: "+14255550123" } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://user:pa55word@127.0.0.1:8080/callbacks?code=fun0tion&tenant=shown",
        operationContext: '{"accessToken":"c0ntext","tokenType":"shown, too"}'
      })
      yield* cloud.advance(1_000)
      yield* CallMedia.play({
        callConnectionId,
        playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/a.wav?sv=2024-11-04&sig=s1gned%3D" } }]
      })
      yield* cloud.advance(1_000)
      return token
    }).pipe(Effect.provide(clients), Effect.provideService(CurrentTransport.CurrentTransport, cloud.transport))
    const journal = JSON.stringify(yield* cloud.journal())
    const key = /accesskey=([^;]+)/.exec(connectionString)?.[1] ?? ""
    for (const secret of [userToken, key, "pa55word", "fun0tion", "c0ntext", "s1gned"]) {
      assert.isAbove(secret.length, 5)
      assert.notInclude(journal, secret)
    }
    for (const open of ['"createTokenWithScopes":["chat","voip"]', "tenant=shown", "shown, too", "sv=2024-11-04"])
      assert.include(journal, open)
  })
)
