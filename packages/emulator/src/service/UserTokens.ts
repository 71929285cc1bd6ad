/** The access tokens of ACS users, as services ask for them; the kernel makes and judges them. */

/** A token and when it ends. */
interface IssuedToken {
  readonly token: string
  /** Milliseconds since 1970, a whole second. */
  readonly expiresAt: number
}

/** Who a token is of, or what is wrong with it. */
type ReadToken =
  | { readonly id: string; readonly scopes: ReadonlyArray<string> }
  | { readonly problem: "foreign" | "expired" | "revoked" }

/** Issues, reads and revokes tokens. */
export interface UserTokens {
  /** A token of a user by its raw id (`8:acs:…`). */
  readonly issue: (userId: string, scopes: ReadonlyArray<string>, lifetimeMinutes: number) => IssuedToken
  /** Takes back every token that the user has. */
  readonly revoke: (userId: string) => void
  readonly read: (token: string) => ReadToken
}
