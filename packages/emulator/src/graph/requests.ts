/** What a request to create a call must be, beyond its types: who is called by whom, and which meeting is joined. */
import type { CallRequest, Owner } from "./Call.ts"
import { partyOf } from "./parties.ts"
import { invalid, sourceInvalid, tenantMismatch } from "./refusals.ts"

const e164 = /^\+[1-9]\d{1,14}$/

const checkTargets = ({ source, targets = [], tenantId }: CallRequest): void => {
  for (const [index, { identity }] of targets.entries()) {
    const party = partyOf(identity)
    if (party === undefined || party === "")
      throw invalid(`targets[${index}].identity: expected a user, a phone or an application with an id`)
    if (identity.phone?.id === undefined) continue
    if (targets.length > 1)
      throw invalid(`targets[${index}].identity.phone: expected users in a call of several targets`)
    if (!e164.test(identity.phone.id)) throw invalid(`targets[${index}].identity.phone.id: expected a number in E.164`)
    if (source?.identity?.applicationInstance?.id === undefined) throw sourceInvalid()
    if (tenantId === undefined) throw tenantMismatch()
  }
}

/** Refuses a call that cannot be made. */
export const checkCreate = (request: CallRequest, owner: Owner): void => {
  const { chatInfo, meetingInfo, requestedModalities, targets, tenantId } = request
  if (requestedModalities.length === 0) throw invalid("requestedModalities: expected at least one")
  if ((targets === undefined) === (meetingInfo === undefined)) throw invalid("expected either targets or meetingInfo")
  if (tenantId !== undefined && tenantId.toLowerCase() !== owner.tenantId.toLowerCase()) throw tenantMismatch()
  if (meetingInfo !== undefined && "organizer" in meetingInfo && chatInfo === undefined)
    throw invalid("chatInfo: expected beside a meeting that is named by its organizer")
  checkTargets(request)
}
