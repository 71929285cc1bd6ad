/** Who is called, as the telephone network knows them: the id in an identity, whichever kind it is of. */
import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { createCall } from "@effect-comms/graph-calls/operations"

type Request = typeof createCall.payload.Type

/** Identities by kind. */
export type IdentitySet = NonNullable<Request["targets"]>[number]["identity"]

/** A telephone's number, or the id of a user or application; `undefined` when the set names nobody. */
export const partyOf = (identity: IdentitySet): string | undefined =>
  identity.phone?.id ??
  identity.user?.id ??
  identity.acsUser?.id ??
  identity.applicationInstance?.id ??
  identity.application?.id ??
  identity.guest?.id

/** The identity of somebody from the ACS side of the network. */
export const identityOf = (identifier: CommunicationIdentifier): IdentitySet => {
  const { microsoftTeamsApp, microsoftTeamsUser, phoneNumber } = identifier
  const identity = (id: string) => ({ "@odata.type": "#microsoft.graph.identity", id })
  const type = { "@odata.type": "#microsoft.graph.identitySet" }
  if (phoneNumber !== undefined) return { ...type, phone: identity(phoneNumber.value) }
  if (microsoftTeamsUser !== undefined) return { ...type, user: identity(microsoftTeamsUser.userId) }
  if (microsoftTeamsApp !== undefined) return { ...type, application: identity(microsoftTeamsApp.appId) }
  return { ...type, acsUser: identity(rawId(identifier)) }
}
