/** A member of a thread, as it is kept and as it is shown. */
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import type { ChatParticipant } from "@effect-comms/chat/operations"
import { type CommunicationIdentifier, fromRawId, rawId } from "@effect-comms/core/CommunicationIdentifier"

/** What a thread keeps of a member. Fields that were never given have no key in answers. */
export interface Member {
  readonly rawId: string
  displayName?: string | undefined
  shareHistoryTime: DateTimeText.DateTimeText
  roleIds?: ReadonlyArray<string> | undefined
  metadata?: Readonly<Record<string, string>> | undefined
}

/** All of the thread's history is shared from here on. */
export const wholeHistory = DateTimeText.make("1970-01-01T00:00:00Z")

/** An identifier as Chat shows it: completed from its raw id. The schema leaves `kind` out. */
export const identifierOf = (id: string): CommunicationIdentifier => fromRawId(id)

/** Raw ids compare without regard to case. */
export const keyOf = (id: string): string => id.toLowerCase()

/** A member as somebody asks for it. */
export const fromParticipant = ({ communicationIdentifier, shareHistoryTime, ...rest }: ChatParticipant): Member => ({
  rawId: rawId(communicationIdentifier),
  ...rest,
  shareHistoryTime: shareHistoryTime ?? wholeHistory
})

/** A member as answers show it. */
export const toParticipant = ({ rawId, ...rest }: Member): ChatParticipant => ({
  communicationIdentifier: identifierOf(rawId),
  ...rest
})

/** Changes what is given and leaves the rest. */
export const change = (
  member: Member,
  { displayName, metadata, roleIds, shareHistoryTime }: Omit<ChatParticipant, "communicationIdentifier">
): void => {
  if (displayName !== undefined) member.displayName = displayName
  if (shareHistoryTime !== undefined) member.shareHistoryTime = shareHistoryTime
  if (roleIds !== undefined) member.roleIds = roleIds
  if (metadata !== undefined) member.metadata = metadata
}
