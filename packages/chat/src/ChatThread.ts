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
import type { AddChatParticipantsInput, UpdateChatParticipantInput } from "./generated/models.ts"
import * as operations from "./generated/operations.ts"

/** Reads a thread's topic, dates, creator and policies. Source: Chat Thread - Get Chat Thread Properties. */
export const getChatThreadProperties = /* @__PURE__ */ method(operations.getChatThreadProperties)

/**
 * Changes a thread's topic, metadata or retention; what is left out stays.
 *
 * Retry class `idempotent`. Source: Chat Thread - Update Chat Thread Properties.
 */
export const updateChatThreadProperties = /* @__PURE__ */ method(operations.updateChatThreadProperties)

/**
 * The members of a thread. Pages of `maxPageSize` items load as they are asked for; `skip` leaves out the first members.
 *
 * Source: Chat Thread - List Chat Participants.
 */
export const listChatParticipants = /* @__PURE__ */ pages(operations.listChatParticipants)

/**
 * Takes members into a thread.
 *
 * Fails with `PartialFailure` when some were refused; the others are members. Retry class `once`.
 * Source: Chat Thread - Add Chat Participants.
 */
export const addChatParticipants = (
  input: AddChatParticipantsInput,
  options?: CallOptions<ApiVersion>
): Effect.Effect<void, CommunicationError | PartialFailure<void>, Chat> =>
  Chat.use((client) =>
    Effect.flatMap(client.invoke(operations.addChatParticipants, input, options), ({ invalidParticipants }) =>
      whole(operations.addChatParticipants.id, undefined, invalidParticipants)
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
  input: UpdateChatParticipantInput,
  options?: CallOptions<"2021-10-01-preview7">
) => Effect.Effect<void, CommunicationError, Chat> = /* @__PURE__ */ method(operations.updateChatParticipant)

/**
 * Takes a member out of a thread: `{ chatThreadId, ...CommunicationIdentifier.communicationUser(id) }`.
 *
 * Retry class `once`. Source: Chat Thread - Remove Chat Participant.
 */
export const removeChatParticipant = /* @__PURE__ */ method(operations.removeChatParticipant)

/** Says something in a thread. Retry class `once`: a repeat would say it twice. Source: Chat Thread - Send Chat Message. */
export const sendChatMessage = /* @__PURE__ */ method(operations.sendChatMessage)

/**
 * The messages of a thread, newest first, those of the system among them; `startTime` leaves out the older ones.
 *
 * Source: Chat Thread - List Chat Messages.
 */
export const listChatMessages = /* @__PURE__ */ pages(operations.listChatMessages)
