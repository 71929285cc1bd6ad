/** The states of Event Grid's subscriptions, and of an application that does not take what it is sent. */
import * as Schema from "effect/Schema"
import { given, type States } from "./State.ts"

const Subscribed = Schema.Struct({
  url: Schema.String,
  schema: Schema.Literals(["eventgrid", "cloudevents"]),
  /** Types of events; default all. */
  types: Schema.optionalKey(Schema.Array(Schema.String))
})

export const subscriptions: States = {
  "the application is subscribed": given(Subscribed, (provider, { schema, types, url }) =>
    provider.subscribe({ eventGrid: { url, types }, eventGridSchema: schema })
  ),
  "the application does not take an event": given(
    Schema.Struct({ type: Schema.String, id: Schema.String }),
    async ({ aliases, deliveries }, { id, type }) => deliveries.refuse(type, (real) => aliases.add(id, real))
  )
}
