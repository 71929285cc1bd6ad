/** Threads as a whole: opened, listed, read, changed, deleted. */
import {
  createChatThread,
  deleteChatThread,
  getChatThreadProperties,
  listChatThreads,
  updateChatThreadProperties
} from "@effect-comms/chat/operations"
import * as Schema from "effect/Schema"
import { on } from "../../service/Handler.ts"
import { identifierOf, keyOf, type Member, toParticipant, wholeHistory } from "../state/Member.ts"
import { checkRetention, retain } from "../engine/Retention.ts"
import { continued, linkOf, nextQuery, sizeOf, startOf } from "../requests/paging.ts"
import { merge } from "../requests/merge.ts"
import { itemOf, locationOf, makeThread, propertiesOf, type Thread } from "../state/Thread.ts"
import type { ChatState } from "../engine/ChatState.ts"

const largestPage = 100

const { "~input": _, ...published } = listChatThreads
const listed = { ...published, query: Schema.Struct({ ...listChatThreads.query.fields, ...continued }) }

/** The operations on threads as a whole. */
export const threadHandlers = (chat: ChatState) => {
  const { events, emulator } = chat
  const { journal, network } = emulator

  /** Gives the version of the thread from then on. */
  const rename = (thread: Thread, topic: string, by: string): number => {
    thread.topic = topic
    const content = { topic, initiatorCommunicationIdentifier: identifierOf(by) }
    return Number(thread.history.append({ type: "topicUpdated", content }, network.now()).version)
  }

  return [
    on(createChatThread, ({ payload }, context) => {
      const creator = chat.caller(context)
      chat.limitBatch((payload.participants ?? []).length)
      const { members, invalidParticipants } = chat.admit(payload.participants ?? [])
      const own: Member = members.find(({ rawId }) => keyOf(rawId) === keyOf(creator)) ?? {
        rawId: creator,
        shareHistoryTime: wholeHistory
      }
      const others = new Map(
        members.filter(({ rawId }) => keyOf(rawId) !== keyOf(creator)).map((member) => [keyOf(member.rawId), member])
      )
      chat.limit(others.size + 1)
      if (payload.retentionPolicy !== undefined) checkRetention(payload.retentionPolicy)

      const thread = makeThread({
        topic: payload.topic,
        createdAt: network.now(),
        createdBy: creator,
        members: [own, ...others.values()],
        ...(payload.metadata === undefined ? {} : { metadata: payload.metadata })
      })
      chat.threads.set(thread.id, thread)
      if (payload.retentionPolicy !== undefined)
        retain(network, thread, payload.retentionPolicy, () => chat.remove(thread, creator, true))
      const initiatorCommunicationIdentifier = identifierOf(creator)
      const participants = [...thread.members.values()].map(toParticipant)
      thread.history.append(
        { type: "participantAdded", content: { participants, initiatorCommunicationIdentifier } },
        network.now()
      )
      thread.history.append(
        { type: "topicUpdated", content: { topic: thread.topic, initiatorCommunicationIdentifier } },
        network.now()
      )
      journal.write({
        kind: "state",
        name: "thread created",
        data: { threadId: thread.id, members: [...thread.members.values()].map(({ rawId }) => rawId) }
      })
      events.threadCreated(thread)
      return {
        status: 201,
        body: {
          chatThread: propertiesOf(thread),
          ...(invalidParticipants.length === 0 ? {} : { invalidParticipants })
        },
        headers: { location: locationOf(context.origin, thread) }
      }
    }),

    on(getChatThreadProperties, ({ params }, context) => ({
      status: 200,
      body: propertiesOf(chat.enter(params.chatThreadId, context).thread)
    })),

    on(listed, ({ query }, context) => {
      const me = keyOf(chat.caller(context))
      const size = sizeOf(query.maxPageSize, largestPage)
      const { below, since } = startOf(query)
      const mine = [...chat.threads.values()].filter(
        ({ history, members }) => members.has(me) && history.lastAt() < below && history.lastAt() >= since
      )
      const latest = mine.toSorted((a, b) => b.history.lastAt() - a.history.lastAt())
      // What arrived in the same millisecond stays together, or the next page would not begin below it.
      let end = Math.min(size, latest.length)
      const at = (index: number): number => latest[index]?.history.lastAt() ?? -1
      while (end > 0 && end < latest.length && at(end) === at(end - 1)) end++
      const value = latest.slice(0, end).map(itemOf)
      if (end === latest.length) return { status: 200, body: { value } }
      const pairs = nextQuery({ below: at(end - 1), since }, size, context.version)
      return { status: 200, body: { value, nextLink: linkOf(context.origin, "", pairs) } }
    }),

    on(updateChatThreadProperties, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const { metadata, retentionPolicy, topic } = payload
      if (retentionPolicy !== undefined) {
        const policy = retentionPolicy ?? undefined
        if (policy !== undefined) checkRetention(policy)
        retain(network, thread, policy, () => chat.remove(thread, thread.createdBy, true))
      }
      thread.metadata = merge(thread.metadata, metadata)
      const version = topic === undefined ? thread.history.stamp(network.now()) : rename(thread, topic, me.rawId)
      journal.write({ kind: "state", name: "thread updated", data: { threadId: thread.id, topic: thread.topic } })
      events.propertiesUpdated(thread, me.rawId, version)
      return { status: 204, body: undefined }
    }),

    on(deleteChatThread, ({ params }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      chat.remove(thread, me.rawId)
      return { status: 204, body: undefined }
    })
  ]
}
