import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"
import { Participant } from "./Participant.ts"
import { WireInt } from "./WireInt.ts"
import { open } from "./open.ts"

/** The part of a roster that changed, when a call was created with `isDeltaRosterEnabled`. */
export const DeltaParticipants = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the call." }),
    sequenceNumber: Field.optionalOrNull(WireInt).annotate({
      description: "The number of this part; a lower one is older."
    }),
    participants: Field.optionalOrNull(Schema.Array(Participant)).annotate({
      description: "The participants that changed."
    })
  }).annotate({ identifier: "deltaParticipants", description: "The part of a roster that changed." }))()
export type DeltaParticipants = typeof DeltaParticipants.Type
