/** The client of Chat whose operations are steps inside a call flow; outside flows it is the client as it is. */
import * as Chat from "@effect-comms/chat/Chat"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore } from "./FlowStore.ts"
import { service } from "./internal/chatEvidence.ts"
import * as step from "./internal/step.ts"

/** Provides the client; the same options as `Chat.layer`. Nothing of Chat shows whether a message was sent whose answer was lost. */
export const layer = (options: Chat.Options): Layer.Layer<Chat.Chat, CommunicationError, FlowStore> =>
  Layer.effect(
    Chat.Chat,
    Effect.gen(function* () {
      const store = yield* FlowStore
      const client = yield* Chat.make(options)
      return step.client({
        client,
        store,
        evidence: () => Effect.undefined,
        context: undefined,
        service,
        subject: { ofInput: ["chatThreadId"], ofAnswer: undefined }
      })
    })
  )
