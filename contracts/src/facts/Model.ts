/**
 * The shape of the files in `contracts/facts/`, as schemas.
 *
 * It describes the files and nothing else: no rule of comparison lives here. Everywhere in the files `versions` may be left out,
 * and then means "every version of what contains this".
 */
import * as Schema from "effect/Schema"

/** The services that have a facts file. */
export const ServiceName = Schema.Literals(["call-automation", "chat", "identity", "graph-calls"])
export type ServiceName = typeof ServiceName.Type

const Names = Schema.Array(Schema.String)
const versions = Schema.optionalKey(Names)

/**
 * Where a version's facts come from: a specification file that could be kept byte for byte, the text of one that could only
 * be read, or recordings alone.
 */
const Evidence = Schema.Literals(["specification", "text", "recorded"])

const Bounds = Schema.Struct({
  minimum: Schema.optionalKey(Schema.Finite),
  maximum: Schema.optionalKey(Schema.Finite),
  default: Schema.optionalKey(Schema.Finite),
  maxLength: Schema.optionalKey(Schema.Int),
  maxItems: Schema.optionalKey(Schema.Int)
})
export type Bounds = typeof Bounds.Type

/** What a field is in some versions. A type is a primitive with its format, the name of a schema, `X[]` or `map<X>`. */
const Alternative = Schema.Struct({
  type: Schema.String,
  required: Schema.Boolean,
  /** `false`: may be left out, may not be null. */
  nullable: Schema.optionalKey(Schema.Literal(false)),
  versions,
  bounds: Schema.optionalKey(Bounds)
})

export const Field = Schema.Struct({ name: Schema.String, alternatives: Schema.Array(Alternative) })
export type Field = typeof Field.Type

export const ObjectSchema = Schema.Struct({
  kind: Schema.Literal("object"),
  versions,
  /** The schema whose fields this one has as well. */
  extends: Schema.optionalKey(Schema.String),
  /** The value of the base's `tag` that names this variant. */
  discriminator: Schema.optionalKey(Schema.String),
  /** The property that distinguishes variants. */
  tag: Schema.optionalKey(Schema.String),
  /** Further members may appear on the wire. */
  open: Schema.optionalKey(Schema.Boolean),
  abstract: Schema.optionalKey(Schema.Boolean),
  fields: Schema.Array(Field)
})
export type ObjectSchema = typeof ObjectSchema.Type

export const EnumSchema = Schema.Struct({
  kind: Schema.Literal("enum"),
  versions,
  open: Schema.Boolean,
  values: Schema.Array(Schema.Struct({ values: Names, versions }))
})
export type EnumSchema = typeof EnumSchema.Type

const Schemas = Schema.Record(Schema.String, Schema.Union([ObjectSchema, EnumSchema]))

const Parameter = Schema.Struct({
  in: Schema.Literals(["path", "query", "header"]),
  name: Schema.String,
  type: Schema.String,
  required: Schema.Boolean
})

const Request = Schema.Struct({
  schema: Schema.optionalKey(Schema.String),
  /** The fields themselves, where no schema has a name. */
  fields: Schema.optionalKey(Schema.Array(Field)),
  required: Schema.Boolean,
  /** Fields that this operation requires although its schema does not. */
  requires: Schema.optionalKey(Names),
  versions
})
export type Request = typeof Request.Type

const Success = Schema.Struct({
  status: Schema.Int,
  schema: Schema.NullOr(Schema.String),
  /** The body is `{ value: [schema] }`. */
  collection: Schema.optionalKey(Schema.Boolean),
  /** What the `Location` header points to. */
  location: Schema.optionalKey(Schema.Literals(["call", "operation"])),
  operationStatus: Schema.optionalKey(Schema.Literals(["running", "completed"])),
  versions
})
export type Success = typeof Success.Type

const Permissions = Schema.Struct({
  scheme: Schema.Literal("application"),
  least: Names,
  higher: Names,
  appHosted: Names,
  checkedAt: Schema.NullOr(Schema.Literals(["create", "call"]))
})

export const Operation = Schema.Struct({
  id: Schema.String,
  /** Ids of the same method and path in other versions. */
  aliases: Names,
  method: Schema.String,
  path: Schema.String,
  versions: Names,
  parameters: Schema.Array(Parameter),
  repeatability: Names,
  request: Schema.Array(Request),
  contentTypes: Schema.Array(Schema.Struct({ types: Names, versions })),
  success: Schema.Array(Success),
  /** `default` stands for every status from 400. */
  errors: Schema.Struct({
    statuses: Schema.Array(Schema.Union([Schema.Int, Schema.Literal("default")])),
    schema: Schema.String
  }),
  paging: Schema.NullOr(Schema.Struct({ items: Schema.String, next: Schema.String })),
  /** Row numbers of the note the Graph facts were read from. */
  rows: Schema.optionalKey(Schema.Array(Schema.Int)),
  evidence: Schema.optionalKey(Schema.Literals(["reference", "metadata", "withdrawn"])),
  permissions: Schema.optionalKey(Permissions),
  clouds: Schema.optionalKey(Schema.Record(Schema.String, Names))
})
export type Operation = typeof Operation.Type

export const Event = Schema.Struct({ type: Schema.String, versions: Names, fields: Schema.Array(Field) })
export type Event = typeof Event.Type

const service = {
  service: ServiceName,
  versions: Schema.Array(
    Schema.Struct({
      version: Schema.String,
      evidence: Evidence,
      /** How many the published version has; compared with the tables by a test. */
      operations: Schema.Int,
      events: Schema.optionalKey(Schema.Int)
    })
  ),
  operations: Schema.Array(Operation),
  events: Schema.Array(Event),
  /** Events that arrive through Event Grid; their versions are those of the data. */
  eventGrid: Schema.Array(Event),
  schemas: Schemas
}

export const Service = Schema.Struct(service)
export type Service = typeof Service.Type

const Token = Schema.Struct({
  method: Schema.String,
  path: Schema.String,
  contentType: Schema.String,
  request: Names,
  response: Names,
  error: Names
})

export const Graph = Schema.Struct({
  ...service,
  clouds: Schema.Array(Schema.Struct({ cloud: Schema.String, root: Schema.String, authority: Schema.String })),
  prefixes: Schema.Array(Schema.Struct({ prefix: Schema.String, of: Schema.String, versions: Names })),
  namedButAbsent: Schema.Array(Schema.Struct({ row: Schema.Int, actions: Names })),
  token: Token
})
export type Graph = typeof Graph.Type

const CommonVersion = Schema.NullOr(Schema.String)

export const Common = Schema.Struct({
  versions: Schema.Array(Schema.Struct({ version: Schema.String, evidence: Evidence })),
  /** Which common version a service's version takes its identifiers and its error envelope from; null: its own. */
  references: Schema.Array(
    Schema.Struct({ service: ServiceName, version: Schema.String, identifiers: CommonVersion, errors: CommonVersion })
  ),
  identifierKinds: Schema.Array(
    Schema.Struct({
      kind: Schema.String,
      model: Schema.NullOr(Schema.String),
      versions: Names,
      responseRequires: Names,
      rawIds: Names
    })
  ),
  schemas: Schemas
})
export type Common = typeof Common.Type
