/** Threads as a whole: opened, read, changed, deleted. */
import {
  createChatThread,
  deleteChatThread,
  getChatThreadProperties,
  updateChatThreadProperties
} from "@effect-comms/chat/operations"
import { on } from "../../service/Handler.ts"
import { identifierOf, keyOf, type Member, toParticipant, wholeHistory } from "../state/Member.ts"
import { checkRetention, retain } from "../engine/Retention.ts"
import { locationOf, makeThread, propertiesOf } from "../state/Thread.ts"
import type { ChatState } from "../engine/ChatState.ts"

/** The operations on threads as a whole. */
export const threadHandlers = (chat: ChatState) => {
  const { events, emulator } = chat
  const { journal, network } = emulator

  return [
    on(createChatThread, ({ payload }, context) => {
      const creator = chat.caller(context)
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
        retain(network, thread, payload.retentionPolicy, () => chat.remove(thread, creator))
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

    on(updateChatThreadProperties, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      if (payload.retentionPolicy !== undefined) {
        checkRetention(payload.retentionPolicy)
        retain(network, thread, payload.retentionPolicy, () => chat.remove(thread, thread.createdBy))
      }
      if (payload.metadata !== undefined) thread.metadata = payload.metadata
      if (payload.topic !== undefined) {
        thread.topic = payload.topic
        thread.history.append(
          {
            type: "topicUpdated",
            content: { topic: thread.topic, initiatorCommunicationIdentifier: identifierOf(me.rawId) }
          },
          network.now()
        )
      }
      journal.write({ kind: "state", name: "thread updated", data: { threadId: thread.id, topic: thread.topic } })
      events.topicUpdated(thread, me.rawId)
      return { status: 204, body: undefined }
    }),

    on(deleteChatThread, ({ params }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      chat.remove(thread, me.rawId)
      return { status: 204, body: undefined }
    })
  ]
}
