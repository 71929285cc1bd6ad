/** Who is called, as the telephone network and as Graph know them: identifiers and identities, whichever kind they are of. */
import { type CommunicationIdentifier, fromRawId, rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { createCall } from "@effect-comms/graph-calls/operations"
import { ofRawId } from "../../telephony/Identifier.ts"

type Request = typeof createCall.payload.Type

/** Identities by kind. */
export type IdentitySet = NonNullable<Request["targets"]>[number]["identity"]

/** The kinds of a set that name somebody, and how the network writes their ids. */
const kinds = [
  ["phone", (id: string) => `4:${id}`],
  ["user", (id: string) => `8:orgid:${id}`],
  ["acsUser", (id: string) => (id.startsWith("8:") ? id : `8:acs:${id}`)],
  ["azureCommunicationServicesUser", (id: string) => (id.startsWith("8:") ? id : `8:acs:${id}`)],
  ["applicationInstance", (id: string) => `28:orgid:${id}`],
  ["application", (id: string) => `28:orgid:${id}`],
  ["guest", (id: string) => `8:teamsvisitor:${id}`],
  ["encrypted", (id: string) => `8:encrypted:${id}`],
  ["onPremises", (id: string) => `8:sfb:${id}`],
  ["acsApplicationInstance", (id: string) => `28:acs:${id}`],
  ["spoolUser", (id: string) => `8:spool:${id}`],
  ["spoolApplicationInstance", (id: string) => `28:spool:${id}`]
] as const

/** Who a set names on the network; `undefined` when it names nobody. */
export const identifierOf = (identity: IdentitySet): CommunicationIdentifier | undefined => {
  for (const [kind, raw] of kinds) {
    const id = identity[kind]?.id
    if (id !== undefined && id !== "") return ofRawId(raw(id))
  }
  return undefined
}

/** An application on the network, by its client id. */
export const applicationIdentifier = (clientId: string): CommunicationIdentifier => ofRawId(`28:orgid:${clientId}`)

const type = { "@odata.type": "#microsoft.graph.identitySet" }
const identity = (id: string) => ({ "@odata.type": "#microsoft.graph.identity", id })

/** An application, by its client id. */
export const applicationIdentity = (clientId: string): IdentitySet => ({ ...type, application: identity(clientId) })

/** The identity of somebody on the network whom no request of Graph named. */
export const identityOf = (identifier: CommunicationIdentifier): IdentitySet => {
  const { microsoftTeamsApp, microsoftTeamsUser, phoneNumber } = fromRawId(rawId(identifier))
  if (phoneNumber !== undefined) return { ...type, phone: identity(phoneNumber.value) }
  if (microsoftTeamsUser?.isAnonymous === true) return { ...type, guest: identity(microsoftTeamsUser.userId) }
  if (microsoftTeamsUser !== undefined) return { ...type, user: identity(microsoftTeamsUser.userId) }
  if (microsoftTeamsApp !== undefined) return { ...type, application: identity(microsoftTeamsApp.appId) }
  return { ...type, acsUser: identity(rawId(identifier)) }
}
