import { AudioRoutingGroup } from "../schemas/AudioRoutingGroup.ts"
import { ofCall } from "./paths.ts"
import { listOf } from "./resource.ts"

export const listAudioRoutingGroups = listOf("AudioRoutingGroup_List", AudioRoutingGroup, {
  description: "Lists the audio routing groups of a call.",
  source: "List audioRoutingGroups",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  at: ofCall("audioRoutingGroups")
})
