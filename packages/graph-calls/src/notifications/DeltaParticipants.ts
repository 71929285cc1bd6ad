import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "../schemas/odataType.ts"
import { Participant } from "../schemas/Participant.ts"
import { WireInt } from "../schemas/WireInt.ts"

/** The part of a roster that changed, when a call was created with `isDeltaRosterEnabled`. */
export const DeltaParticipants = /* @__PURE__ */ (() =>
  Schema.Struct({
    "@odata.type": OData.read,
    id: Field.optional(Schema.String),
    sequenceNumber: Field.optional(WireInt),
    participants: Field.optional(Schema.Array(Participant))
  }).annotate({ identifier: "deltaParticipants" }))()
export type DeltaParticipants = typeof DeltaParticipants.Type
