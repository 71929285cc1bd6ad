import { AudioRoutingGroup } from "../schemas/AudioRoutingGroup.ts"
import { audioRoutingGroup } from "./paths.ts"
import { readOf } from "./resource.ts"

export const getAudioRoutingGroup = readOf("AudioRoutingGroup_Get", AudioRoutingGroup, {
  description: "Gets an audio routing group of a call.",
  source: "Get audioRoutingGroup",
  clouds: { "v1.0": ["global"], beta: ["global"] },
  at: audioRoutingGroup
})
