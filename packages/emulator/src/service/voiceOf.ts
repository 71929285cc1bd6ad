/** A voice as controls take it: a WAV file becomes a `data:` URL. */

/** The member of a body; none without a voice. */
export const voiceOf = (audio: Uint8Array | string | undefined): { readonly audio?: string } =>
  audio === undefined
    ? {}
    : { audio: typeof audio === "string" ? audio : `data:audio/wav;base64,${Buffer.from(audio).toString("base64")}` }
