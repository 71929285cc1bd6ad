/** What of Chat outlives the process: threads with their members, messages, receipts and images. Connections do not. */
import { ChatMessage, ChatRetentionPolicy } from "@effect-comms/chat/operations"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import * as Schema from "effect/Schema"
import type { Persistence } from "../service/Persistence.ts"
import type { ChatState } from "./engine/ChatState.ts"
import { retain } from "./engine/Retention.ts"
import { makeHistory } from "./state/History.ts"
import { keyOf } from "./state/Member.ts"
import type { Thread } from "./state/Thread.ts"

const texts = Schema.optionalKey(Schema.Record(Schema.String, Schema.String))

const Saved = Schema.Struct({
  threads: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      topic: Schema.String,
      createdAt: Schema.Number,
      createdBy: Schema.String,
      metadata: texts,
      retentionPolicy: Schema.optionalKey(ChatRetentionPolicy),
      members: Schema.Array(
        Schema.Struct({
          rawId: Schema.String,
          displayName: Schema.optionalKey(Schema.String),
          shareHistoryTime: Schema.String,
          roleIds: Schema.optionalKey(Schema.Array(Schema.String)),
          metadata: texts
        })
      ),
      messages: Schema.Array(ChatMessage),
      receipts: Schema.Array(Schema.Struct({ rawId: Schema.String, messageId: Schema.String, readAt: Schema.Number })),
      images: Schema.Array(
        Schema.Struct({
          id: Schema.String,
          /** In base64. */
          bytes: Schema.String,
          type: Schema.String,
          name: Schema.optionalKey(Schema.String),
          by: Schema.String
        })
      )
    })
  )
})
const encode = Schema.encodeSync(Saved)
const decode = Schema.decodeUnknownSync(Saved)

type SavedThread = (typeof Saved.Type)["threads"][number]

/** Without the members that are `undefined`. */
const saved = ({
  createdAt,
  createdBy,
  history,
  id,
  images,
  members,
  metadata,
  receipts,
  retentionPolicy,
  topic
}: Thread): SavedThread => ({
  id,
  topic,
  createdAt,
  createdBy,
  ...(metadata === undefined ? {} : { metadata }),
  ...(retentionPolicy === undefined ? {} : { retentionPolicy }),
  members: [...members.values()].map(({ displayName, metadata, rawId, roleIds, shareHistoryTime }) => ({
    rawId,
    shareHistoryTime: String(shareHistoryTime),
    ...(displayName === undefined ? {} : { displayName }),
    ...(roleIds === undefined ? {} : { roleIds }),
    ...(metadata === undefined ? {} : { metadata })
  })),
  messages: history.all(),
  receipts: [...receipts.values()],
  images: [...images.values()].map(({ by, bytes, id, name, type }) => ({
    id,
    bytes: Buffer.from(bytes).toString("base64"),
    type,
    ...(name === undefined ? {} : { name }),
    by
  }))
})

const restored = ({
  createdAt,
  createdBy,
  id,
  images,
  members,
  messages,
  metadata,
  receipts,
  topic
}: SavedThread): Thread => ({
  id,
  topic,
  createdAt,
  createdBy,
  metadata,
  members: new Map(
    members.map((member) => [
      keyOf(member.rawId),
      { ...member, shareHistoryTime: DateTimeText.make(member.shareHistoryTime) }
    ])
  ),
  history: makeHistory([...messages]),
  receipts: new Map(receipts.map((receipt) => [keyOf(receipt.rawId), receipt])),
  images: new Map(
    images.map(({ bytes, name, ...image }) => [image.id, { ...image, name, bytes: Buffer.from(bytes, "base64") }])
  )
})

/** Keeps the threads. */
export const persistence = (chat: ChatState): Persistence => ({
  name: "chat",
  save: () => encode({ threads: [...chat.threads.values()].map(saved) }),
  restore: (kept) => {
    for (const each of decode(kept).threads) {
      const thread = restored(each)
      chat.threads.set(thread.id, thread)
      if (each.retentionPolicy !== undefined)
        retain(chat.emulator.network, thread, each.retentionPolicy, () => chat.remove(thread, thread.createdBy, true))
    }
    return undefined
  }
})
