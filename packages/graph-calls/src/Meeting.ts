/**
 * Meetings to join, as `Call.create` takes them: by their link, by the id that people type, by their chat, and by a token.
 *
 * Nothing here asks anybody: a link is read as it is. Graph joins a meeting only in its tenant, which a short link does not name.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { ChatInfo, JoinMeetingIdMeetingInfo, OrganizerMeetingInfo, TokenMeetingInfo } from "./generated/models.ts"

/** What `Call.create` takes of a meeting: put it beside the address of the callback and the media. */
export interface Meeting {
  /** The meeting itself. */
  readonly meetingInfo: OrganizerMeetingInfo | TokenMeetingInfo | JoinMeetingIdMeetingInfo
  /** Its chat, where the meeting is named by its organizer. */
  readonly chatInfo?: ChatInfo
  /** Its tenant, without which Graph refuses to join (403, code 7505). */
  readonly tenantId?: string
}

/** A link that is not that of a meeting. */
export class MeetingUrlError extends Data.TaggedError("MeetingUrlError")<{
  /** Which part of the link, such as `context.Tid`; `url` for the link itself. */
  readonly part: string
  /** What was expected there; never the link, which may have a passcode. */
  readonly expected: string
}> {
  override get message(): string {
    return `${this.part}: ${this.expected}`
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** The tenant of a meeting, where it is known. */
export interface Tenant {
  /** The tenant's id. */
  readonly tenantId?: string | undefined
}

const inTenant = ({ tenantId }: Tenant): Tenant & { readonly tenantId?: string } =>
  tenantId === undefined ? {} : { tenantId }

const isText = (value: unknown): value is string => typeof value === "string"

/** The id that people type to join a meeting. */
export interface ById extends Tenant {
  /** The id; spaces between its digits do not matter. */
  readonly joinMeetingId: string
  /** The passcode, where the meeting has one. */
  readonly passcode?: string | null | undefined
}

/** A meeting by the id that people type, and its passcode. */
export const byId = ({ joinMeetingId, passcode, ...tenant }: ById): Meeting => ({
  meetingInfo: {
    "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
    // What is no text is left to `Call.create`, which says so.
    joinMeetingId: isText(joinMeetingId) ? joinMeetingId.replaceAll(/\s/g, "") : joinMeetingId,
    passcode: passcode === undefined || passcode === "" ? null : passcode
  },
  ...inTenant(tenant)
})

/** The chat of a meeting and its organizer. */
export interface ByChat {
  /** The id of the thread of the chat, such as `19:meeting_…@thread.v2`. */
  readonly threadId: string
  /** The id of the message that the meeting is about; default `0`, which a scheduled meeting outside of channels has. */
  readonly messageId?: string | undefined
  /** The id of the message that it replies to, in a channel. */
  readonly replyChainMessageId?: string | undefined
  /** The id of the user who organizes the meeting. */
  readonly organizerId: string
  /** The tenant of the organizer, and of the meeting. */
  readonly tenantId: string
}

/** A meeting by its chat and its organizer. */
export const byChat = ({ messageId = "0", organizerId, replyChainMessageId, tenantId, threadId }: ByChat): Meeting => ({
  chatInfo: {
    "@odata.type": "#microsoft.graph.chatInfo",
    threadId,
    messageId,
    ...(replyChainMessageId === undefined ? {} : { replyChainMessageId })
  },
  meetingInfo: {
    "@odata.type": "#microsoft.graph.organizerMeetingInfo",
    organizer: {
      "@odata.type": "#microsoft.graph.identitySet",
      user: { "@odata.type": "#microsoft.graph.identity", id: organizerId, tenantId }
    }
  },
  tenantId
})

/** A meeting by its join token, such as an incoming call has it in `meetingInfo`. */
export const byToken = (token: string, tenant: Tenant = {}): Meeting => ({
  meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token },
  ...inTenant(tenant)
})

const failed = (part: string, expected: string) => Result.fail(new MeetingUrlError({ part, expected }))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A part of a path; some programs that pass links on escape them once more. */
const plain = (text: string): string | undefined => {
  try {
    const once = decodeURIComponent(text)
    return /%[0-9a-f]{2}/i.test(once) ? decodeURIComponent(once) : once
  } catch {
    return undefined
  }
}

const long = /\/meetup-join\/([^/]+)\/([^/]+)\/?$/i
const short = /\/meet\/([^/]+)\/?$/i

/**
 * The meeting of a link to join it: the long form (`…/l/meetup-join/{thread}/{message}?context=…`), which names its tenant, or the short
 * one (`…/meet/{id}?p={passcode}`), which does not: give `tenantId` with it.
 *
 * Fails with `MeetingUrlError` when it is neither, or lacks something.
 */
export const fromUrl = (url: string, tenant: Tenant = {}): Result.Result<Meeting, MeetingUrlError> => {
  if (!isText(url)) return failed("url", "expected a string, the link of a meeting")
  // An older form, and what the address bar of Teams shows, have their path behind a hash.
  const parsed = URL.parse(url.replace(/\/(?:_|v2\/?(?:\?[^#]*)?)#\//, "/"))
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return failed("url", "expected the link of a meeting")
  const { pathname, searchParams } = parsed
  const [, joinMeetingId] = short.exec(pathname) ?? []
  if (joinMeetingId !== undefined) {
    const id = plain(joinMeetingId) ?? ""
    if (!/^[\d\s]+$/.test(id)) return failed("url", "expected the digits of the meeting's id after /meet/")
    return Result.succeed(byId({ joinMeetingId: id, passcode: searchParams.get("p"), ...tenant }))
  }
  const [, thread = "", message = ""] = long.exec(pathname) ?? []
  const threadId = plain(thread)
  const messageId = plain(message)
  if (!threadId || !messageId) return failed("url", "expected a path with /l/meetup-join/ or /meet/")
  return ofContext(searchParams.get("context"), threadId, messageId, tenant)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ofContext = (
  text: string | null,
  threadId: string,
  messageId: string,
  tenant: Tenant
): Result.Result<Meeting, MeetingUrlError> => {
  if (text === null) return failed("context", "is required")
  const context = parse(text) ?? parse(plain(text) ?? "")
  if (!isRecord(context)) return failed("context", "expected an object of JSON")
  const members = new Map(Object.entries(context).map(([name, value]) => [name.toLowerCase(), value]))
  const of = (name: string): string | undefined => {
    const value = members.get(name.toLowerCase())
    return typeof value === "string" && value !== "" ? value : undefined
  }
  const organizerId = of("Oid")
  const tenantId = of("Tid") ?? tenant.tenantId
  if (organizerId === undefined) return failed("context.Oid", "expected the id of the organizer")
  if (tenantId === undefined) return failed("context.Tid", "expected the id of the tenant")
  return Result.succeed(byChat({ threadId, messageId, replyChainMessageId: of("MessageId"), organizerId, tenantId }))
}
