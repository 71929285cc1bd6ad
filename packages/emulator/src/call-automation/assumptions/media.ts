/** Prompts, hold music, recognitions and tones. What no recording shows, or recordings show in several forms, as data for the parity table. */
import type { Assumption } from "../../service/Assumption.ts"

export const media: ReadonlyArray<Assumption> = [
  {
    id: "calls.holdFile",
    about: ["HoldFailed"],
    what: "Hold music that cannot be downloaded fails as a bad format does, with 8536.",
    why: "Only the bad format is recorded."
  },
  {
    id: "calls.playQueue",
    about: ["CallMedia_Play"],
    what: "A prompt waits until the one that plays is over; interruptCallMediaOperation cancels all of them with PlayCanceled 400/8508.",
    why: "Documented in words; no recording has two plays at the same time."
  },
  {
    id: "calls.playOthers",
    about: ["CallMedia_Play", "ParticipantsUpdated"],
    what: "A prompt to some participants puts the others on hold while it plays; a hold that was requested is independent, and each ends by itself: the effect of an unhold during the prompt shows when the prompt is over, a hold outlasts the prompt.",
    why: "Recorded in calls of two, and never both at the same time."
  },
  {
    id: "calls.cancelAll",
    about: ["CallMedia_CancelAllMediaOperations", "PlayCanceled", "RecognizeCanceled"],
    what: "CancelAllMediaOperations cancels the prompts and recognitions of every leg of the call, each with 400/8508; continuous DTMF recognition and sent tones go on.",
    why: "Documented with its two events; no recording shows it."
  },
  {
    id: "calls.longText",
    about: ["CallMedia_Play", "CallMedia_Recognize", "CallMedia_Hold"],
    what: "A text prompt of more than 4000 characters is 400/8523; SSML has no limit.",
    why: "The limit is documented with the advice to use SSML, the response is not."
  },
  {
    id: "calls.emptyText",
    about: ["CallMedia_Play", "CallMedia_Recognize", "CallMedia_Hold"],
    what: "A prompt of empty text or SSML fails as an invalid file does, with 400/8582.",
    why: "The sub code is documented for an empty play source, its code is not."
  },
  {
    id: "calls.cognitiveServices",
    about: [
      "CallMedia_Play",
      "CallMedia_Recognize",
      "CallMedia_Hold",
      "CallMedia_StartTranscription",
      "TranscriptionFailed"
    ],
    what: "Play and hold with text or SSML, recognize of speech or with such a prompt, and startTranscription are 405/8522 on a leg whose request had no cognitiveServicesEndpoint; a transcription that was to start with the call is TranscriptionFailed 405/8522.",
    why: "Reports show the code and the message for prompts, the status is documented for transcription; that the endpoint counts for one leg only is not."
  },
  {
    id: "calls.recognizeQueue",
    about: ["CallMedia_Recognize"],
    what: "A recognition waits in the queue of prompts; without interruptCallMediaOperation nothing is cancelled, without interruptPrompt tones and speech stop the prompts.",
    why: "Documented in words, the second with its default; no recording has a recognition."
  },
  {
    id: "calls.recognizePrompts",
    about: ["CallMedia_Recognize"],
    what: "The prompts of a recognition cause PlayStarted and put nobody on hold; one that cannot be played causes RecognizeFailed 400/8535 or 400/8536 with failedPlaySourceIndex, at the time at which a play would fail.",
    why: "Codes and field are documented; order and time are those recorded for play."
  },
  {
    id: "calls.recognizeTones",
    about: ["CallMedia_Recognize", "RecognizeCompleted"],
    what: "The stop tone is not among the tones; inter-tone silence is RecognizeFailed 400/8532; a tone of no choice is 500/8534; without maxTonesToCollect only stop tones and silence end the input.",
    why: "The codes are documented, 8532 both as completed and as failed, the others without an example."
  },
  {
    id: "calls.recognizeSpeech",
    about: ["CallMedia_Recognize", "RecognizeCompleted", "RecognizeFailed"],
    what: "Speech ends after endSilenceTimeoutInMs, silence does not count while somebody speaks into a microphone or with a WAV file, and the result has the lowest confidence of what was heard; a phrase matches a choice without regard to case and punctuation; confidence 0 is 400/8563; of speech or tones, the first counts.",
    why: "Codes and the timeouts are documented; of speech only its loudness is looked at here, its words are given or recognized by a command."
  },
  {
    id: "calls.recognizeAnalysis",
    about: ["CallMedia_Recognize", "RecognizeCompleted"],
    what: "languageIdentified is the language that the control speech gives if it is among speechLanguages, else the first of them; sentimentAnalysisResult is the sentiment that it gives, else neutral; both only on legs of 2025-08-15-preview.",
    why: "The fields are documented; no speech is analyzed here."
  },
  {
    id: "calls.recognizeBounds",
    about: ["CallMedia_Recognize"],
    what: "A silence timeout above 20 s for speech and choices, maxTonesToCollect below 1 and an empty list of choices are 400/8523.",
    why: "The limits are documented, the response is not."
  },
  {
    id: "calls.recognitionTexts",
    about: ["RecognizeCompleted", "RecognizeFailed"],
    what: "The messages of recognition results are invented.",
    why: "Codes are documented, messages are not."
  },
  {
    id: "calls.continuousDtmf",
    about: [
      "CallMedia_StartContinuousDtmfRecognition",
      "CallMedia_StopContinuousDtmfRecognition",
      "ContinuousDtmfRecognitionToneReceived",
      "ContinuousDtmfRecognitionStopped"
    ],
    what: "Each start counts sequenceId from 1 and replaces an earlier one of the same participant; tone events carry the operation context of the start, ContinuousDtmfRecognitionStopped that of the stop, or of the start when the leg ends; a stop without a start is 200 without an event.",
    why: "Documented that ContinuousDtmfRecognitionStopped is sent after a start, and when the call ends; its result after a stop is recorded."
  },
  {
    id: "calls.sendDtmfTones",
    about: ["CallMedia_SendDtmfTones", "SendDtmfTonesCompleted"],
    what: "Each tone takes 250 ms; an unknown tone, an empty list, or more than 18 tones are 400/8523; SendDtmfTonesFailed has 400/8558 when the participant has left. No other participant hears them.",
    why: "The success is recorded, the limit documented; failures are documented without codes."
  },
  {
    id: "calls.mediaFailures",
    about: [
      "CallMedia_Play",
      "CallMedia_Recognize",
      "CallMedia_Hold",
      "CallMedia_StartTranscription",
      "CallMedia_StartMediaStreaming",
      "CallMedia_StartContinuousDtmfRecognition",
      "CallMedia_SendDtmfTones",
      "PlayFailed",
      "RecognizeFailed",
      "HoldFailed",
      "ContinuousDtmfRecognitionToneFailed",
      "SendDtmfTonesFailed"
    ],
    what: "8511, 8512, 8565, 8570, 8572, 8580, 8605, 9999 and ContinuousDtmfRecognitionToneFailed occur only when the control media-failures requests them. A prompt and hold music then fail as an invalid file does, a prompt with failedPlaySourceIndex 0; a recognition 0.5 s after its prompts, or instead of them with a code of prompts; a stream instead of opening its socket, as unspecifiedError; sent tones when the last is sent; continuous recognition instead of the tone, which counts in sequenceId.",
    why: "Codes of plays, recognitions and transcriptions are documented; of hold and tones only the general 9999 is; when they occur is not."
  }
]
