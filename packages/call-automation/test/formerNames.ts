/** Names that functions had before: by module, the former and the present one. */
export const formerNames = {
  CallAutomation: [
    ["connectCall", "connect"],
    ["connectCallAndWait", "connectAndWait"]
  ],
  CallConnection: [
    ["getCall", "get"],
    ["hangUp", "hangupCall"],
    ["hangUpAndWait", "hangupCallAndWait"],
    ["terminate", "terminateCall"],
    ["terminateAndWait", "terminateCallAndWait"],
    ["muteParticipants", "mute"],
    ["muteParticipantsAndWait", "muteAndWait"]
  ],
  CallRecording: [
    ["start", "startRecording"],
    ["startAndWait", "startRecordingAndWait"],
    ["getProperties", "get"],
    ["stop", "stopRecording"],
    ["stopAndWait", "stopRecordingAndWait"],
    ["pause", "pauseRecording"],
    ["pauseAndWait", "pauseRecordingAndWait"],
    ["resume", "resumeRecording"],
    ["resumeAndWait", "resumeRecordingAndWait"]
  ]
} as const

/** Whether a function of a module has this name from before only. */
export const isFormer = (module: string, name: string): boolean =>
  Object.entries(formerNames).some(([one, names]) => one === module && names.some(([former]) => former === name))
