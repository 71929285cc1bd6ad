/** Media streaming and transcription. What no recording shows, or recordings show in several forms, as data for the parity table. */
import type { Assumption } from "../../service/Assumption.ts"

export const streams: ReadonlyArray<Assumption> = [
  {
    id: "calls.streamStates",
    about: [
      "CallMedia_StartMediaStreaming",
      "CallMedia_StopMediaStreaming",
      "CallMedia_StartTranscription",
      "CallMedia_StopTranscription",
      "CallMedia_UpdateTranscription",
      "CallMedia_SummarizeCall"
    ],
    what: "Starting media streaming or a transcription that is not over, starting media streaming that the call was created without, and stopping, updating or summarizing one that is not active, are 400/8585; a transcription without transcriptionOptions is 405/8522, an update on a leg that used connect 405/8520, a language without a region 400/8523.",
    why: "The last three are documented as results of TranscriptionFailed, 8585 without the operations that return it."
  },
  {
    id: "calls.streamOptions",
    about: ["CreateCall", "AnswerCall", "Connect"],
    what: "A URL that is not wss (ws is allowed for this machine and allowed hosts), another transport, channel type, format, content type or redaction type, and the absence of a member that 2024-06-15-preview requires are 400/8523 when the call is created (the redaction type in starts and updates, too); without a URL the start fails with streamUrlMissing and 400/8581.",
    why: "Fields, details and codes are documented, their use here is not, except for the URL."
  },
  {
    id: "calls.streamStarts",
    about: ["MediaStreamingStarted", "TranscriptionStarted"],
    what: "A stream that is to start with the call starts when its leg is connected; events that no mid-call request caused carry the operation context of the leg.",
    why: "A start and a stop by request are recorded."
  },
  {
    id: "calls.streamFailures",
    what: "A socket that cannot be opened is reported as initialWebSocketConnectionFailed with 400/8581 (media streaming) or streamConnectionUnsuccessful with 500/8578 (transcription), one that breaks as streamConnectionInterrupted with 500/8603 and 500/8578; it is opened again only by another start.",
    why: "8581 is reported from production, 8578 documented; the details are documented without the codes that go with them, and 8603 without its code."
  },
  {
    id: "calls.streamEnds",
    about: ["MediaStreamingFailed", "TranscriptionFailed"],
    what: "When a leg ends, MediaStreamingStopped and TranscriptionStopped are sent for active streams, and failures with 500/8604 and 500/8579 (unspecifiedError) for streams that are starting or being updated, before CallDisconnected; the same failure is sent for an update that a stop overtakes. CancelAllMediaOperations does not affect streams.",
    why: "Documented are 500/8579 of transcriptions, that no event follows CallDisconnected, and that prompts and recognitions are cancelled."
  },
  {
    id: "calls.streamSubscriptions",
    about: ["CreateCall", "AnswerCall", "Connect", "CallConnection_GetCall"],
    what: "Responses show a subscription as inactive until its start was reported, then as active with the same id; transcriptionSubscription only when it was requested, with its current language.",
    why: "Disabled ones are recorded, and one that was not started."
  },
  {
    id: "calls.audioFrames",
    about: ["CallMedia_StartMediaStreaming"],
    what: "A frame has what was heard in the 20 ms before it: voices (a WAV file or a microphone of the controls, else 400 Hz as long as the text takes), keys (two frequencies, 250 ms each) and prompts, but not music on hold; muted and held participants are silent, and the application's own audio is not sent back to it. Unmixed frames are of every participant, prompts in the voice of the application's user. When a second of frames was not taken, audio is dropped.",
    why: "The packets are documented; no recording has frames."
  },
  {
    id: "calls.audioBack",
    about: ["CallMedia_StartMediaStreaming"],
    what: "Audio of the application is heard by all others, in its user's voice and one frame after the other; StopAudio ends it. Without enableBidirectional it is ignored, an invalid frame is noted in the journal, and no event reports either.",
    why: "The packets are documented."
  },
  {
    id: "calls.transcripts",
    about: ["CallMedia_StartTranscription", "CallMedia_UpdateTranscription"],
    what: "An utterance is sent when it is over, its first half of words halfway when intermediate results were requested; offsets count from the start of the transcription, the duration of a word depends on its letters; confidence 0 is not sent. An update sends the metadata again, with en-US if no language was ever given.",
    why: "The packets are documented; the times in the examples have another origin."
  },
  {
    id: "calls.transcriptAnalysis",
    what: "With enableSentimentAnalysis, locales or piiRedactionOptions, as the last request gave them and in every version of the leg, metadata have speechModelEndpointId, locales, enableSentimentAnalysis and, when it is enabled, piiRedactionOptions. Final results have the sentimentAnalysisResult that the control speech gives, else neutral; with locales every result has the languageIdentified that it gives if it is among them, else the first, and locale is the first if none was given. Giving a locale without locales ends the identification.",
    why: "The members of metadata and sentimentAnalysisResult are documented with an example and without their conditions, languageIdentified is in Microsoft's .NET preview; that an update's locale ends the identification is documented. No speech is analyzed here."
  },
  {
    id: "calls.redaction",
    what: "maskWithCharacter, the only type, replaces e-mail addresses and numbers of at least four digits, including separators, with asterisks; redacted results have no words, and summaries are made of the redacted text.",
    why: "The example masks a date, keeps its length and has no words; what else is personal data is not decided here."
  },
  {
    id: "calls.summaries",
    about: ["CallMedia_SummarizeCall"],
    what: "A summary is what was said, at most the last 100 utterances, one per line; if nothing was said it is callSummaryFailure with 400/8578. With enableEndCallSummary one is sent before TranscriptionStopped when the leg ends. TranscriptionCallSummaryUpdated is sent in every version of the leg.",
    why: "The event and its details are documented, in 2025-08-15-preview."
  }
]
