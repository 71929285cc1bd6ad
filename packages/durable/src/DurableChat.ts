/** The client of Chat whose operations are steps inside a call flow; outside flows it is the client as it is. */
import * as Chat from "@effect-comms/chat/Chat"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { FlowStore } from "./FlowStore.ts"
import { evidence, service } from "./internal/chatEvidence.ts"
import { defaultSettleMillis, type Settling } from "./internal/evidence.ts"
import * as step from "./internal/step.ts"

/** Which client, and how long is waited for what a process that ended has sent. */
export type Options = Chat.Options & Settling

/**
 * Provides the client. A message whose answer was lost is sent again when the thread shows none that it may be, and members are added again when
 * none of them is there; otherwise the flow gets `Ambiguous`. `ChatThread.sendChatMessageOnce` marks its message, and is never ambiguous.
 */
export const layer = ({
  settleMillis = defaultSettleMillis,
  ...options
}: Options): Layer.Layer<Chat.Chat, CommunicationError, FlowStore> =>
  Layer.effect(
    Chat.Chat,
    Effect.gen(function* () {
      const store = yield* FlowStore
      const client = yield* Chat.make(options)
      return step.client({
        client,
        store,
        evidence: evidence(client, settleMillis),
        context: undefined,
        service,
        subject: { ofInput: ["chatThreadId"], ofAnswer: undefined }
      })
    })
  )
