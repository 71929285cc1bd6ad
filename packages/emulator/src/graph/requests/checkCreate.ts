/** What a request to create a call must be, beyond its types: who is called by whom, for which tenant, and which meeting is joined. */
import type { Call, CallRequest, Owner } from "../state/Call.ts"
import { identifierOf } from "../state/identities.ts"
import { expectDifferent, expectNumber } from "./invited.ts"
import { invalid, sourceInvalid, tenantMismatch } from "./refusals.ts"
import { expectValues } from "./values.ts"

type Version = Call["version"]

const checkTargets = ({ source, targets = [], tenantId }: CallRequest): void => {
  expectDifferent("targets", targets)
  for (const [index, { identity }] of targets.entries()) {
    if (identifierOf(identity) === undefined)
      throw invalid(`targets[${index}].identity: expected a user, a phone or an application with an id`)
    // Bots cannot call bots.
    if (identity.application?.id !== undefined) throw tenantMismatch()
    if (identity.phone?.id === undefined) continue
    if (targets.length > 1)
      throw invalid(`targets[${index}].identity.phone: expected users in a call of several targets`)
    expectNumber(`targets[${index}]`, identity)
    if (source?.identity?.applicationInstance?.id === undefined) throw sourceInvalid()
    if (tenantId === undefined) throw tenantMismatch()
  }
}

/** The tenant that a request is for: as it says, and in beta for a meeting of a channel that of its organizer, as the examples have it. */
const tenantOf = ({ chatInfo, meetingInfo, tenantId }: CallRequest, version: Version): string | undefined => {
  if (tenantId !== undefined || version !== "beta" || meetingInfo === undefined) return tenantId
  const isOfChannel = /@thread\.(?:skype|tacv2)$/.test(chatInfo?.threadId ?? "")
  return isOfChannel && "organizer" in meetingInfo ? meetingInfo.organizer.user?.tenantId : undefined
}

/** Refuses a call that cannot be made. */
export const checkCreate = (request: CallRequest, owner: Owner, version: Version): void => {
  const { chatInfo, meetingInfo, requestedModalities, targets } = request
  const tenantId = tenantOf(request, version)
  expectValues("requestedModalities", requestedModalities, "modality")
  if ((targets === undefined) === (meetingInfo === undefined)) throw invalid("expected either targets or meetingInfo")
  // A meeting is of a tenant, which the request says beside it.
  if (meetingInfo !== undefined && tenantId === undefined) throw tenantMismatch()
  if (tenantId !== undefined && tenantId.toLowerCase() !== owner.tenantId.toLowerCase()) throw tenantMismatch()
  if (meetingInfo !== undefined && "organizer" in meetingInfo && chatInfo === undefined)
    throw invalid("chatInfo: expected beside a meeting that is named by its organizer")
  checkTargets(request)
}
