/**
 * The family of commands: `POST …/<verb>` that is answered without a body. What it did shows in the state of the call, not in an operation.
 */
import * as Operation from "@effect-comms/core/Operation"
import type * as Schema from "effect/Schema"
import { type ApiVersion, ApiVersions, service } from "../ApiVersion.ts"
import * as paths from "./paths.ts"

/** What a command says; see `Operation.Options`. */
interface Command<
  B extends Schema.Codec<unknown, unknown>,
  S extends Operation.Success,
  F extends Operation.FailureStatus
>
  extends
    Operation.Documentation,
    Pick<Operation.Options<ApiVersion, never, never, B, S, F>, "clouds" | "failures" | "payload" | "success"> {
  /** Default every version. */
  readonly versions?: ReadonlyArray<ApiVersion>
  /** Default `once`. */
  readonly retry?: "once" | "idempotent"
}

type NoFields = Schema.Struct<{}>

/** A place whose commands are declared by their ids and verbs. */
const commandOn =
  <P extends Schema.Codec<unknown, unknown>>({ params, path }: { readonly params: P; readonly path: string }) =>
  <
    const Id extends string,
    S extends Operation.Success,
    const F extends Operation.FailureStatus,
    B extends Schema.Codec<unknown, unknown> = NoFields
  >(
    id: Id,
    verb: string,
    { retry = "once", versions = ApiVersions.all, ...said }: Command<B, S, F>
  ): Operation.Declared<P, NoFields, B, S, Id, F> =>
    Operation.make<ApiVersion, S, Id, F, P, NoFields, B>(id, {
      ...said,
      service,
      method: "POST",
      path: `${path}/${verb}`,
      versions,
      retry,
      params
    })

/** Declares a command to a call. */
export const commandToCall = commandOn(paths.call)

/** Declares a command to a participant. */
export const commandToParticipant = commandOn(paths.participant)
