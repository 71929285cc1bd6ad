/**
 * What a service package declares, in the few words the check needs.
 *
 * It is not core's `Operation`: it is what can be compared with a table, and `fromOperation` makes it out of one.
 */
import type { Bounds, ServiceName } from "./Model.ts"

/** A field of a request, an answer or an event. */
export interface DeclaredField {
  readonly name: string
  readonly required: boolean
  /** The versions that have it. */
  readonly versions: ReadonlyArray<string>
  /** `string`, `string:date-time`, `number`, `integer`, `boolean`, `object` or `any`, with `[]` for an array of them; left out: not compared. */
  readonly type?: string
  /** The known values of an open enum; left out: not compared. */
  readonly values?: ReadonlyArray<string>
  /** The bounds of a number, a string or a list; left out: none. */
  readonly bounds?: Bounds
  /** The fields of the object, or of each object in the array; left out: not compared. */
  readonly fields?: ReadonlyArray<DeclaredField>
}

/** One success status. */
export interface DeclaredSuccess {
  readonly versions: ReadonlyArray<string>
  /** The name Microsoft gives the body's schema. */
  readonly schemaName?: string
  /** The fields of the body; neither a name nor fields: no body. */
  readonly fields?: ReadonlyArray<DeclaredField>
  /** Response headers that the declaration reads, in lower case; left out: not compared. */
  readonly headers?: ReadonlyArray<string>
}

/** One endpoint. Facts are matched by method and path. */
export interface DeclaredOperation {
  readonly service: ServiceName
  readonly id: string
  readonly aliases: ReadonlyArray<string>
  readonly method: string
  readonly path: string
  readonly versions: ReadonlyArray<string>
  /** By status. */
  readonly success: Readonly<Record<string, DeclaredSuccess>>
  readonly request?: { readonly fields: ReadonlyArray<DeclaredField>; readonly required: boolean }
  /** Query parameters but `api-version`. */
  readonly query: ReadonlyArray<DeclaredField>
  readonly contentTypes: ReadonlyArray<string>
  readonly repeatability: "pair" | "id" | "none"
  /** The failures that its own behavior causes. */
  readonly failures: ReadonlyArray<number>
}

/** One webhook event; the fields are those of its data. */
export interface DeclaredEvent {
  readonly service: ServiceName
  readonly type: string
  readonly versions: ReadonlyArray<string>
  readonly fields: ReadonlyArray<DeclaredField>
}
