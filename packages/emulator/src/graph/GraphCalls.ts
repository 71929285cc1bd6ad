/**
 * Microsoft Graph's calls in the local cloud: calls of applications on the telephone network, what they play and record, and what
 * they are notified.
 */
import type { all } from "@effect-comms/graph-calls/operations"
import { makeBudgets } from "../service/Budgets.ts"
import type { EmulatedService } from "../service/EmulatedService.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import { type Handler, whenAsked } from "../service/Handler.ts"
import type { Network } from "../telephony/Network.ts"
import { verificationBy } from "../service/Settings.ts"
import { signer } from "./profile.ts"
import { controls } from "./controls.ts"
import { applications } from "./engine/applications.ts"
import { state } from "./inspect.ts"
import * as operations from "./operations/index.ts"
import { persistence } from "./persistence.ts"
import { filesOf } from "./recordings.ts"
import { budgetsOf, wording } from "./requests/budgets.ts"
import { type Calls, makeCalls } from "./state/Calls.ts"

/** Makes the handler of each declared operation. */
type Handlers = { readonly [Id in (typeof all)[number]["id"]]: (calls: Calls) => Handler<Id> }

/** Graph's calls. */
export const makeGraphCalls = (emulator: EmulatorContext, network: Network): EmulatedService => {
  const calls = makeCalls(emulator, network)
  network.endpoints.add(applications(calls))
  const handlers: Handlers = operations
  const budgets = makeBudgets(emulator, wording)
  return {
    handlers: whenAsked(() =>
      Object.values(handlers).map((make) => {
        const handler = make(calls)
        return budgets.within(handler, budgetsOf(handler.operation))
      })
    ),
    controls: controls(calls),
    files: filesOf(calls),
    state: () => state(calls),
    settings: (origin) => ({
      graph: {
        endpoint: origin,
        baseUrl: `${origin}/v1.0`,
        authority: origin,
        tokenUrl: `${origin}/{tenant}/oauth2/v2.0/token`,
        scope: `${origin}/.default`,
        audience: "clientId",
        ...verificationBy(signer, origin)
      }
    }),
    persistence: persistence(calls),
    reset: () => {
      calls.reset()
      budgets.reset()
    }
  }
}
