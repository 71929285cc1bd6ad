import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/schemas"
import { ChatIdentifier } from "./ChatIdentifier.ts"
import type * as models from "../generated/models.ts"

/** A member of a thread; history from `shareHistoryTime` on is shared with it. */
export const ChatParticipant: Schema.Codec<models.ChatParticipant, unknown> = /* @__PURE__ */ (() =>
  Schema.Struct({
    communicationIdentifier: ChatIdentifier,
    displayName: Field.optional(Schema.String).annotate({
      description: "The name shown to others; it is not checked."
    }),
    shareHistoryTime: Field.optional(DateTimeText).annotate({
      description: "The time from which history is shared with the member; default the time of joining."
    }),
    roleIds: Field.optional(Schema.Array(Schema.String))
      .annotate({ description: "The roles of the member." })
      .pipe(Field.versions(ApiVersions.only("2021-10-01-preview7"))),
    metadata: Field.optional(Schema.Record(Schema.String, Schema.String))
      .annotate({ description: "Values of the application, by name." })
      .pipe(Field.versions(ApiVersions.from("2024-06-05-preview")))
  }).annotate({ identifier: "ChatParticipant", description: "A member of a thread." }))()

/** A member of a thread. */
export type ChatParticipant = typeof ChatParticipant.Type
