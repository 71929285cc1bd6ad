/** effect-comms over one of its transports, through the Promise API that a program without Effect uses. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import type { Transport } from "@effect-comms/core/Transport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Call from "@effect-comms/graph-calls/Call"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as op from "../operations.ts"

/** Our clients over a transport. */
export const make = async (origin: string, transport: Transport): Promise<op.Calls> => {
  const credential = UserTokenCredential.make(op.userToken)
  const making = Effect.all([
    CallAutomation.make({ connectionString: `endpoint=${origin}/;accesskey=${op.accessKey}` }),
    Chat.make({ endpoint: origin, credential }),
    GraphCalls.make({ endpoint: origin, credential })
  ])
  const [calls, chat, graph] = await Effect.runPromise(Effect.provideService(making, CurrentTransport, transport))
  const context = Context.make(CallAutomation.CallAutomation, calls).pipe(
    Context.add(Chat.Chat, chat),
    Context.add(GraphCalls.GraphCalls, graph)
  )
  const run = Effect.runPromiseWith(context)
  const { callConnectionId, chatThreadId } = op
  const participant = { kind: "communicationUser", communicationUser: { id: op.user } } as const
  return {
    removeParticipant: () =>
      run(
        CallConnection.removeParticipant({
          callConnectionId,
          participantToRemove: participant,
          operationContext: "removing participant"
        })
      ),
    getCall: () => run(CallConnection.getCall({ callConnectionId })),
    listParticipants: () => run(Stream.runCollect(CallConnection.listParticipants({ callConnectionId }))),
    listChatMessages: () => run(Stream.runCollect(ChatThread.listChatMessages({ chatThreadId }))),
    sendMessage: () => run(ChatThread.sendChatMessage({ chatThreadId, ...op.message })),
    playPrompt: () =>
      run(Call.playPrompt({ id: op.graphCallId, prompts: [op.prompt], clientContext: "clientContext-value" }))
  }
}
