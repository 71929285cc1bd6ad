/** What this service does that no recording and no document shows, as data for the parity table. */
import type { Assumption } from "../service/Assumption.ts"

export const assumptions: ReadonlyArray<Assumption> = [
  {
    id: "identity.unknown",
    about: [
      "CommunicationIdentity_Delete",
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
  }
]
