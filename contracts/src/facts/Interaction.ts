/**
 * One interaction of a Pact V4 file, as far as the facts check reads it: what goes over the wire, not how it is matched.
 */
import * as Schema from "effect/Schema"

const Values = Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Array(Schema.String)]))
const Body = Schema.Struct({
  content: Schema.optionalKey(Schema.Unknown),
  contentType: Schema.optionalKey(Schema.String)
})

const HttpInteraction = Schema.Struct({
  type: Schema.Literal("Synchronous/HTTP"),
  description: Schema.String,
  request: Schema.Struct({
    method: Schema.String,
    path: Schema.String,
    query: Schema.optionalKey(Values),
    headers: Schema.optionalKey(Values),
    body: Schema.optionalKey(Body)
  }),
  response: Schema.Struct({
    status: Schema.Int,
    headers: Schema.optionalKey(Values),
    body: Schema.optionalKey(Body)
  })
})
export type HttpInteraction = typeof HttpInteraction.Type

const MessageInteraction = Schema.Struct({
  type: Schema.Literal("Asynchronous/Messages"),
  description: Schema.String,
  contents: Body
})
export type MessageInteraction = typeof MessageInteraction.Type

/** An HTTP exchange or a message. */
export const Interaction = Schema.Union([HttpInteraction, MessageInteraction])

/** Headers or query parameters as a list of values by lower-case name. */
export const valuesByName = (values: typeof Values.Type | undefined): ReadonlyMap<string, ReadonlyArray<string>> =>
  new Map(
    Object.entries(values ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === "string" ? [value] : value
    ])
  )
