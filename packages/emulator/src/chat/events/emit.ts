/** The only way in which Chat publishes an event: one of a declared kind, written as the kind declares it. */
import type { EventKind } from "@effect-comms/chat/events"
import * as SchemaParser from "effect/SchemaParser"
import type { EventGrid } from "../../service/EventGrid.ts"

type Write = (data: unknown) => unknown

const writers = new WeakMap<EventKind<string, unknown>, Write>()

/** Publishes an event of a kind; its data is encoded by the schema of the kind, which is compiled once. */
export const emit = <Data>(eventGrid: EventGrid, kind: EventKind<string, Data>, subject: string, data: Data): void => {
  if (!eventGrid.subscribed(kind.type)) return
  let write = writers.get(kind)
  if (write === undefined) writers.set(kind, (write = SchemaParser.encodeUnknownSync(kind.data)))
  eventGrid.publish(kind.type, subject, write(data))
}
