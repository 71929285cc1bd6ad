/** ACS Identity in the local cloud: users of the resource and their tokens, and the principals of tenants that may use it. */
import { all } from "@effect-comms/identity/operations"
import { makeBudgets } from "../service/Budgets.ts"
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { handlersOf, whenAsked } from "../service/Handler.ts"
import { budgetsOf } from "./engine/budgets.ts"
import { makeTokens } from "./engine/Tokens.ts"
import { identityHandlers } from "./operations/identities.ts"
import { teamsHandlers } from "./operations/teams.ts"
import { persistence } from "./persistence.ts"
import { makeAssignments } from "./state/Assignments.ts"
import type { Users } from "./state/Users.ts"

/** Identity, for the users given. */
export const makeIdentity = (emulator: EmulatorContext, users: Users): EmulatedService => {
  const assignments = makeAssignments()
  const budgets = makeBudgets(emulator)
  const tokens = makeTokens(emulator, users)
  const handlers = () =>
    handlersOf(all, [...identityHandlers(emulator, users, tokens), ...teamsHandlers(emulator, assignments, tokens)])
  return {
    handlers: whenAsked(() => handlers().map((handler) => budgets.within(handler, budgetsOf(handler.operation)))),
    controls: [],
    state: () => ({ identities: users.all().map((id) => ({ id })), teamsExtensionAssignments: assignments.all() }),
    persistence: persistence(users, assignments),
    reset: () => {
      users.clear()
      assignments.clear()
      budgets.reset()
    }
  }
}
