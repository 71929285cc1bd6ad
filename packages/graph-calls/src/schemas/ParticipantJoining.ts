/** The notifications to an application that records by policy about the participants under the policy: one joins, one left. */
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { callFields } from "./Call.ts"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

const joiningCall = /* @__PURE__ */ (() =>
  open({
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the call." }),
    ...callFields
  }).annotate({ description: "The call that a participant under a policy joins or left." }))()

/** The call that a participant under a policy joins or left. */
export interface JoiningCall extends Schema.Schema.Type<typeof joiningCall> {}
export const JoiningCall: Schema.Codec<JoiningCall, unknown> = joiningCall

const joining = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the notification." }),
    call: Field.optionalOrNull(JoiningCall).annotate({ description: "The call, and who joins it." })
  }).annotate({
    identifier: "participantJoiningNotification",
    description: "A participant under the policy is about to join; the answer says whether the application takes it."
  }))()

/** A participant under the policy is about to join; the answer says whether the application takes it. */
export interface ParticipantJoining extends Schema.Schema.Type<typeof joining> {}
export const ParticipantJoining: Schema.Codec<ParticipantJoining, unknown> = joining

const left = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the notification." }),
    participantId: Field.optionalOrNull(Schema.String).annotate({
      description: "The id of the participant that left."
    }),
    call: Field.optionalOrNull(JoiningCall).annotate({ description: "The call that it left." })
  }).annotate({ identifier: "participantLeftNotification", description: "A participant under the policy left." }))()

/** A participant under the policy left. */
export interface ParticipantLeft extends Schema.Schema.Type<typeof left> {}
export const ParticipantLeft: Schema.Codec<ParticipantLeft, unknown> = left
