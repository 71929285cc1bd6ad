/** The states of Chat's contract. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import { communicationUser } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { given, plain, refuses, type States } from "./State.ts"

const Thread = Schema.Struct({
  chatThreadId: Schema.String,
  topic: Schema.String,
  members: Schema.Array(Schema.String),
  createdBy: Schema.String
})

const openThread = async (
  provider: ProviderUnderTest,
  { chatThreadId, createdBy, members, topic }: typeof Thread.Type
): Promise<void> => {
  const creator = await provider.user(createdBy)
  const participants = []
  for (const member of members)
    participants.push({ communicationIdentifier: communicationUser(await provider.user(member)) })
  const { chatThread } = await provider.runAs(creator, Chat.createChatThread({ topic, participants }))
  provider.aliases.add(chatThreadId, chatThread.id)
  provider.next.user = creator
}

const Message = Schema.Struct({ sender: Schema.String, senderDisplayName: Schema.String, content: Schema.String })

const Refused = Schema.Struct({ rawId: Schema.String, code: Schema.Literals(["403", "404"]) })

/** No token is good for longer than a day. */
const longestLifetime = 25 * 3_600_000

/** Issues the token of the next request now, before something happens to it; gives its user. */
const keepToken = async (provider: ProviderUnderTest): Promise<string> => {
  const { next } = provider
  if (next.user === undefined) throw new Error("no provider state says whose token it is")
  next.token = await provider.tokenOf(next.user, next.scopes)
  return next.user
}

export const chat: States = {
  "a chat thread": given(Thread, openThread),
  "a chat user": given(Schema.Struct({ userId: Schema.String }), async (provider, { userId }) => {
    provider.next.user = await provider.user(userId)
  }),
  // A user of another resource is refused with 403, one that this resource does not have with 404.
  "users who cannot be added": given(
    Schema.Struct({ refused: Schema.Array(Refused) }),
    async (provider, { refused }) => {
      for (const { code, rawId } of refused) {
        provider.foreign.add(rawId)
        const nobody = `8:acs:${provider.cloud.resourceId}_${rawId.split("_")[1] ?? ""}`
        if (code === "404") provider.aliases.add(rawId, nobody)
      }
    }
  ),
  "messages in the thread": given(
    Schema.Struct({ chatThreadId: Schema.String, messages: Schema.Array(Message) }),
    async (provider, { chatThreadId, messages }) => {
      for (const { content, sender, senderDisplayName } of messages) {
        const message = { chatThreadId: provider.aliases.of(chatThreadId), content, senderDisplayName }
        await provider.runAs(await provider.user(sender), ChatThread.sendChatMessage(message))
      }
    }
  ),
  "the user token is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the user token lacks the scope chat": plain(({ next }) => {
    next.scopes = ["voip"]
  }),
  "the user token has expired": async (provider) => {
    await keepToken(provider)
    await provider.setTime(provider.now() + longestLifetime)
  },
  "the user token was revoked": async (provider) => {
    await provider.run(CommunicationIdentity.revokeAccessTokens({ id: await keepToken(provider) }))
  },
  "the user was deleted": async (provider) => {
    await provider.run(CommunicationIdentity.delete({ id: await keepToken(provider) }))
  },
  "too many requests": refuses(429),
  "the service is unavailable": refuses(503)
}
