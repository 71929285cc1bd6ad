/** For whom tokens are issued, with which scopes and for how long. The tokens themselves are the kernel's. */
import type { AccessToken } from "@effect-comms/identity/operations"
import * as Redacted from "effect/Redacted"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import { refuse } from "../requests/refusals.ts"
import { dateText } from "../state/dateText.ts"
import type { Users } from "../state/Users.ts"

/** How long a token is valid by default. Source: Communication Identity - Create. */
const defaultMinutes = 1440

/** The scopes that a version knows, in Microsoft's order. */
const scopesOf = (version: string): ReadonlyArray<string> =>
  version === "2022-10-01" ? ["chat", "voip"] : ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"]

/** Issues tokens. */
export interface Tokens {
  /** Refuses scopes that a version does not know, in the name of the field that has them. */
  readonly check: (field: string, scopes: ReadonlyArray<string>, version: string) => void
  readonly issue: (id: string, scopes: ReadonlyArray<string>, minutes?: number) => AccessToken
}

/** The tokens of the users given, and of Teams users, who are none of them. */
export const makeTokens = ({ journal, userTokens, wall }: EmulatorContext, users: Users): Tokens => ({
  check: (field, scopes, version) => {
    const known = scopesOf(version)
    for (const scope of scopes)
      if (!known.includes(scope)) throw refuse(`${field}: expected scopes of ${known.join(", ")} in version ${version}`)
  },
  issue: (id, scopes, minutes = defaultMinutes) => {
    const { expiresAt, token } = userTokens.issue(id, scopes, minutes)
    const user = users.get(id)
    if (user !== undefined) user.lastTokenIssuedAt = wall()
    journal.write({ kind: "state", name: "token issued", data: { id, scopes, expiresOn: dateText(expiresAt) } })
    return { token: Redacted.make(token), expiresOn: dateText(expiresAt) }
  }
})
