/**
 * Events whose kinds are declared and that nothing sends yet, so that no contract can hold them.
 *
 * A name leaves this list with the interaction that verifies it; an event that has one must not stand here.
 */
export const awaited: ReadonlyArray<string> = [
  "Microsoft.Communication.MediaStreamingStarted",
  "Microsoft.Communication.MediaStreamingStopped",
  "Microsoft.Communication.MediaStreamingFailed",
  "Microsoft.Communication.TranscriptionStarted",
  "Microsoft.Communication.TranscriptionUpdated",
  "Microsoft.Communication.TranscriptionStopped",
  "Microsoft.Communication.TranscriptionFailed",
  "Microsoft.Communication.TranscriptionCallSummaryUpdated"
]
