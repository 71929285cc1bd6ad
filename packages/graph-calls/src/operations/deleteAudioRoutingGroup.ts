import { audioRoutingGroup } from "./paths.ts"
import { deletionOf } from "./resource.ts"

export const deleteAudioRoutingGroup = deletionOf("AudioRoutingGroup_Delete", {
  description: "Deletes an audio routing group of a call.",
  source: "Delete audioRoutingGroup",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  at: audioRoutingGroup
})
