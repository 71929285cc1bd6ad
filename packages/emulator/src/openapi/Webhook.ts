/** What the services send to applications, as the document has it. */
import type * as Schema from "effect/Schema"

/** A kind of event. */
export interface Webhook {
  /** The type as on the wire. */
  readonly name: string
  /** The service whose models it has. */
  readonly service: string
  readonly description: string
  /** Empty when it does not depend on one. */
  readonly versions: ReadonlyArray<string>
  /** What is posted, by its media type. */
  readonly bodies: Readonly<Record<string, Schema.Top>>
}
