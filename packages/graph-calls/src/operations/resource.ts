/**
 * The families of operations on something that has an address: read it, list its kind, delete it. They fail with 404 where it is not there,
 * or its call is over.
 */
import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { type ApiVersion, ApiVersions, service } from "../ApiVersion.ts"
import { open } from "../schemas/open.ts"

/** Where it is. */
interface At<P extends Schema.Codec<unknown, unknown>> {
  readonly path: string
  readonly params: P
}

/** What such an operation says. */
interface Said<P extends Schema.Codec<unknown, unknown>>
  extends Operation.Documentation, Pick<Operation.Options<ApiVersion, never, never, never, {}>, "clouds"> {
  readonly at: At<P>
}

/** Declares the read of a resource of this schema. */
export const readOf = <
  const Id extends string,
  A extends Schema.Codec<unknown, unknown>,
  P extends Schema.Codec<unknown, unknown>
>(
  id: Id,
  schema: A,
  { at, ...said }: Said<P>
) =>
  Operation.make(id, {
    ...said,
    ...at,
    service,
    method: "GET",
    versions: ApiVersions.all,
    retry: "safe",
    failures: [404],
    success: { 200: schema }
  })

/** Declares the list of resources of this schema. */
export const listOf = <
  const Id extends string,
  A extends Schema.Codec<unknown, unknown>,
  P extends Schema.Codec<unknown, unknown>
>(
  id: Id,
  schema: A,
  { at, ...said }: Said<P>
) =>
  Operation.make(id, {
    ...said,
    ...at,
    service,
    method: "GET",
    versions: ApiVersions.all,
    retry: "safe",
    failures: [404],
    success: {
      200: open({
        value: Schema.Array(schema).annotate({ description: "What this page has." }),
        "@odata.nextLink": Field.optionalOrNull(Schema.String).annotate({
          description: "The link to the next page; absent on the last."
        })
      }).annotate({ identifier: `${id.replace(/_.*/, "")}Page`, description: "A page of a list." })
    }
  })

/** Declares the deletion of a resource. */
export const deletionOf = <const Id extends string, P extends Schema.Codec<unknown, unknown>>(
  id: Id,
  { at, ...said }: Said<P>
) =>
  Operation.make(id, {
    ...said,
    ...at,
    service,
    method: "DELETE",
    versions: ApiVersions.all,
    retry: "idempotent",
    failures: [404],
    success: { 204: Operation.Empty }
  })
