/** Recordings of calls and their files. What no recording shows, or recordings show in several forms, as data for the parity table. */
import type { Assumption } from "../../service/Assumption.ts"

export const recordings: ReadonlyArray<Assumption> = [
  {
    id: "calls.recordingAccepted",
    about: ["CallRecording_StartRecording"],
    what: "StartRecording responds with 200 when the call is given by its server call id, and with 202 when it is given by a callConnectionId.",
    why: "One recording, by server call id; versions from 2025-05-15 document both statuses without their conditions."
  },
  {
    id: "calls.recordingWaits",
    about: ["CallRecording_StartRecording"],
    what: "A recording of a leg that is still connecting begins when it is connected; when the leg ends first, StartRecordingFailed 400/8528 is sent before its CallDisconnected.",
    why: "The event is documented, its cause is not."
  },
  {
    id: "calls.recordingCallback",
    about: ["RecordingStateChanged", "StartRecordingFailed"],
    what: "Without recordingStateCallbackUri no event of a recording is sent; its failure goes to that URL too, with the recorder's callConnectionId.",
    why: "The recording has one."
  },
  {
    id: "calls.recordingEvents",
    about: [
      "CallRecording_PauseRecording",
      "CallRecording_ResumeRecording",
      "CallRecording_StopRecording",
      "RecordingStateChanged"
    ],
    what: "Pause and stop are reported as inactive, resume as active, with the time of the start, as 200/0 without a message; the end of the call stops a recording. One that starts paused is reported as inactive once.",
    why: "The two events of the start are recorded."
  },
  {
    id: "calls.recordingConflicts",
    about: ["CallRecording_StartRecording", "CallRecording_PauseRecording", "CallRecording_ResumeRecording"],
    what: "A second recording of a call is 409/8553; pausing one that is not active and resuming one that is 400/8573; content, channel type and format that do not go together 400/8557.",
    why: "The sub codes are documented; their statuses and which requests get them are not."
  },
  {
    id: "calls.recordingLocator",
    about: ["CallRecording_StartRecording", "CallRecording_GetRecordingProperties"],
    what: "A room, or neither locator, is 400/8523, a group call 404/8522; a stopped recording is 404/8522 Recording not found.",
    why: "Documented is only that rooms cannot be recorded and that exactly one of the two is given."
  },
  {
    id: "calls.recordingFileReady",
    what: "RecordingFileStatusUpdated is sent 2 s after a recording has ended, no matter how, with sessionEndReason CallEnded and storageType ACS; not for one that was never active. The call id in its subject and in the metadata is the call's correlation id.",
    why: "Documented as some minutes; samples and a report from production show that reason, the storage type and a correlation id in the subject."
  },
  {
    id: "calls.recordingFileSound",
    about: ["RecordingFileStatusUpdated"],
    what: "A recording has what participants say who are neither muted nor on hold, their keys (the two frequencies of each, 250 ms), what applications send on media sockets, and all prompts, in the voice of the application's user; what nobody brought the sound of is 400 Hz for as long as it takes. One voice does one thing after the other. Music on hold is not recorded.",
    why: "Documented is that a recording has the audio of the call."
  },
  {
    id: "calls.recordingFileFormat",
    what: "WAV is the default of audio and unmixed recordings, mp4 that of the others. mp3 and mp4 (AAC, with a black picture of 320 by 180, a frame a second) are encoded at 16 kHz and 32 kbit/s when they are asked for; of a chunk that is longer than an hour they are only described in RecordingFileStatusUpdated and in the metadata, and a request for their bytes is 501 and counted.",
    why: "The formats are documented, their rates here are not recorded; encoding hours takes minutes."
  },
  {
    id: "calls.recordingFileChannels",
    about: ["CallRecording_StartRecording", "RecordingFileStatusUpdated"],
    what: "An unmixed recording has a channel for each of up to five participants: channelAffinity first, then audioChannelParticipantOrdering, then the order in which they are heard, then in which they joined.",
    why: "Documented are the fields, five channels, and the order of speaking if nothing is given."
  },
  {
    id: "calls.recordingFileChunks",
    about: ["RecordingFileStatusUpdated"],
    what: "A recording has a chunk for every four hours; all except the last have endReason ChunkMaximumSizeExceeded.",
    why: "Both are documented, their connection is not."
  },
  {
    id: "calls.recordingFileLocations",
    about: ["RecordingFileStatusUpdated"],
    what: "Files are served at the local cloud's own origin under the paths of Microsoft's storage, content/video for audio as well, for 24 hours. Their bytes have no ETag.",
    why: "Recorded and documented locations are of videos; documents say 24 hours, and 48 elsewhere."
  },
  {
    id: "calls.recordingFileAccess",
    about: ["RecordingFileStatusUpdated"],
    what: "A signature must cover the host in x-ms-host, which must be this local cloud; with a token the header may be absent. 401, 404, 405 and 416 have no body.",
    why: "Microsoft's client sends it; 401 and 404 are recorded without a body."
  },
  {
    id: "calls.recordingExternalStorage",
    what: "A recording to azureBlobStorage has no file and RecordingFileStatusUpdated is not sent; the journal notes it. Without recordingDestinationContainerUrl the start is 400/8523.",
    why: "Nothing leaves the machine."
  }
]
