/** What is done with one thread, its members and its messages, as the client's user. */
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "./ApiVersion.ts"
import { Chat } from "./Chat.ts"
import type { PartialFailure } from "./PartialFailure.ts"
import { method } from "./internal/method.ts"
import { pages } from "./internal/pages.ts"
import { whole } from "./internal/whole.ts"
import { addChatParticipants as addition, type AddChatParticipantsRequest } from "./operations/addChatParticipants.ts"
import * as get from "./operations/getChatThreadProperties.ts"
import * as messages from "./operations/listChatMessages.ts"
import * as participants from "./operations/listChatParticipants.ts"
import * as removal from "./operations/removeChatParticipant.ts"
import * as message from "./operations/sendChatMessage.ts"
import * as participant from "./operations/updateChatParticipant.ts"
import * as properties from "./operations/updateChatThreadProperties.ts"
import type { ChatParticipant } from "./schemas/ChatParticipant.ts"

/** Reads a thread's topic, dates, creator and policies. Source: Chat Thread - Get Chat Thread Properties. */
export const getChatThreadProperties = /* @__PURE__ */ method(get.getChatThreadProperties)

/**
 * Changes a thread's topic, metadata or retention; what is left out stays.
 *
 * Retry class `idempotent`. Source: Chat Thread - Update Chat Thread Properties.
 */
export const updateChatThreadProperties = /* @__PURE__ */ method(properties.updateChatThreadProperties)

/**
 * The members of a thread. Pages of `maxPageSize` items load as they are asked for; `skip` leaves out the first members.
 *
 * Source: Chat Thread - List Chat Participants.
 */
export const listChatParticipants = /* @__PURE__ */ pages(participants.listChatParticipants)

/**
 * Takes members into a thread.
 *
 * Fails with `PartialFailure` when some were refused; the others are members. Retry class `once`.
 * Source: Chat Thread - Add Chat Participants.
 */
export const addChatParticipants = (
  input: typeof AddChatParticipantsRequest.Type & { readonly chatThreadId: string },
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError | PartialFailure<void>, Chat> =>
  Chat.use((client) =>
    Effect.flatMap(client.invoke(addition, input, options), ({ invalidParticipants }) =>
      whole(addition.id, undefined, invalidParticipants)
    )
  )

/**
 * Changes a member's display name, roles, or the time from which history is shared with it; what is left out stays (assumed).
 *
 * Only 2021-10-01-preview7 has it, and no version is chosen behind the caller's back: unless the client was made for that
 * version, give `{ apiVersion: "2021-10-01-preview7" }`, else the call fails with `InvalidRequest` before anything is sent.
 * `contentType` may be `application/json` (default) or `application/merge-patch+json`. Retry class `once`.
 * Source: Chat Thread - Update Chat Participant.
 */
export const updateChatParticipant: (
  input: ChatParticipant & { readonly chatThreadId: string },
  options?: CallOptions<"2021-10-01-preview7">
) => Effect.Effect<void, CommunicationError, Chat> = /* @__PURE__ */ method(participant.updateChatParticipant)

/**
 * Takes a member out of a thread: `{ chatThreadId, ...CommunicationIdentifier.communicationUser(id) }`.
 *
 * Retry class `once`. Source: Chat Thread - Remove Chat Participant.
 */
export const removeChatParticipant = /* @__PURE__ */ method(removal.removeChatParticipant)

/** Says something in a thread. Retry class `once`: a repeat would say it twice. Source: Chat Thread - Send Chat Message. */
export const sendChatMessage = /* @__PURE__ */ method(message.sendChatMessage)

/**
 * The messages of a thread, newest first, those of the system among them; `startTime` leaves out the older ones.
 *
 * Source: Chat Thread - List Chat Messages.
 */
export const listChatMessages = /* @__PURE__ */ pages(messages.listChatMessages)
