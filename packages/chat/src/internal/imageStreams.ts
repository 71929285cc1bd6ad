/** Images as streams of bytes, for programs that have them from somewhere or give them on. */
import type { CallOptions } from "@effect-comms/core/Client"
import { type CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { GetChatImageInput, UploadChatImageInput, UploadChatImageResult } from "../generated/models.ts"
import * as operations from "../generated/operations.ts"
import type { Chat } from "./client.ts"
import { transfer } from "./transfer.ts"

/** An image whose bytes come from a stream. */
export interface UploadFromInput<E, R> extends Omit<UploadChatImageInput, "image"> {
  /** The bytes, however they are cut. */
  readonly image: Stream.Stream<Uint8Array, E, R>
  /** Bytes at most; default 16777216 (16 MiB). More is `InvalidRequest`, and nothing is sent. */
  readonly maxBytes?: number
}

/** The versions that have images. */
export type ImageVersion = "2024-06-05-preview"

const megabytes16 = 16 * 1024 * 1024
const piece = 64 * 1024

/** Collects the bytes and uploads them: the service wants their number before the first. */
export const uploadFrom = <E, R>(
  { image, maxBytes = megabytes16, ...input }: UploadFromInput<E, R>,
  options?: CallOptions<ImageVersion>
): Effect.Effect<UploadChatImageResult, CommunicationError | E, Chat | R> =>
  Effect.gen(function* () {
    const pieces: Array<Uint8Array> = []
    let size = 0
    yield* Stream.runForEach(image, (bytes) => {
      size += bytes.byteLength
      if (size > maxBytes)
        return Effect.fail(invalid(operations.uploadChatImage.id, "image", `expected at most ${maxBytes} bytes`))
      pieces.push(bytes)
      return Effect.void
    })
    const whole = new Uint8Array(size)
    let at = 0
    for (const bytes of pieces) {
      whole.set(bytes, at)
      at += bytes.byteLength
    }
    return yield* transfer(operations.uploadChatImage, { ...input, image: whole }, options)
  })

/** The bytes of an image, in pieces of 64 KiB at most. */
export const download = (
  input: GetChatImageInput,
  options?: CallOptions<ImageVersion>
): Stream.Stream<Uint8Array, CommunicationError, Chat> =>
  Stream.unwrap(
    Effect.map(transfer(operations.getChatImage, input, options), ({ image }) =>
      Stream.fromIterable(
        Array.from({ length: Math.ceil(image.byteLength / piece) }, (_, i) =>
          image.subarray(i * piece, (i + 1) * piece)
        )
      )
    )
  )
