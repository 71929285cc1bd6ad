/** The meeting that a call joins: its chat, and the ways to name it. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { IdentitySet } from "./Identity.ts"
import { kinds } from "./kinds.ts"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const chatInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    threadId: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the thread of the chat." }),
    messageId: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the message that the meeting is about."
    }),
    replyChainMessageId: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the message that it replies to."
    })
  }).annotate({ identifier: "chatInfo", description: "The chat of a meeting." }))()

/** The chat of a meeting. */
export interface ChatInfo extends Schema.Schema.Type<typeof chatInfo> {}
export const ChatInfo: Schema.Codec<ChatInfo, unknown> = chatInfo

const shared = /* @__PURE__ */ (() => ({
  allowConversationWithoutHost: Field.optionalOrNull(Schema.Boolean).annotate({
    description: "Whether people may talk before a host is there."
  })
}))()

const organizerMeetingInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.written("#microsoft.graph.organizerMeetingInfo"),
    ...shared,
    organizer: IdentitySet.annotate({ description: "The organizer of the meeting: a `user` with `id` and `tenantId`." })
  }).annotate({
    identifier: "organizerMeetingInfo",
    description: "A meeting named by its organizer; needs `chatInfo` beside it."
  }))()

/** A meeting named by its organizer; needs `chatInfo` beside it. */
export interface OrganizerMeetingInfo extends Schema.Schema.Type<typeof organizerMeetingInfo> {}
export const OrganizerMeetingInfo: Schema.Codec<OrganizerMeetingInfo, unknown> = organizerMeetingInfo

const tokenMeetingInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.written("#microsoft.graph.tokenMeetingInfo"),
    ...shared,
    token: Schema.String.annotate({ description: "The token to join the meeting." })
  }).annotate({ identifier: "tokenMeetingInfo", description: "A meeting named by its join token." }))()

/** A meeting named by its join token. */
export interface TokenMeetingInfo extends Schema.Schema.Type<typeof tokenMeetingInfo> {}
export const TokenMeetingInfo: Schema.Codec<TokenMeetingInfo, unknown> = tokenMeetingInfo

const joinMeetingIdMeetingInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.written("#microsoft.graph.joinMeetingIdMeetingInfo"),
    ...shared,
    joinMeetingId: Schema.String.annotate({ description: "The id that people type to join, digits without spaces." }),
    passcode: Schema.optionalKey(Schema.NullOr(Schema.String)).annotate({
      description: "The passcode of the meeting; `null` where it has none."
    })
  }).annotate({ identifier: "joinMeetingIdMeetingInfo", description: "A meeting named by the id that people type." }))()

/** A meeting named by the id that people type. */
export interface JoinMeetingIdMeetingInfo extends Schema.Schema.Type<typeof joinMeetingIdMeetingInfo> {}
export const JoinMeetingIdMeetingInfo: Schema.Codec<JoinMeetingIdMeetingInfo, unknown> = joinMeetingIdMeetingInfo

/** Distinguished by the type, or by the members that only one of them has. */
export const MeetingInfo = /* @__PURE__ */ (() =>
  kinds(
    [OrganizerMeetingInfo, "#microsoft.graph.organizerMeetingInfo", "organizer"],
    [TokenMeetingInfo, "#microsoft.graph.tokenMeetingInfo", "token"],
    [JoinMeetingIdMeetingInfo, "#microsoft.graph.joinMeetingIdMeetingInfo", "joinMeetingId", "passcode"]
  ))()
export type MeetingInfo = typeof MeetingInfo.Type

const anyMeetingInfo = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    ...shared,
    organizer: Field.optionalOrNull(IdentitySet).annotate({ description: "The organizer of the meeting." }),
    token: Field.optionalOrNull(Schema.String).annotate({ description: "The token to join the meeting." }),
    joinMeetingId: Field.optionalOrNull(Schema.String).annotate({ description: "The id that people type to join." }),
    passcode: Field.optionalOrNull(Schema.String).annotate({ description: "The passcode of the meeting." })
  }).annotate({ description: "The meeting of a call, as an answer shows it." }))()

/** The meeting that an answer shows: the members of all kinds. */
export interface AnyMeetingInfo extends Schema.Schema.Type<typeof anyMeetingInfo> {}
export const AnyMeetingInfo: Schema.Codec<AnyMeetingInfo, unknown> = anyMeetingInfo
