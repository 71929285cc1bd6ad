/**
 * The family of operations that act on a call: `POST /communications/calls/{id}/<verb>`, which takes a `clientContext` besides what only
 * it has, and answers with the operation that it began. It fails with 400 in a call that is not in the state for it, and with 404 once the
 * call is over.
 */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { type ApiVersion, ApiVersions, service } from "../ApiVersion.ts"
import { ClientContext } from "../schemas/ClientContext.ts"
import { commsOperation, location } from "../schemas/CommsOperation.ts"
import { CallId } from "../schemas/ids.ts"

/** What an action says; see `Operation.Options`. */
interface Action<B extends Schema.Codec<unknown, unknown>, A extends Schema.Codec<unknown, unknown>>
  extends Operation.Documentation, Pick<Operation.Options<ApiVersion, never, never, never, {}>, "clouds"> {
  /** Default every version. */
  readonly versions?: ReadonlyArray<ApiVersion>
  /** Its body: see `request`. */
  readonly takes: B
  /** What it began: see `began`. */
  readonly answers: A
}

const params = Schema.Struct({ id: CallId })
const context = {
  clientContext: Field.optional(ClientContext).annotate({
    description:
      "A string of the client's own, unique within the call, that is returned in the response and in notifications; at most 256 characters."
  })
}

/** The body of an action under its name, with the fields that only it has. */
export const request = <F extends Schema.Struct.Fields>(name: string, fields: F) =>
  Schema.Struct({ ...fields, ...context }).annotate({ identifier: name })

/** The operation that an action began, by the name of its type in Graph, with the members that only it has. */
export const began = <F extends Schema.Struct.Fields>(type: string, fields: F) =>
  Schema.Struct({ location, ...commsOperation, ...fields }).annotate({
    identifier: type,
    description: `The operation that the request began, a \`${type}\`.`
  })

/** Declares an action by its id and its verb. */
export const actionOnCall = <
  const Id extends string,
  B extends Schema.Codec<unknown, unknown>,
  A extends Schema.Codec<unknown, unknown>
>(
  id: Id,
  verb: string,
  { answers, takes, versions = ApiVersions.all, ...said }: Action<B, A>
) =>
  Operation.make(id, {
    ...said,
    service,
    method: "POST",
    path: `/communications/calls/{id}/${verb}`,
    versions,
    retry: "once",
    params,
    payload: takes,
    success: { 200: answers },
    failures: [400, 404]
  })
