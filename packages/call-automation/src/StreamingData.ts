/**
 * The packets that the service sends on the sockets of media streaming and transcription, and how their frames are read and written.
 *
 * No socket is known here: see `MediaSocket`. What applications send is `OutStreamingData`.
 */
export { type AudioFormat, formatOf, frameMillis, frames, frameSize } from "./streaming/audio.ts"
export { decode } from "./streaming/decode.ts"
export { encode } from "./streaming/encode.ts"
export * from "./streaming/packets.ts"
