/** What this service does that no recording and no document shows, as data for the parity table. */
import type { Assumption } from "../service/Assumption.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  {
    id: "identity.unknown",
    about: [
      "CommunicationIdentity_Delete",
      "CommunicationIdentity_Get",
      "CommunicationIdentity_IssueAccessToken",
      "CommunicationIdentity_RevokeAccessTokens"
    ],
    what: "A user that was never made or is deleted is answered 404 NotFound, on delete as well; another resource's is 401 IdentityNotOwned, on a revocation too.",
    why: "The specification gives one default envelope without statuses; recorded is another resource's user for tokens and deletion."
  },
  {
    id: "identity.scopes",
    about: ["CommunicationIdentity_Create", "CommunicationIdentity_IssueAccessToken"],
    what: "A scope that the version does not list, and an empty list on issue, is answered 400 BadRequest.",
    why: "The enum is published per version; the answer to a foreign value is not."
  },
  {
    id: "identity.deleteRevokes",
    about: ["CommunicationIdentity_Delete"],
    what: "Deleting a user takes its tokens back at once.",
    why: "Documented without a delay; none is known."
  },
  {
    id: "identity.customId",
    about: ["CommunicationIdentity_Create", "CommunicationIdentity_Get"],
    what: "A custom id has 1 to 256 characters, else 400 BadRequest; it is free again when its user is deleted.",
    why: "Recorded is that creating again answers the same user."
  },
  {
    id: "identity.teamsUser",
    about: ["CommunicationIdentity_ExchangeTeamsUserAccessToken"],
    what: "Any JWT is taken for the Entra token of a Teams user; what is none, has expired, or names another user or application, is 401 Unauthorized.",
    why: "The signature could only be checked with Entra; recorded refusals have no stable words."
  },
  {
    id: "identity.teamsExtension",
    about: ["TeamsExtensionOperations_ExchangeToken"],
    what: "The exchange needs a bearer token; without an assignment of its tenant and principal, or when that names other applications, it is 403 Forbidden. Tokens of the local cloud's own endpoint have the application as their principal.",
    why: "That an assignment is needed is documented, the answer without one is not."
  },
  {
    id: "identity.entra",
    about: ["EntraIdToken_Exchange"],
    what: "Every Entra token that the local cloud takes is exchanged, for a user of its tenant and principal; the answer has the form of the other exchanges.",
    why: "Microsoft's clients show the request and of the answer the token; who may exchange, and how that is granted, has no published operation."
  },
  {
    id: "identity.assignments",
    about: [
      "TeamsExtensionOperations_GetAssignment",
      "TeamsExtensionOperations_UpsertAssignment",
      "TeamsExtensionOperations_DeleteAssignment"
    ],
    what: "An assignment that is not there is 404 NotFound; tenants, principals and applications are GUIDs, else 400 BadRequest.",
    why: "The specification gives one default envelope without statuses."
  }
]
