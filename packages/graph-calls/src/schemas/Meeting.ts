/** The meeting that a call joins: its chat, and the ways to name it. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { beta } from "../ApiVersion.ts"
import { IdentitySet } from "./Identity.ts"
import * as OData from "./odataType.ts"

const chatInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    threadId: Field.optional(Schema.String),
    messageId: Field.optional(Schema.String),
    replyChainMessageId: Field.optional(Schema.String)
  }).annotate({ identifier: "chatInfo" }))()

/** The chat of a meeting. */
export interface ChatInfo extends Schema.Schema.Type<typeof chatInfo> {}
export const ChatInfo: Schema.Codec<ChatInfo, unknown> = chatInfo

const shared = /* @__PURE__ */ (() => ({
  allowConversationWithoutHost: Field.optional(Schema.Boolean).pipe(Field.versions(beta))
}))()

const organizerMeetingInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.written("#microsoft.graph.organizerMeetingInfo"),
    ...shared,
    organizer: IdentitySet
  }).annotate({ identifier: "organizerMeetingInfo" }))()

/** A meeting named by its organizer; needs `chatInfo` beside it. */
export interface OrganizerMeetingInfo extends Schema.Schema.Type<typeof organizerMeetingInfo> {}
const OrganizerMeetingInfo: Schema.Codec<OrganizerMeetingInfo, unknown> = organizerMeetingInfo

const tokenMeetingInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.written("#microsoft.graph.tokenMeetingInfo"),
    ...shared,
    token: Schema.String
  }).annotate({ identifier: "tokenMeetingInfo" }))()

/** A meeting named by its join token. */
export interface TokenMeetingInfo extends Schema.Schema.Type<typeof tokenMeetingInfo> {}
const TokenMeetingInfo: Schema.Codec<TokenMeetingInfo, unknown> = tokenMeetingInfo

const joinMeetingIdMeetingInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.written("#microsoft.graph.joinMeetingIdMeetingInfo"),
    ...shared,
    joinMeetingId: Schema.String,
    passcode: Schema.optionalKey(Schema.NullOr(Schema.String))
  }).annotate({ identifier: "joinMeetingIdMeetingInfo" }))()

/** A meeting named by the id that people type. */
export interface JoinMeetingIdMeetingInfo extends Schema.Schema.Type<typeof joinMeetingIdMeetingInfo> {}
const JoinMeetingIdMeetingInfo: Schema.Codec<JoinMeetingIdMeetingInfo, unknown> = joinMeetingIdMeetingInfo

/** Told apart by the member that only one of them has. */
export const MeetingInfo = /* @__PURE__ */ (() =>
  Schema.Union([OrganizerMeetingInfo, TokenMeetingInfo, JoinMeetingIdMeetingInfo]))()
export type MeetingInfo = typeof MeetingInfo.Type

const anyMeetingInfo = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    allowConversationWithoutHost: Field.optional(Schema.Boolean),
    organizer: Field.optional(IdentitySet),
    token: Field.optional(Schema.String),
    joinMeetingId: Field.optional(Schema.String),
    passcode: Field.optional(Schema.String)
  }))()

/** The meeting that an answer shows: the members of all kinds. */
export interface AnyMeetingInfo extends Schema.Schema.Type<typeof anyMeetingInfo> {}
export const AnyMeetingInfo: Schema.Codec<AnyMeetingInfo, unknown> = anyMeetingInfo
