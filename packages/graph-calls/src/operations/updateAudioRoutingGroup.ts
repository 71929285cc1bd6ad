import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { AudioRoutingGroup, routes } from "../schemas/AudioRoutingGroup.ts"
import { open } from "../schemas/open.ts"
import { audioRoutingGroup } from "./paths.ts"

export const updateAudioRoutingGroup = Operation.make("AudioRoutingGroup_Update", {
  description: "Updates an audio routing group of a call: who is heard, and by whom.",
  source: "Update audioRoutingGroup",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  path: audioRoutingGroup.path,
  params: audioRoutingGroup.params,
  service,
  method: "PATCH",
  versions: ApiVersions.all,
  retry: "idempotent",
  payload: open(routes).annotate({ identifier: "UpdateAudioRoutingGroupRequest" }),
  failures: [404],
  success: { 200: AudioRoutingGroup }
})
