/** What of the tokens outlives the process: those of users stay good or revoked, those of applications good. */
import * as Schema from "effect/Schema"
import type { Persistence } from "../service/Persistence.ts"
import type { ApplicationTokens } from "./credentials/ApplicationTokens.ts"
import { type OwnedUserTokens, Saved as UserTokens } from "./credentials/UserTokens.ts"

const Saved = Schema.Struct({
  users: UserTokens,
  /** In base64. */
  applications: Schema.String.check(Schema.isMinLength(40))
})
const decode = Schema.decodeUnknownSync(Saved)

/** Keeps the secrets of tokens, and what was revoked. */
export const persistence = (userTokens: OwnedUserTokens, applicationTokens: ApplicationTokens): Persistence => ({
  name: "tokens",
  save: (): typeof Saved.Type => ({ users: userTokens.save(), applications: applicationTokens.save() }),
  restore: (saved) => {
    const { applications, users } = decode(saved)
    userTokens.restore(users)
    applicationTokens.restore(applications)
    return undefined
  }
})
