/** The members of a thread: listed, added, changed, removed. */
import {
  addChatParticipants,
  listChatParticipants,
  removeChatParticipant,
  updateChatParticipant
} from "@effect-comms/chat/operations"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { on } from "../../service/Handler.ts"
import { change, identifierOf, keyOf, type Member, toParticipant } from "../state/Member.ts"
import { linkOf, sizeOf, skipOf } from "../requests/paging.ts"
import { notFound } from "../requests/refusals.ts"
import type { Thread } from "../state/Thread.ts"
import type { ChatState } from "../engine/ChatState.ts"

const largestPage = 250

const memberOf = (thread: Thread, id: string): Member => {
  const member = thread.members.get(keyOf(id))
  if (member === undefined) throw notFound("chat participant")
  return member
}

/** The operations on members. */
export const participantHandlers = (chat: ChatState) => {
  const { events, emulator } = chat
  const { journal, network } = emulator

  return [
    on(listChatParticipants, ({ params, query }, context) => {
      const { thread } = chat.enter(params.chatThreadId, context)
      const size = sizeOf(query.maxPageSize, largestPage)
      const skip = skipOf(query.skip)
      const members = [...thread.members.values()]
      const value = members.slice(skip, skip + size).map(toParticipant)
      if (skip + size >= members.length) return { status: 200, body: { value } }
      const nextLink = linkOf(context.origin, `/${thread.id}/participants`, {
        skip: String(skip + size),
        maxPageSize: String(size),
        "api-version": context.version
      })
      return { status: 200, body: { value, nextLink } }
    }),

    on(addChatParticipants, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      chat.limitBatch(payload.participants.length)
      const { members, invalidParticipants } = chat.admit(payload.participants)
      const joining = new Map<string, Member>()
      for (const member of members)
        if (!thread.members.has(keyOf(member.rawId))) joining.set(keyOf(member.rawId), member)
      chat.limit(thread.members.size + joining.size)
      if (joining.size > 0) {
        for (const [key, member] of joining) thread.members.set(key, member)
        const added = [...joining.values()]
        const content = {
          participants: added.map(toParticipant),
          initiatorCommunicationIdentifier: identifierOf(me.rawId)
        }
        const { version } = thread.history.append({ type: "participantAdded", content }, network.now())
        const data = { threadId: thread.id, members: added.map(({ rawId }) => rawId) }
        journal.write({ kind: "state", name: "participants added", data })
        events.participantsAdded(thread, added, me.rawId, Number(version))
      }
      return { status: 201, body: invalidParticipants.length === 0 ? {} : { invalidParticipants } }
    }),

    on(updateChatParticipant, ({ params, payload }, context) => {
      const { thread } = chat.enter(params.chatThreadId, context)
      const { communicationIdentifier, ...fields } = payload
      const member = memberOf(thread, rawId(communicationIdentifier))
      change(member, fields)
      journal.write({
        kind: "state",
        name: "participant updated",
        data: { threadId: thread.id, member: member.rawId, changed: Object.keys(fields) }
      })
      return { status: 204, body: undefined }
    }),

    on(removeChatParticipant, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const member = memberOf(thread, rawId(payload))
      thread.members.delete(keyOf(member.rawId))
      thread.receipts.delete(keyOf(member.rawId))
      const content = {
        participants: [toParticipant(member)],
        initiatorCommunicationIdentifier: identifierOf(me.rawId)
      }
      const { version } = thread.history.append({ type: "participantRemoved", content }, network.now())
      journal.write({ kind: "state", name: "participant removed", data: { threadId: thread.id, member: member.rawId } })
      events.participantRemoved(thread, member, me.rawId, Number(version))
      return { status: 204, body: undefined }
    })
  ]
}
