/** That members are typing, and what they have read. */
import {
  type ChatMessageReadReceipt,
  listChatReadReceipts,
  sendChatReadReceipt,
  sendTypingNotification
} from "@effect-comms/chat/operations"
import { on, type RequestContext } from "../../service/Handler.ts"
import { identifierOf, keyOf } from "../state/Member.ts"
import { linkOf, sizeOf, skipOf } from "../requests/paging.ts"
import { badRequest, unsupportedMediaType } from "../requests/refusals.ts"
import { wholeSeconds } from "../state/wholeSeconds.ts"
import type { Receipt, Thread } from "../state/Thread.ts"
import type { ChatState } from "../engine/ChatState.ts"
import { messageOf } from "./messages.ts"

const largestPage = 100

/** Threads with more members have neither receipts nor typing. Source: the service's limits. */
const mostMembers = 20

const checkMembers = ({ members }: Thread): void => {
  if (members.size > mostMembers)
    throw badRequest(`participants: expected a thread of at most ${mostMembers} members for receipts and typing`)
}

const shown = ({ messageId, rawId, readAt }: Receipt): ChatMessageReadReceipt => ({
  senderCommunicationIdentifier: identifierOf(rawId),
  chatMessageId: messageId,
  readOn: wholeSeconds(readAt)
})

/** The versions in which typing may come as a merge-patch. Source: what the operation consumes in each version. */
const patchable = new Set(["2021-09-07", "2021-10-01-preview7"])

const checkMediaType = ({ header, version }: RequestContext): void => {
  if (/^application\/merge-patch\+json\b/i.test(header("content-type") ?? "") && !patchable.has(version))
    throw unsupportedMediaType("application/json")
}

/** The operations on receipts and typing. */
export const receiptHandlers = (chat: ChatState) => {
  const { emulator, events } = chat
  const { journal, network } = emulator

  return [
    on(sendTypingNotification, ({ params, payload }, context) => {
      checkMediaType(context)
      const { me, thread } = chat.enter(params.chatThreadId, context)
      checkMembers(thread)
      const { senderDisplayName } = payload
      const data = { threadId: thread.id, member: me.rawId, ...(senderDisplayName && { senderDisplayName }) }
      journal.write({ kind: "state", name: "typing", data })
      events.typing(thread, me.rawId, senderDisplayName ?? "", network.now())
      return { status: 200, body: undefined }
    }),

    on(sendChatReadReceipt, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      checkMembers(thread)
      const { id: messageId } = messageOf(thread, me, payload.chatMessageId)
      const key = keyOf(me.rawId)
      const before = thread.receipts.get(key)
      // Who has read a message has read those before it.
      if (before === undefined || Number(before.messageId) < Number(messageId)) {
        // Behind all others: the list begins with the latest.
        thread.receipts.delete(key)
        const readAt = network.now()
        thread.receipts.set(key, { rawId: me.rawId, messageId, readAt })
        journal.write({
          kind: "state",
          name: "message read",
          data: { threadId: thread.id, messageId, member: me.rawId }
        })
        events.messageRead(thread, me.rawId, messageId, readAt)
      }
      return { status: 200, body: undefined }
    }),

    on(listChatReadReceipts, ({ params, query }, context) => {
      const { thread } = chat.enter(params.chatThreadId, context)
      checkMembers(thread)
      const size = sizeOf(query.maxPageSize, largestPage)
      const skip = skipOf(query.skip)
      const receipts = [...thread.receipts.values()].toReversed()
      const value = receipts.slice(skip, skip + size).map(shown)
      if (skip + size >= receipts.length) return { status: 200, body: { value } }
      const nextLink = linkOf(context.origin, `/${thread.id}/readReceipts`, {
        skip: String(skip + size),
        maxPageSize: String(size),
        "api-version": context.version
      })
      return { status: 200, body: { value, nextLink } }
    })
  ]
}
