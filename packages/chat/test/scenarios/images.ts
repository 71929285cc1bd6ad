/** Scenarios of images. Their bytes are text, so that a contract shows them. */
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { regex } from "@effect-comms/core/test/contract/Matching.ts"
import * as operations from "../../src/generated/operations.ts"
import { alex, as, byStranger, chatThreadId, thread } from "./given.ts"
import type { ScenarioOf } from "./Scenario.ts"

const image = Buffer.from("GIF89a, and what is in an image")
const imageId = "0-eus-d2-fb42e272282ebb6ef76a3aedd1974433"
const name = "sample.gif"
const upload = { chatThreadId, image, imageFilename: name }

const uploaded = executed(operations.uploadChatImage, upload, { status: 201, body: { id: imageId } })

const ofNone = {
  cause: "that is not there",
  given: [thread],
  code: "NotFound",
  message: "The chat image was not found."
}

export const uploadChatImage: ScenarioOf<"uploadChatImage"> = {
  to: "upload an image",
  given: [thread],
  input: upload,
  answer: {
    status: 201,
    body: { id: regex("^\\d+-\\w+-\\w+-[0-9a-f]{32}$", imageId), attachmentType: "image", name }
  },
  effect: [
    {
      read: "getChatImage",
      input: { chatThreadId, imageId, imageViewType: "original" },
      status: 200,
      body: { image, contentType: "image/gif" }
    }
  ],
  failures: {
    400: [
      {
        cause: "that is none",
        input: { chatThreadId, image: Buffer.from("hello") },
        code: "BadRequest",
        message: "chatImageFile: expected an image"
      }
    ],
    403: [byStranger]
  }
}

export const getChatImage: ScenarioOf<"getChatImage"> = {
  to: "get an image",
  given: [thread, uploaded],
  input: { chatThreadId, imageId, imageViewType: "small" },
  answer: { status: 200, body: { image, contentType: "image/gif" } },
  failures: { 403: [byStranger], 404: [ofNone] }
}

export const deleteChatImage: ScenarioOf<"deleteChatImage"> = {
  to: "delete an image",
  given: [thread, uploaded],
  input: { chatThreadId, imageId },
  answer: { status: 204 },
  effect: [
    {
      read: "getChatImage",
      input: { chatThreadId, imageId, imageViewType: "original" },
      status: 404,
      code: "NotFound"
    }
  ],
  failures: {
    403: [
      {
        cause: "that somebody else has uploaded",
        given: [thread, uploaded, as(alex)],
        code: "Forbidden",
        message: "User is not allowed to perform specified action."
      }
    ],
    404: [ofNone]
  }
}
