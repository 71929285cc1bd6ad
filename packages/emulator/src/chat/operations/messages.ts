/** The messages of a thread: sent, listed, read, edited and deleted. */
import {
  type ChatMessage,
  deleteChatMessage,
  getChatMessage,
  listChatMessages,
  sendChatMessage,
  updateChatMessage
} from "@effect-comms/chat/operations"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import { on, type RequestContext } from "../../service/Handler.ts"
import { identifierOf, keyOf, type Member } from "../state/Member.ts"
import { continued, linkOf, nextQuery, sizeOf, startOf } from "../requests/paging.ts"
import { badRequest, forbidden, notFound } from "../requests/refusals.ts"
import { merge } from "../requests/merge.ts"
import { locationOf, type Thread } from "../state/Thread.ts"
import type { ChatState } from "../engine/ChatState.ts"

const largestPage = 200
/** The most bytes of a message. Source: the service's limits. */
const largestMessage = 28 * 1024

const checkSize = (content: string): void => {
  if (Buffer.byteLength(content) > largestMessage) throw badRequest("content: expected at most 28 KB")
}

const { "~input": _, ...published } = listChatMessages
const listed = { ...published, query: Schema.Struct({ ...listChatMessages.query.fields, ...continued }) }

/** From when on the messages of a thread are shown to a member. */
const sharedSince = ({ shareHistoryTime }: Member): number => Date.parse(shareHistoryTime)

/** A message that a member may see. */
export const messageOf = (thread: Thread, me: Member, id: string): ChatMessage => {
  const message = thread.history.get(id)
  if (message === undefined || Number(message.id) < sharedSince(me)) throw notFound("chat message")
  return message
}

/** The operations on messages. */
export const messageHandlers = (chat: ChatState) => {
  const { events, emulator } = chat
  const { journal, network } = emulator

  const write = (name: string, thread: Thread, { id, version }: ChatMessage): void =>
    journal.write({ kind: "state", name, data: { threadId: thread.id, messageId: id, version } })

  /** A message that the caller may change: nobody may but its sender. */
  const ownMessage = (
    { chatMessageId, chatThreadId }: { readonly chatMessageId: string; readonly chatThreadId: string },
    context: RequestContext
  ) => {
    const { me, thread } = chat.enter(chatThreadId, context)
    const message = messageOf(thread, me, chatMessageId)
    const { senderCommunicationIdentifier: sender } = message
    if (sender === undefined || keyOf(rawId(sender)) !== keyOf(me.rawId)) throw forbidden()
    return { me, thread, message }
  }

  return [
    on(sendChatMessage, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const { attachments = [], content, metadata, senderDisplayName = "", type = "text" } = payload
      if (type !== "text" && type !== "html") throw badRequest("type: expected text or html")
      checkSize(content)
      const message = thread.history.append(
        {
          type,
          content: { message: content, attachments },
          senderDisplayName,
          senderCommunicationIdentifier: identifierOf(me.rawId),
          ...(metadata === undefined ? {} : { metadata })
        },
        network.now()
      )
      write("message sent", thread, message)
      events.messageReceived(thread, message, me.rawId)
      return {
        status: 201,
        body: { id: message.id },
        headers: { location: `${locationOf(context.origin, thread)}/messages/${message.id}` }
      }
    }),

    on(listed, ({ params, query }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const size = sizeOf(query.maxPageSize, largestPage)
      const { below, since } = startOf(query)
      const { next, value } = thread.history.page({ below, since: Math.max(since, sharedSince(me)), size })
      if (next === undefined) return { status: 200, body: { value } }
      const pairs = nextQuery({ below: next, since }, size, context.version)
      return { status: 200, body: { value, nextLink: linkOf(context.origin, `/${thread.id}/messages`, pairs) } }
    }),

    on(getChatMessage, ({ params }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      return { status: 200, body: messageOf(thread, me, params.chatMessageId) }
    }),

    on(updateChatMessage, ({ params, payload }, context) => {
      const { me, message, thread } = ownMessage(params, context)
      if (message.deletedOn !== undefined) throw notFound("chat message")
      if (payload.content !== undefined) checkSize(payload.content)
      const {
        createdOn: _,
        editedOn: __,
        id: ___,
        metadata: before,
        sequenceId: ____,
        version: _____,
        ...said
      } = message
      const metadata = merge(before, payload.metadata)
      const edited = thread.history.edit(
        message,
        {
          ...said,
          content: {
            ...message.content,
            ...(payload.content === undefined ? {} : { message: payload.content }),
            ...(payload.attachments === undefined ? {} : { attachments: payload.attachments })
          },
          ...(metadata === undefined ? {} : { metadata })
        },
        network.now()
      )
      write("message edited", thread, edited)
      events.messageEdited(thread, edited, me.rawId)
      return { status: 204, body: undefined }
    }),

    on(deleteChatMessage, ({ params }, context) => {
      const { me, message, thread } = ownMessage(params, context)
      // Deleted is the end state that was asked for.
      if (message.deletedOn !== undefined) return { status: 204, body: undefined }
      const deleted = thread.history.remove(message, network.now())
      write("message deleted", thread, deleted)
      events.messageDeleted(thread, deleted, me.rawId)
      return { status: 204, body: undefined }
    })
  ]
}
