/** Enumerations of requests in another case than they are published in; those of Call Automation lie beside its tests. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as LocalCloud from "../../src/Emulator.ts"
import { begin } from "../identity/support/wire.ts"

const { Emulator } = LocalCloud
const local = Layer.unwrap(
  Emulator.use(({ connectionString }) => Effect.succeed(Identity.layer({ connectionString })))
).pipe(Layer.provideMerge(LocalCloud.layer()))

it.effect("scopes of a token and the type of a message are read in any case, and shown as they are published", () =>
  Effect.gen(function* () {
    yield* begin
    const { origin } = yield* Emulator
    const { accessToken } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["Chat", "VoIP"] })
    assert(accessToken !== undefined)
    const chat = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make(accessToken.token) })
    const type = yield* Effect.gen(function* () {
      const { chatThread } = yield* Chat.createChatThread({ topic: "t" })
      const chatThreadId = chatThread?.id ?? ""
      yield* ChatThread.sendChatMessage({ chatThreadId, content: "<b>Hello</b>", type: "HTML" })
      const messages = yield* Stream.runCollect(ChatThread.listChatMessages({ chatThreadId }))
      return messages.find(({ content }) => content?.message === "<b>Hello</b>")?.type
    }).pipe(Effect.provideService(Chat.Chat, chat))
    assert.strictEqual(type, "html")
  }).pipe(Effect.provide(local))
)
