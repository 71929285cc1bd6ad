/** Who hears whom in a call whose application routes the audio itself. */
import * as Field from "@effect-comms/core/Field"
import { openEnum } from "@effect-comms/core/OpenEnum"
import * as Schema from "effect/Schema"
import * as OData from "./odataType.ts"
import { open } from "./open.ts"

/** How many hear a source. */
export const RoutingMode = /* @__PURE__ */ (() =>
  openEnum(["oneToOne", "multicast", "unknownFutureValue"]).annotate({
    description: "Whether one source is heard by one receiver or by several."
  }))()

/** The routes of a group. */
export const routes = /* @__PURE__ */ (() => ({
  routingMode: Field.optionalOrNull(RoutingMode).annotate({
    description: "Whether one source is heard by one receiver or by several."
  }),
  sources: Field.optionalOrNull(Schema.Array(Schema.String)).annotate({
    description: "The ids of the participants who are heard."
  }),
  receivers: Field.optionalOrNull(Schema.Array(Schema.String)).annotate({
    description: "The ids of the participants who hear them."
  })
}))()

const audioRoutingGroup = /* @__PURE__ */ (() =>
  open({
    "@odata.type": OData.read,
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the group in the call." }),
    ...routes
  }).annotate({
    identifier: "audioRoutingGroup",
    description:
      "A route of audio: its receivers hear its sources besides what they hear by default, and other participants who hear the sources still do."
  }))()

/**
 * A route of audio: its receivers hear its sources besides what they hear by default, and other participants who hear the sources still do.
 */
export interface AudioRoutingGroup extends Schema.Schema.Type<typeof audioRoutingGroup> {}
export const AudioRoutingGroup: Schema.Codec<AudioRoutingGroup, unknown> = audioRoutingGroup
