/** What is done with a thread besides its operations, for programs that do not use Effect. */
import type { CallOptions } from "@effect-comms/core/Client"
import type * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import * as Stream from "effect/Stream"
import * as ChatThread from "../ChatThread.ts"
import type { GetChatImageInput, SendChatMessageResult, UploadChatImageResult } from "../generated/models.ts"
import type { Chat } from "./client.ts"
import type { ImageVersion, UploadFromInput } from "./imageStreams.ts"
import type { SendOnceInput, SendOnceOptions } from "./sendOnce.ts"

/** What is done with a thread besides its operations. */
export interface ThreadFunctions {
  /**
   * Sends a message once, whatever is lost on the way: its `key` is among its metadata, and before it is sent again the thread is searched for
   * it. Rejects with `Ambiguous` when it could not be found out whether the message is there.
   */
  readonly sendChatMessageOnce: (input: SendOnceInput, options?: SendOnceOptions) => Promise<SendChatMessageResult>
  /** Uploads an image whose bytes come from an async iterable; rejects with what that throws, too. */
  readonly uploadChatImageFrom: (
    input: Omit<UploadFromInput<never, never>, "image"> & {
      /** The bytes, however they are cut. */
      readonly image: AsyncIterable<Uint8Array>
    },
    options?: CallOptions<ImageVersion>
  ) => Promise<UploadChatImageResult>
  /** Iterates over the bytes of an image, in pieces of 64 KiB at most. */
  readonly streamChatImage: (input: GetChatImageInput, options?: CallOptions<ImageVersion>) => AsyncIterable<Uint8Array>
}

/** Makes them for a client. */
export const threadFunctions = ({ call, iterate }: PromiseApi.PromiseApi<Chat>): ThreadFunctions => ({
  sendChatMessageOnce: call(ChatThread.sendChatMessageOnce),
  uploadChatImageFrom: call((input, options) =>
    ChatThread.uploadChatImageFrom(
      { ...input, image: Stream.fromAsyncIterable(input.image, (cause: unknown) => cause) },
      options
    )
  ),
  streamChatImage: iterate(ChatThread.streamChatImage)
})
