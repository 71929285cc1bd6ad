/** The tenant whose token authorizes requests, of an application that is used in several. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** The tenant of the requests of a program or a part of it; by default the client finds it out. */
export const CurrentTenant = Context.Reference<string | undefined>("@effect-comms/graph-calls/CurrentTenant", {
  defaultValue: () => undefined
})

/** Performs a program's requests with tokens of a tenant: that of the calls that it is about. */
export const inTenant =
  (tenantId: string | undefined) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    tenantId === undefined ? effect : Effect.provideService(effect, CurrentTenant, tenantId)
