/**
 * Identity for programs that do not use Effect: the same functions, returning promises.
 *
 * A promise rejects with the `CommunicationError` itself. `signal` in a call's options stops the call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as PromiseDoor from "@effect-comms/core/internal/PromiseDoor"
import type { Transport } from "@effect-comms/core/Transport"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as CommunicationIdentity from "./CommunicationIdentity.ts"
import * as Identity from "./Identity.ts"

/** Options of `createIdentity`. */
export type Options = Identity.Options & {
  /** What carries requests; default `node:http` on Node, `fetch` elsewhere. */
  readonly transport?: Transport
}

/** Makes a client of a resource. Throws a `CommunicationError` when the connection string, endpoint or version is none. */
export const createIdentity = (options: Options) => {
  const made = Identity.make(options)
  const client = Effect.runSync(
    options.transport === undefined ? made : Effect.provideService(made, CurrentTransport, options.transport)
  )
  const { call } = PromiseDoor.make(Context.make(Identity.Identity, client))
  return {
    communicationIdentity: {
      create: call(CommunicationIdentity.create),
      issueAccessToken: call(CommunicationIdentity.issueAccessToken),
      revokeAccessTokens: call(CommunicationIdentity.revokeAccessTokens),
      delete: call(CommunicationIdentity.delete)
    }
  }
}

/** The client of Identity of programs that do not use Effect. */
export type IdentityClient = ReturnType<typeof createIdentity>
