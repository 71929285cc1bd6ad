/** How often Identity may be asked. Source: Service limits for Azure Communication Services, identity. */
import type { Budget } from "../../service/Budgets.ts"

const resource = () => "resource"

const byOperation: Readonly<Record<string, number>> = {
  CommunicationIdentity_Create: 1_000,
  CommunicationIdentity_Delete: 500,
  CommunicationIdentity_IssueAccessToken: 1_000,
  CommunicationIdentity_RevokeAccessTokens: 500,
  CommunicationIdentity_ExchangeTeamsUserAccessToken: 500
}

/** The budgets of an operation; those without any are not documented to have one. */
export const budgetsOf = ({ id }: { readonly id: string }): ReadonlyArray<Budget> => {
  const limit = byOperation[id]
  return limit === undefined ? [] : [{ name: id, keyOf: resource, seconds: 30, limit }]
}
