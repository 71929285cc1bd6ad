/**
 * Media operations on a call: hold, prompts, recognition of tones and speech, media streaming and transcription.
 *
 * Functions that end in `AndWait` also wait for the outcome, as those of `CallConnection`.
 */
export * from "./generated/CallMedia.ts"
