/**
 * The family of operations that act on a call connection: `POST /calling/callConnections/{callConnectionId}` and a verb.
 *
 * Each states its versions, its retry class and what only it has. Every one fails with 404 once the call is over.
 */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { service, type ApiVersion } from "../ApiVersion.ts"
import { CallConnectionPath } from "../schemas/CallConnectionId.ts"
import { operationCallbackUri, operationContext, returnedContext } from "../schemas/operationContext.ts"

type NoFields = Schema.Struct<{}>

/** What an action says; see `Operation.Options`. */
interface Action<
  B extends Schema.Codec<unknown, unknown>,
  S extends Operation.Success,
  F extends Operation.FailureStatus
> extends Pick<
  Operation.Options<ApiVersion, typeof CallConnectionPath, NoFields, B, S, F>,
  "versions" | "retry" | "payload" | "success" | Exclude<keyof Operation.Documentation, "source">
> {
  /** Those besides 404. */
  readonly failures: ReadonlyArray<F>
}

/** The body of an action under its name: its own fields and the context. */
export const request = <F extends Schema.Struct.Fields>(name: string, fields: F) =>
  Schema.Struct({ ...fields, operationContext }).annotate({ identifier: name })

/** The same with the address of its own events, in all of its versions or in these. */
export const requestWithCallback = <F extends Schema.Struct.Fields>(
  name: string,
  fields: F,
  versions?: ReadonlyArray<ApiVersion>
) =>
  Schema.Struct({
    ...fields,
    operationContext,
    operationCallbackUri:
      versions === undefined ? operationCallbackUri : operationCallbackUri.pipe(Field.versions(versions))
  }).annotate({ identifier: name })

/** The response of an action that gives the context back and nothing else. */
export const response = (name: string) =>
  Schema.Struct({ operationContext: returnedContext }).annotate({ identifier: name })

/** The page of an operation in Microsoft's reference: `CallMedia_SendDtmfTones` is "Call Media - Send Dtmf Tones". */
const sourceOf = (id: string): string => id.replace("_", " - ").replace(/(?<=[a-z])(?=[A-Z])/g, " ")

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
    source: sourceOf(id),
    service,
    method: "POST",
    path: `/calling/callConnections/{callConnectionId}${verb}`,
    params: CallConnectionPath,
    failures: [404, ...action.failures]
  })
