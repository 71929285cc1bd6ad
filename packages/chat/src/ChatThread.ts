/** What is done with one thread, its members and its messages, as the client's user. */
import type { CallOptions } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { GetChatImageInput, SendChatMessageResult, UploadChatImageResult } from "./generated/models.ts"
import type { Chat } from "./internal/client.ts"
import * as imageStreams from "./internal/imageStreams.ts"
import type { ImageVersion, UploadFromInput } from "./internal/imageStreams.ts"
import * as sending from "./internal/sendOnce.ts"
import type { SendOnceInput, SendOnceOptions } from "./internal/sendOnce.ts"

export * from "./generated/ChatThread.ts"
export type { AddChatParticipantsError } from "./internal/failOnPartial.ts"
export type { ImageVersion, UploadFromInput } from "./internal/imageStreams.ts"
export type { SendOnceInput, SendOnceOptions } from "./internal/sendOnce.ts"

/**
 * Sends a message to a chat thread once, whatever is lost on the way: its `key` is among its metadata, and before it is sent again the thread
 * is searched for it. Calls of one process with one key take turns, and give the same message.
 *
 * What remains: a send that the service executes later than `waitMillis` after it was given up, a message that is deleted before it is looked
 * for, two processes that send with one key at the same time, and a send that the service executes and refuses all the same. Fails with
 * `Ambiguous` when it could not be found out whether the message is there, with what `sendChatMessage` fails with when it was refused.
 */
export const sendChatMessageOnce: (
  input: SendOnceInput,
  options?: SendOnceOptions
) => Effect.Effect<SendChatMessageResult, CommunicationError, Chat> = sending.sendOnce

/**
 * Uploads an image whose bytes come from a stream; they are collected first, since the service wants to know how many there are.
 *
 * Otherwise as `uploadChatImage`.
 */
export const uploadChatImageFrom: <E, R>(
  input: UploadFromInput<E, R>,
  options?: CallOptions<ImageVersion>
) => Effect.Effect<UploadChatImageResult, CommunicationError | E, Chat | R> = imageStreams.uploadFrom

/** The bytes of an image as a stream, in pieces of 64 KiB at most; otherwise as `getChatImage`. */
export const streamChatImage: (
  input: GetChatImageInput,
  options?: CallOptions<ImageVersion>
) => Stream.Stream<Uint8Array, CommunicationError, Chat> = imageStreams.download
