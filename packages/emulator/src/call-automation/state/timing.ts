/**
 * How long things take on the network, in milliseconds, where recordings of the real service show it; the constants lie within the
 * recorded spans.
 */

/** From an application's answer to CallConnected of both legs; recorded 0.2 to 1.4 s. */
export const connecting = 250
/** From the response to reject until the caller is notified. */
export const declining = 100
/** How long the target of a transfer rings; documented. */
export const transferTimeout = 60_000
/** From terminate or hang-up to CallDisconnected of the leg that asked, and of the others; recorded within a second. */
export const ending = 50
export const endingOfOthers = 80
/** From remove's answer to RemoveParticipantSucceeded, and from there to CallDisconnected; recorded 16 to 60 ms. */
export const removing = 200
export const endingAfterRemoval = 30
/** From add's answer to the roster that shows nothing new while the invited one rings; recorded 0.6 to 1.6 s. */
export const ringingRoster = 700
/** From the answer of a cancel or of stopping something to its event. */
export const cancelling = 20
/** From hold's and unhold's answer to the roster; recorded 0.2 to 0.6 s. */
export const holding = 300
/** How long participants talk whom no application listens to any more. */
export const talking = 300_000
/** From being put on hold to HoldFailed when the music cannot be played, and from there to being taken off; recorded. */
export const holdFailing = 1150
export const holdUndoing = 30
/** From mute's and move's answer to the events of it. */
export const muting = 300
export const moving = 200
/** From start's answer to the first RecordingStateChanged, and from there to the second; recorded 0.1 s apart. */
export const recordingStarting = 100
export const recordingActive = 100
/** From start's answer to each of the rosters that the recorder causes; recorded five within 1.6 s, 0.36 s apart. */
export const recorderJoining = [160, 520, 880, 1240, 1600]
/** From the answer of pause, resume and stop to RecordingStateChanged. */
export const recordingChanging = 100
/** From the end of a recording until its files are ready; documented as typically some minutes. */
export const recordingSaving = 2000
/** How long files are kept that nobody deletes; documented. */
export const recordingKeeping = 24 * 60 * 60 * 1000
/** From play's answer to the hold of the others, to PlayStarted, and from the end to the others being taken off hold; recorded. */
export const playHolding = 300
export const playStarting = 600
export const playFailing = 1500
export const playReleasing = 40
/** From when a recognition would listen to its failure, when that was ordered. */
export const recognitionFailing = 500
/** How long one sent key takes. */
export const tonePressing = 250
/** From start's answer, or the leg's connection, until the socket is opened; recorded: started within 0.6 s. */
export const streamStarting = 200
/** From stop's answer until the socket is closed; recorded: stopped within 0.6 s. */
export const streamStopping = 200
/** From update's answer to TranscriptionUpdated, and from summarize's to the summary. */
export const transcriptionUpdating = 200
export const summarizing = 1000
