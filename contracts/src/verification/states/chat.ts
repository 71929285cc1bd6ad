/** The states of Chat's contract. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { communicationUser } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import type { World } from "../World.ts"
import { given, plain, refuses, type States } from "./State.ts"

const Thread = Schema.Struct({
  chatThreadId: Schema.String,
  topic: Schema.String,
  members: Schema.Array(Schema.String),
  createdBy: Schema.String
})

const openThread = async (
  world: World,
  { chatThreadId, createdBy, members, topic }: typeof Thread.Type
): Promise<void> => {
  const creator = await world.user(createdBy)
  const participants = []
  for (const member of members)
    participants.push({ communicationIdentifier: communicationUser(await world.user(member)) })
  const { chatThread } = await world.runAs(creator, Chat.createChatThread({ topic, participants }))
  world.aliases.add(chatThreadId, chatThread.id)
  world.next.user = creator
}

const Message = Schema.Struct({ sender: Schema.String, senderDisplayName: Schema.String, content: Schema.String })

const Refused = Schema.Struct({ rawId: Schema.String, code: Schema.Literals(["403", "404"]) })

export const chat: States = {
  "a chat thread": given(Thread, openThread),
  "a chat user": given(Schema.Struct({ userId: Schema.String }), async (world, { userId }) => {
    world.next.user = await world.user(userId)
  }),
  // A user of another resource is refused with 403, one that this resource does not have with 404.
  "users who cannot be added": given(Schema.Struct({ refused: Schema.Array(Refused) }), async (world, { refused }) => {
    for (const { code, rawId } of refused) {
      world.foreign.add(rawId)
      const nobody = `8:acs:${world.cloud.resourceId}_${rawId.split("_")[1] ?? ""}`
      if (code === "404") world.aliases.add(rawId, nobody)
    }
  }),
  "messages in the thread": given(
    Schema.Struct({ chatThreadId: Schema.String, messages: Schema.Array(Message) }),
    async (world, { chatThreadId, messages }) => {
      for (const { content, sender, senderDisplayName } of messages) {
        const message = { chatThreadId: world.aliases.of(chatThreadId), content, senderDisplayName }
        await world.runAs(await world.user(sender), ChatThread.sendChatMessage(message))
      }
    }
  ),
  "the user token is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the user token lacks the scope chat": plain(({ next }) => {
    next.scopes = ["voip"]
  }),
  "the user is no member of the thread": given(
    Schema.Struct({ chatThreadId: Schema.String, userId: Schema.String }),
    async (world, { userId }) => {
      world.next.user = await world.user(userId)
    }
  ),
  "too many requests": refuses(429),
  "the service is unavailable": refuses(503)
}
