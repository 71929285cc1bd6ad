/** Who hears whom in a call whose application routes the audio itself. */
export * from "./generated/AudioRoutingGroup.ts"
