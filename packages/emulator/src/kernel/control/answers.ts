/** What the kernel's own controls answer, as schemas: their types are those that the handlers answer. */
import * as Schema from "effect/Schema"
import { callbackKinds, requestKinds } from "./Faults.ts"

export const Health = Schema.Struct({ status: Schema.Literal("ok") })

/** The document's own members; what is in them is OpenAPI's. */
export const OpenApi = Schema.Struct({
  openapi: Schema.Literal("3.1.0"),
  info: Schema.Struct({ title: Schema.String, version: Schema.String, description: Schema.String }),
  servers: Schema.Array(Schema.Struct({ url: Schema.String })),
  tags: Schema.Array(Schema.Struct({ name: Schema.String, description: Schema.String })),
  paths: Schema.Record(Schema.String, Schema.Unknown),
  webhooks: Schema.Record(Schema.String, Schema.Unknown),
  components: Schema.Record(Schema.String, Schema.Unknown)
})

/** The members are those that services add. */
export const State = Schema.Record(Schema.String, Schema.Unknown)

export const Coverage = Schema.Struct({
  operations: Schema.Array(
    Schema.Struct({
      service: Schema.String,
      operation: Schema.String,
      method: Schema.String,
      path: Schema.String,
      status: Schema.Literals(["supported", "refused"]).annotate({
        description: "`refused`: declared, but not answered here."
      }),
      calls: Schema.Int.annotate({ description: "How often it was asked for." }),
      refused: Schema.Int.annotate({
        description:
          "How many of these were refused because nobody answers here, or because the api-version does not have the operation."
      })
    })
  ),
  unknown: Schema.Array(
    Schema.Struct({
      request: Schema.String.annotate({ description: "Method and path, with what looks like an id replaced." }),
      calls: Schema.Int
    })
  ),
  assumed: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      about: Schema.optionalKey(Schema.Array(Schema.String)).annotate({
        description: "Ids of operations, and kinds of events without their prefix."
      }),
      what: Schema.String,
      why: Schema.String
    })
  )
})

/** What was delivered again. */
export const Replayed = Schema.Struct({
  sequence: Schema.Int.annotate({ description: "The number of its first entry in the journal." }),
  type: Schema.String,
  url: Schema.String.annotate({ description: "Where it goes, without query and user." })
})

export const Clock = Schema.Struct({
  network: Schema.String.annotate({ description: "ISO 8601." }),
  wall: Schema.String.annotate({ description: "ISO 8601." }),
  scale: Schema.Finite,
  wallOffsetMs: Schema.Finite,
  nextDue: Schema.optionalKey(Schema.String).annotate({
    description: "When something is due next on the network, ISO 8601; missing when nothing is."
  })
})

const Fault = Schema.Struct({
  method: Schema.optional(Schema.String),
  path: Schema.optional(Schema.String),
  status: Schema.optional(Schema.Finite),
  executed: Schema.optional(Schema.Boolean),
  count: Schema.optional(Schema.Int).annotate({ description: "How many are still to happen." }),
  retryAfterSeconds: Schema.optional(Schema.Finite),
  kind: Schema.optional(Schema.Literals([...requestKinds, ...callbackKinds])),
  delayMs: Schema.optional(Schema.Finite)
})

export const Faults = Schema.Array(Fault)

export const Pending = Schema.Struct({ pending: Faults })

export const Validated = Schema.Struct({ message: Schema.String })
