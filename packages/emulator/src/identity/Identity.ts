/** ACS Identity in the local cloud: users of the resource and their tokens. */
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { identityHandlers } from "./operations/identities.ts"
import type { Users } from "./state/Users.ts"

/** Identity, for the users given. */
export const makeIdentity = (emulator: EmulatorContext, users: Users): EmulatedService => ({
  handlers: identityHandlers(emulator, users),
  controls: [],
  state: () => ({ identities: users.all().map((id) => ({ id })) }),
  reset: users.clear
})
