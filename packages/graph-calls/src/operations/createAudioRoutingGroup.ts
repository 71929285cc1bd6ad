import * as Field from "@effect-comms/core/Field"
import * as Operation from "@effect-comms/core/Operation"
import * as Schema from "effect/Schema"
import { ApiVersions, service } from "../ApiVersion.ts"
import { AudioRoutingGroup, routes } from "../schemas/AudioRoutingGroup.ts"
import { open } from "../schemas/open.ts"
import { ofCall } from "./paths.ts"

export const createAudioRoutingGroup = Operation.make("AudioRoutingGroup_Create", {
  description:
    "Creates an audio routing group in a call: its receivers hear its sources besides what they hear by default.\nOther participants who hear the sources still do; only an invitation with `removeFromDefaultAudioRoutingGroup` takes somebody from what all hear. Only the four who speak loudest are passed on. Needs `Calls.JoinGroupCall.All` or `Calls.InitiateGroupCall.All`.",
  source: "Create audioRoutingGroup",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  ...ofCall("audioRoutingGroups"),
  service,
  method: "POST",
  versions: ApiVersions.all,
  retry: "once",
  payload: open({
    id: Field.optionalOrNull(Schema.String).annotate({ description: "The id of the group; default one of Graph's." }),
    ...routes
  }).annotate({ identifier: "CreateAudioRoutingGroupRequest" }),
  failures: [400, 404],
  success: { 200: AudioRoutingGroup }
})
