/**
 * One client for the calls of several tenants: each request carries a token of its call's tenant.
 *
 * The tenant is the one that the program says (`CurrentTenant`), else that of the call, which is known of calls that were created here, else
 * that of the call to be created, else the application's own.
 */
import type { Client } from "@effect-comms/core/Client"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import { canonicalId } from "../notifications/resourceUrl.ts"
import { CurrentTenant } from "./tenant.ts"

type GraphClient = Client<ApiVersion>

/** How many tenants, and how many calls, are remembered at most; what is forgotten costs a token, or is to be said by the program. */
const mostTenants = 1_000
const mostCalls = 100_000

const remember = <A>(map: Map<string, A>, key: string, value: A, most: number): A => {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
  return value
}

const textOf = (value: unknown, name: string): string | undefined => {
  const text: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined
  return typeof text === "string" && text !== "" ? text : undefined
}

/** A client of all tenants: `own` for the application's own, and one that `connect` makes for each of the others. */
export const ofTenants = (
  own: GraphClient,
  ownTenant: string | undefined,
  connect: (tenantId: string) => Effect.Effect<GraphClient, CommunicationError>
): GraphClient => {
  const clients = new Map<string, GraphClient>()
  const calls = new Map<string, string>()
  const home = ownTenant === undefined ? undefined : canonicalId(ownTenant)

  const clientOf = (tenantId: string | undefined): Effect.Effect<GraphClient, CommunicationError> => {
    const tenant = tenantId === undefined ? home : canonicalId(tenantId)
    if (tenant === undefined || tenant === home) return Effect.succeed(own)
    const known = clients.get(tenant)
    if (known !== undefined) return Effect.succeed(remember(clients, tenant, known, mostTenants))
    return Effect.map(
      connect(tenant),
      (client) => clients.get(tenant) ?? remember(clients, tenant, client, mostTenants)
    )
  }

  const ofCall = (input: unknown): string | undefined => {
    const id = textOf(input, "callId") ?? textOf(input, "id")
    return id === undefined ? textOf(input, "tenantId") : calls.get(canonicalId(id))
  }

  /** Notes whose a call is that was created. */
  const note = (tenant: string | undefined, answer: unknown): void => {
    const id = textOf(answer, "id")
    const known = tenant ?? textOf(answer, "tenantId")
    if (id !== undefined && known !== undefined) remember(calls, canonicalId(id), known, mostCalls)
  }

  return {
    ...own,
    invoke: (operation, input, options) =>
      Effect.flatMap(CurrentTenant, (said) => {
        const tenant = said ?? ofCall(input)
        const answer = Effect.flatMap(clientOf(tenant), (client) => client.invoke(operation, input, options))
        return operation.id === "Call_Create"
          ? Effect.tap(answer, (call) => Effect.sync(() => note(tenant, call)))
          : answer
      }),
    follow: (operation, link, options) =>
      Effect.flatMap(CurrentTenant, (said) =>
        Effect.flatMap(clientOf(said), (client) => client.follow(operation, link, options))
      )
  }
}
