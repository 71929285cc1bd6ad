/** As much of OpenAPI 3.1 as the local cloud's document has. */
import type { JsonSchema } from "effect/JsonSchema"

/** A parameter of a path, a query or a header. */
export interface Parameter {
  readonly name: string
  readonly in: "path" | "query" | "header"
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

/** A header of an answer. */
export interface Header {
  readonly description?: string
  readonly schema: JsonSchema
}

/** Bodies by media type. */
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

/** What something named refers to. */
export interface Reference {
  readonly $ref: string
}

/** An answer of a status. */
export interface Response {
  readonly description: string
  readonly headers?: Readonly<Record<string, Header>>
  readonly content?: Content
  readonly "x-ms-versions"?: ReadonlyArray<string>
}

/** What may be asked for at a path. */
export interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly tags: ReadonlyArray<string>
  readonly security?: ReadonlyArray<Readonly<Record<string, ReadonlyArray<string>>>>
  readonly parameters?: ReadonlyArray<Parameter | Reference>
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, Response | Reference>>
  readonly "x-ms-versions"?: ReadonlyArray<string>
}

/** Operations by method in lower case. */
export type PathItem = Readonly<Record<string, Operation>>

/** The document. */
export interface Document {
  readonly openapi: "3.1.0"
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: ReadonlyArray<{ readonly url: string }>
  readonly tags: ReadonlyArray<{ readonly name: string; readonly description: string }>
  readonly paths: Readonly<Record<string, PathItem>>
  readonly webhooks: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, Response>>
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>
  }
}
