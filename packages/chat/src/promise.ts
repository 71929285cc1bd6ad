/**
 * Chat for programs that do not use Effect: the same functions, returning promises, and async iterables for lists.
 *
 * A promise rejects with the `CommunicationError` or `PartialFailure` itself. `signal` in a call's options stops the call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import type { Transport } from "@effect-comms/core/Transport"
import * as Effect from "effect/Effect"
import * as Chat from "./Chat.ts"
import { type ChatClient, clientOf } from "./generated/promise.ts"

export type { ChatClient, ChatThreadClient } from "./generated/promise.ts"

/** Options of `createChat`. */
export type Options = Chat.Options & {
  /** What carries requests; default `node:http` on Node, `fetch` elsewhere. */
  readonly transport?: Transport
}

/** Makes a client of one user. Throws a `CommunicationError` when the endpoint or the version is not valid. */
export const createChat = (options: Options): ChatClient => {
  const made = Chat.make(options)
  return clientOf(
    Effect.runSync(
      options.transport === undefined ? made : Effect.provideService(made, CurrentTransport, options.transport)
    )
  )
}
