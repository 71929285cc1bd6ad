/** Participants by their identifiers, as several requests have them. */
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import * as Schema from "effect/Schema"

/** A list of them; the description says what becomes of them. */
export const participants = (description: string) =>
  Schema.Array(CommunicationIdentifierModel).annotate({ description })
