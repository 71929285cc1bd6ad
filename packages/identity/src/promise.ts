/**
 * Identity for programs that do not use Effect: the same functions, returning promises.
 *
 * A promise rejects with the `CommunicationError` itself. `signal` in a call's options stops the call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import type { Transport } from "@effect-comms/core/Transport"
import * as Effect from "effect/Effect"
import { clientOf, type IdentityClient } from "./generated/promise.ts"
import * as Identity from "./Identity.ts"

export type {
  CommunicationIdentityClient,
  EntraIdTokenClient,
  IdentityClient,
  TeamsExtensionClient
} from "./generated/promise.ts"

/** Options of `createIdentity`. */
export type Options = Identity.Options & {
  /** What carries requests; default `node:http` on Node, `fetch` elsewhere. */
  readonly transport?: Transport
}

/** Makes a client of a resource. Throws a `CommunicationError` when the connection string, the endpoint or the version is not valid. */
export const createIdentity = (options: Options): IdentityClient => {
  const made = Identity.make(options)
  return clientOf(
    Effect.runSync(
      options.transport === undefined ? made : Effect.provideService(made, CurrentTransport, options.transport)
    )
  )
}
