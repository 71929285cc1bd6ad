import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/DateTimeText"
import { ChatIdentifier } from "./ChatIdentifier.ts"

/** A member of a thread; history from `shareHistoryTime` on is shared with it. */
export const ChatParticipant = /* @__PURE__ */ (() =>
  Schema.Struct({
    communicationIdentifier: ChatIdentifier,
    displayName: Field.optional(Schema.String),
    shareHistoryTime: Field.optional(DateTimeText),
    roleIds: Field.optional(Schema.Array(Schema.String)).pipe(Field.versions(ApiVersions.only("2021-10-01-preview7"))),
    metadata: Field.optional(Schema.Record(Schema.String, Schema.String)).pipe(
      Field.versions(ApiVersions.from("2024-06-05-preview"))
    )
  }).annotate({ identifier: "ChatParticipant" }))()

/** A member of a thread. */
export type ChatParticipant = typeof ChatParticipant.Type
