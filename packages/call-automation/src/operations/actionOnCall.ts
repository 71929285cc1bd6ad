/**
 * The family of operations that act on a call connection: `POST /calling/callConnections/{callConnectionId}` and a verb.
 *
 * Each states its versions, its retry class and what only it has. Every one fails with 404 once the call is over.
 */
import * as Operation from "@effect-comms/core/Operation"
import type * as Schema from "effect/Schema"
import { service, type ApiVersion } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"

type NoFields = Schema.Struct<{}>

/** What an action says; see `Operation.Options`. */
interface Action<
  B extends Schema.Codec<unknown, unknown>,
  S extends Operation.Success,
  F extends Operation.FailureStatus
> extends Pick<
  Operation.Options<ApiVersion, typeof CallConnectionPath, NoFields, B, S, F>,
  "versions" | "retry" | "payload" | "success" | keyof Operation.Documentation
> {
  /** Those besides 404. */
  readonly failures: ReadonlyArray<F>
}

/** Declares an action; the verb is what follows the connection's id in the path, such as `:play` or `/participants:add`. */
export const actionOnCall = <
  S extends Operation.Success,
  const Id extends string,
  const F extends Operation.FailureStatus,
  B extends Schema.Codec<unknown, unknown> = NoFields
>(
  id: Id,
  verb: `:${string}` | `/participants:${string}`,
  action: Action<B, S, F>
): Operation.Declared<typeof CallConnectionPath, NoFields, B, S, Id, F | 404> =>
  Operation.make<ApiVersion, S, Id, F | 404, typeof CallConnectionPath, NoFields, B>(id, {
    ...action,
    service,
    method: "POST",
    path: `/calling/callConnections/{callConnectionId}${verb}`,
    params: CallConnectionPath,
    failures: [404, ...action.failures]
  })
