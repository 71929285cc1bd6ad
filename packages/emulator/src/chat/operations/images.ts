/** The images of a thread: uploaded, shown and deleted. */
import { deleteChatImage, getChatImage, uploadChatImage } from "@effect-comms/chat/operations"
import { randomBytes } from "node:crypto"
import { on } from "../../service/Handler.ts"
import { keyOf } from "../state/Member.ts"
import { imageType } from "../requests/imageType.ts"
import { badRequest, forbidden, notFound } from "../requests/refusals.ts"
import { type Image, locationOf, type Thread } from "../state/Thread.ts"
import type { ChatState } from "../engine/ChatState.ts"

const imageOf = (thread: Thread, id: string): Image => {
  const image = thread.images.get(id)
  if (image === undefined) throw notFound("chat image")
  return image
}

/** An id as Microsoft's examples show them: `0-eus-d2-` and 32 hexadecimal digits. */
const imageId = (): string => `0-loc-d1-${randomBytes(16).toString("hex")}`

/** The operations on images. */
export const imageHandlers = (chat: ChatState) => {
  const { journal } = chat.emulator

  return [
    on(uploadChatImage, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const { image: bytes, imageFilename: name } = payload
      const type = imageType(bytes)
      if (type === undefined) throw badRequest("chatImageFile: expected an image of JPEG, PNG, GIF, HEIC or WebP")
      // The bytes of a request may be a part of what a connection reads into.
      const image: Image = { id: imageId(), bytes: Uint8Array.from(bytes), type, name, by: me.rawId }
      thread.images.set(image.id, image)
      journal.write({
        kind: "state",
        name: "image uploaded",
        data: { threadId: thread.id, imageId: image.id, type, bytes: bytes.length }
      })
      return {
        status: 201,
        body: { id: image.id, attachmentType: "image", ...(name === undefined ? {} : { name }) },
        headers: { location: `${locationOf(context.origin, thread)}/images/${image.id}` }
      }
    }),

    on(getChatImage, ({ params }, context) => {
      const { thread } = chat.enter(params.chatThreadId, context)
      const { imageViewType: view } = params
      if (view !== "original" && view !== "small") throw badRequest("imageViewType: expected original or small")
      const { bytes, type } = imageOf(thread, params.imageId)
      return { status: 200, body: { image: bytes, contentType: type } }
    }),

    on(deleteChatImage, ({ params }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const image = imageOf(thread, params.imageId)
      if (keyOf(image.by) !== keyOf(me.rawId)) throw forbidden()
      thread.images.delete(image.id)
      journal.write({ kind: "state", name: "image deleted", data: { threadId: thread.id, imageId: image.id } })
      return { status: 204, body: undefined }
    })
  ]
}
