/** What this service does that no recording and no document shows, as data for the parity table. */
export const assumptions: ReadonlyArray<{ readonly id: string; readonly what: string; readonly why: string }> = [
  {
    id: "identity.unknown",
    what: "A user that was never made or is deleted is answered 404 NotFound, on delete as well; another resource's is 401 IdentityNotOwned, on a revocation too.",
    why: "The specification gives one default envelope without statuses; recorded is another resource's user for tokens and deletion."
  },
  {
    id: "identity.scopes",
    what: "A scope that the version does not list, and an empty list on issue, is answered 400 BadRequest.",
    why: "The enum is published per version; the answer to a foreign value is not."
  },
  {
    id: "identity.deleteRevokes",
    what: "Deleting a user takes its tokens back at once.",
    why: "Documented without a delay; none is known."
  }
]
