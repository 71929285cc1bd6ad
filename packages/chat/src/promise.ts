/**
 * Chat for programs that do not use Effect: the same functions, returning promises, and async iterables for lists.
 *
 * A promise rejects with the `CommunicationError` or `PartialFailure` itself. `signal` in a call's options stops the call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as PromiseDoor from "@effect-comms/core/internal/PromiseDoor"
import type { Transport } from "@effect-comms/core/Transport"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Chat from "./Chat.ts"
import * as ChatThread from "./ChatThread.ts"

/** Options of `createChat`. */
export type Options = Chat.Options & {
  /** What carries requests; default `node:http` on Node, `fetch` elsewhere. */
  readonly transport?: Transport
}

/** Makes a client of one user. Throws a `CommunicationError` when the endpoint or the version is none. */
export const createChat = (options: Options) => {
  const made = Chat.make(options)
  const client = Effect.runSync(
    options.transport === undefined ? made : Effect.provideService(made, CurrentTransport, options.transport)
  )
  const { call, iterate } = PromiseDoor.make(Context.make(Chat.Chat, client))
  return {
    createChatThread: call(Chat.createChatThread),
    deleteChatThread: call(Chat.deleteChatThread),
    chatThread: {
      getChatThreadProperties: call(ChatThread.getChatThreadProperties),
      updateChatThreadProperties: call(ChatThread.updateChatThreadProperties),
      listChatParticipants: iterate(ChatThread.listChatParticipants),
      addChatParticipants: call(ChatThread.addChatParticipants),
      updateChatParticipant: call(ChatThread.updateChatParticipant),
      removeChatParticipant: call(ChatThread.removeChatParticipant),
      sendChatMessage: call(ChatThread.sendChatMessage),
      listChatMessages: iterate(ChatThread.listChatMessages)
    }
  }
}

/** The client of Chat of programs that do not use Effect. */
export type ChatClient = ReturnType<typeof createChat>
