/** ACS Identity in the local cloud: users of the resource and their tokens. */
import { all } from "@effect-comms/identity/operations"
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { handlersOf } from "../service/Handler.ts"
import { identityHandlers } from "./operations/identities.ts"
import type { Users } from "./state/Users.ts"

/** Identity, for the users given. */
export const makeIdentity = (emulator: EmulatorContext, users: Users): EmulatedService => ({
  handlers: handlersOf(all, identityHandlers(emulator, users)),
  controls: [],
  state: () => ({ identities: users.all().map((id) => ({ id })) }),
  reset: users.clear
})
