/** What Graph posts to the callback of a call: about the call, its participants and its operations. */
import type { Any } from "@effect-comms/core/internal/ClientOperation"
import { integer, regex, string } from "@effect-comms/core/test/contract/Matching.ts"
import { type ProviderState, timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import type { AnyScenario } from "@effect-comms/core/test/contract/Scenario.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { decode, isCancelled, type Notification, outcomeOfDeleted } from "../../src/notifications.ts"
import * as operations from "../../src/operations/index.ts"
import {
  answeredUri,
  application,
  callId,
  clientContext,
  clientId,
  established,
  inMeeting,
  joins,
  leaves,
  meetingWith,
  operationId,
  ownParticipantId,
  participantId,
  policyRecorded,
  policyRings,
  presses,
  resultInfo,
  ringing,
  running,
  tenantId,
  userId
} from "../scenarios/given.ts"
import { scenarios } from "../scenarios/index.ts"
import { options } from "../scenarios/requests.ts"
import { consumer, delivery } from "./consumer.ts"

const callUrl = `/communications/calls/${callId}`
const operationUrl = `${callUrl}/operations/${operationId}`

interface Told {
  readonly changeType: string
  readonly resourceUrl: string
  readonly resourceData: unknown
}

/** The only notification of a body. */
const one = async (
  description: string,
  states: ReadonlyArray<ProviderState>,
  notification: Told,
  count = 1,
  url = delivery.url
): Promise<Notification> => {
  const body = await consumer.message({
    description,
    states: [application, ...states],
    content: {
      "@odata.type": "#microsoft.graph.commsNotifications",
      value: [{ "@odata.type": "#microsoft.graph.commsNotification", ...notification }]
    },
    delivery: { ...delivery, count, url }
  })
  const [read, ...rest] = Result.getOrThrow(decode(body))
  assert.lengthOf(rest, 0)
  if (read === undefined) throw new Error("nothing was read")
  return read
}

const call = (state: string, more: object = {}, changeType = "updated"): Told => ({
  changeType,
  resourceUrl: callUrl,
  resourceData: { "@odata.type": "#microsoft.graph.call", id: callId, state, ...more }
})

const read = async (...args: Parameters<typeof one>) => {
  const notification = await one(...args)
  if (notification._tag !== "Call") return assert.fail(notification._tag)
  assert.deepInclude(notification, { callId, changeType: args[2].changeType })
  return notification.call
}

const { createCall, deleteCall } = scenarios
const created = [executed(operations.createCall, createCall.input, createCall.answer, options), timeHasPassed(5000)]
const deleted = [
  established,
  executed(operations.deleteCall, deleteCall.input, deleteCall.answer, options),
  timeHasPassed(5000)
]

/** What comes of a scenario's request, a little later. */
const after = (
  operation: Any,
  { answer, given, input }: Pick<AnyScenario, "answer" | "given" | "input">
): ReadonlyArray<ProviderState> => {
  // Every message begins with the application.
  const before = given.filter((state) => state !== application)
  return [...before, executed(operation, input, answer, options), timeHasPassed(5000)]
}

describe("a call", () => {
  it("comes in", async () => {
    const incoming = call("incoming", { direction: "incoming", requestedModalities: ["audio"] }, "created")
    const { direction, state } = await read("a call that comes in", [ringing, timeHasPassed(1000)], incoming)
    assert.deepStrictEqual([state, direction], ["incoming", "incoming"])
  })

  it("was answered, and is told where the answer says", async () => {
    const states = after(operations.answerCall, scenarios.answerCall)
    const { state } = await read("a call that was answered", states, call("established"), 2, answeredUri)
    assert.strictEqual(state, "established")
  })

  it("was rejected", async () => {
    const { state } = await read(
      "the end of a call that was rejected",
      after(operations.rejectCall, scenarios.rejectCall),
      call("terminated", {}, "deleted")
    )
    assert.strictEqual(state, "terminated")
  })

  it("was transferred", async () => {
    const states = after(operations.transferCall, scenarios.transferCall)
    const { state } = await read("the end of a call that was transferred", states, call("terminated", {}, "deleted"))
    assert.strictEqual(state, "terminated")
  })

  it("is transcribed", async () => {
    const transcription = { "@odata.type": "#microsoft.graph.callTranscriptionInfo", state: "active" }
    const told = call("established", { transcription })
    const data = await read(
      "a call that is transcribed",
      after(operations.startTranscription, scenarios.startTranscription),
      told
    )
    assert.strictEqual(data.transcription?.state, "active")
  })

  it("is being established", async () => {
    const { state } = await read("a call that is being established", created, call("establishing"))
    assert.strictEqual(state, "establishing")
  })

  it("is established", async () => {
    // Once that it is, and once that its audio flows.
    const { state } = await read("a call that is established", created, call("established"), 2)
    assert.strictEqual(state, "established")
  })

  it("has its media", async () => {
    const mediaState = { "@odata.type": "#microsoft.graph.callMediaState", audio: "active" }
    const data = await read("a call whose audio is active", created, call("established", { mediaState }))
    assert.strictEqual(data.mediaState?.audio, "active")
  })

  it("is being terminated", async () => {
    const { state } = await read("a call that is being terminated", deleted, call("terminating"))
    assert.strictEqual(state, "terminating")
  })

  it("has ended", async () => {
    const ended = call("terminated", { resultInfo: resultInfo(200, 7000, "Call ended by the bot.") }, "deleted")
    const data = await read("a call that has ended", deleted, ended)
    assert.strictEqual(data.state, "terminated")
    assert.deepInclude(data.resultInfo, { code: 200, subcode: 7000 })
  })

  it("has a key pressed", async () => {
    const toneInfo = { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: integer(1), tone: "tone1" }
    // The first is not told: nobody had subscribed.
    const states = [established, presses("tone2"), running("subscribeToToneOperation"), presses("tone1")]
    const data = await read("a key that was pressed", states, call("established", { toneInfo }))
    assert.deepInclude(data.toneInfo, { sequenceId: 1, tone: "tone1" })
  })
})

const operation = (type: string, data: object): Told => ({
  changeType: "deleted",
  resourceUrl: operationUrl,
  resourceData: {
    "@odata.type": `#microsoft.graph.${type}`,
    "@odata.id": operationUrl,
    "@odata.etag": regex('^W/"[^"]+"$', 'W/"54451"'),
    id: operationId,
    clientContext,
    ...data
  }
})

const readOperation = async (...args: Parameters<typeof one>) => {
  const notification = await one(...args)
  if (notification._tag !== "Operation") return assert.fail(notification._tag)
  assert.deepInclude(notification, { callId, operationId, changeType: "deleted" })
  return notification.operation
}

/** The end of an action whose answer did not have it. */
const ends = (type: string, more: object = {}) =>
  operation(type, { status: "completed", resultInfo: resultInfo(200, 0, "Action completed successfully."), ...more })

describe("an action", () => {
  it("has sent tones", async () => {
    const states = [...after(operations.sendDtmfTones, scenarios.sendDtmfTones), timeHasPassed(60_000)]
    const told = await readOperation(
      "the end of tones that were sent",
      states,
      operation("sendDtmfTonesOperation", { status: "completed", completionReason: "completedSuccessfully" })
    )
    assert.deepInclude(told, { clientContext, completionReason: "completedSuccessfully" })
  })

  it("has invited", async () => {
    const { participants } = scenarios.inviteParticipants.input
    const told = await readOperation(
      "the end of an invitation",
      after(operations.inviteParticipants, scenarios.inviteParticipants),
      ends("inviteParticipantsOperation", { participants })
    )
    assert.deepInclude(told, { clientContext, participants })
  })

  it("ends the music of who was on hold", async () => {
    const told = await readOperation(
      "the end of bringing a participant back",
      after(operations.stopHoldMusic, scenarios.stopHoldMusic),
      ends("stopHoldMusicOperation")
    )
    assert.strictEqual(outcomeOfDeleted(told), "completed")
  })

  it("has added the large gallery", async () => {
    const told = await readOperation(
      "the end of adding the large gallery",
      after(operations.addLargeGalleryView, scenarios.addLargeGalleryView),
      ends("addLargeGalleryViewOperation")
    )
    assert.strictEqual(outcomeOfDeleted(told), "completed")
  })

  it.each([
    ["starting the recording of the meeting", "startRecording", operations.startRecording],
    ["stopping the recording of the meeting", "stopRecording", operations.stopRecording],
    ["starting the transcription of the meeting", "startTranscription", operations.startTranscription],
    ["stopping the transcription of the meeting", "stopTranscription", operations.stopTranscription]
  ] as const)("is over: %s", async (what, name, operation) => {
    const told = await readOperation(`the end of ${what}`, after(operation, scenarios[name]), ends(`${name}Operation`))
    assert.strictEqual(outcomeOfDeleted(told), "completed")
  })

  it("plays music to who is on hold", async () => {
    const told = await readOperation(
      "the end of putting a participant on hold",
      after(operations.startHoldMusic, scenarios.startHoldMusic),
      ends("startHoldMusicOperation")
    )
    assert.strictEqual(outcomeOfDeleted(told), "completed")
  })
})

const type = (name: string) => ({ "@odata.type": `#microsoft.graph.${name}` })

const person = (id: string, kind: string, of: string, more: object = {}) => ({
  ...type("participant"),
  id,
  info: { ...type("participantInfo"), identity: { ...type("identitySet"), [kind]: { ...type("identity"), id: of } } },
  isInLobby: false,
  ...more
})

describe("a roster", () => {
  it("has who was muted", async () => {
    const told = {
      changeType: "updated",
      resourceUrl: `${callUrl}/participants`,
      resourceData: [
        person(ownParticipantId, "application", clientId, { isMuted: false }),
        person(participantId, "user", userId, { isMuted: true })
      ]
    }
    // Before, that the user waited, and that it was let in.
    const notification = await one(
      "a participant who was muted",
      after(operations.muteParticipant, scenarios.muteParticipant),
      told,
      3
    )
    if (notification._tag !== "Participants") return assert.fail(notification._tag)
    assert.strictEqual(notification.roster, "full")
    assert.deepStrictEqual(
      notification.participants.map(({ id, isMuted }) => [id, isMuted]),
      [
        [ownParticipantId, false],
        [participantId, true]
      ]
    )
  })
})

describe("a part of a roster", () => {
  const meeting = meetingWith({ isDeltaRosterEnabled: true })
  const part = (sequenceNumber: number, ...participants: ReadonlyArray<object>): Told => ({
    changeType: "updated",
    resourceUrl: `${callUrl}/participants`,
    resourceData: { ...type("deltaParticipants"), sequenceNumber, participants }
  })
  const numbered = { rosterSequenceNumber: 4 }
  const inMeetingOf = (operation: Any, scenario: AnyScenario) =>
    after(operation, { ...scenario, given: [application, meeting] })

  const readPart = async (...args: Parameters<typeof one>) => {
    const notification = await one(...args)
    if (notification._tag !== "Participants") return assert.fail(notification._tag)
    assert.deepInclude(notification, { roster: "delta", sequenceNumber: 4 })
    return notification.participants[0]
  }

  it("has who was muted", async () => {
    const muted = person(participantId, "user", userId, { isMuted: true, ...numbered })
    // Before, that the user waited, and that it was let in.
    const participant = await readPart(
      "a participant who was muted, alone",
      inMeetingOf(operations.muteParticipant, scenarios.muteParticipant),
      part(4, muted),
      3
    )
    assert.deepInclude(participant, { id: participantId, isMuted: true })
  })

  it("has who left", async () => {
    const removedState = { ...type("removedState"), reason: string("Removed") }
    const gone = { ...type("participant"), id: participantId, removedState, ...numbered }
    const participant = await readPart(
      "a participant who left, alone",
      inMeetingOf(operations.deleteParticipant, scenarios.deleteParticipant),
      part(4, gone),
      1
    )
    assert.deepInclude(participant, { id: participantId, removedState: { ...type("removedState"), reason: "Removed" } })
  })
})

describe("content sharing", () => {
  const sessionId = "8f2e7c1a-3b4d-4e5f-9a6b-7c8d9e0f1a2b"
  const meeting = meetingWith({ isContentSharingNotificationEnabled: true })
  const shared = inMeeting("content is shared in the Graph call", { participantId, sessionId })
  const ends = inMeeting("content sharing ends in the Graph meeting", { participantId })
  const sessions = (changeType: string): Told => ({
    changeType,
    resourceUrl: `${callUrl}/contentSharingSessions`,
    resourceData: [{ ...type("contentSharingSession"), id: sessionId }]
  })

  const readSessions = async (...args: Parameters<typeof one>) => {
    const notification = await one(...args)
    if (notification._tag !== "ContentSharing") return assert.fail(notification._tag)
    assert.deepInclude(notification, { callId, changeType: args[2].changeType })
    return notification.sessions.map(({ id }) => id)
  }

  it("has begun", async () => {
    const ids = await readSessions(
      "content sharing that has begun",
      [meeting, shared, timeHasPassed(1000)],
      sessions("created")
    )
    assert.deepStrictEqual(ids, [sessionId])
  })

  it("has ended", async () => {
    const ids = await readSessions("content sharing that has ended", [meeting, shared, ends], sessions("deleted"))
    assert.deepStrictEqual(ids, [sessionId])
  })
})

describe("a policy", () => {
  const ofPolicy = {
    applicationMetadata: { botData: { user: { applicationMetadata: string("") } } },
    incomingContext: { ...type("incomingContext"), observedParticipantId: participantId }
  }

  it("brings the application into a call", async () => {
    const told = call("incoming", { direction: "incoming", tenantId, ...ofPolicy }, "created")
    const incoming = await read("a call that a policy has recorded", [policyRings], told)
    assert.isDefined(incoming.applicationMetadata)
    assert.strictEqual(incoming.incomingContext?.observedParticipantId, participantId)
  })

  it("has a call recorded, which is established", async () => {
    const { state } = await read(
      "a call that a policy has recorded, established",
      [policyRecorded],
      call("established"),
      2
    )
    assert.strictEqual(state, "established")
  })

  it("asks about who joins", async () => {
    const told = {
      changeType: "created",
      resourceUrl: callUrl,
      resourceData: {
        ...type("participantJoiningNotification"),
        call: {
          ...type("call"),
          id: callId,
          state: "incoming",
          source: {
            ...type("participantInfo"),
            identity: { ...type("identitySet"), user: { ...type("identity"), id: userId } }
          },
          tenantId,
          ...ofPolicy
        }
      }
    }
    const notification = await one("a participant who is about to join under a policy", [policyRecorded, joins], told)
    if (notification._tag !== "ParticipantJoining") return assert.fail(notification._tag)
    assert.deepInclude(notification, { callId, changeType: "created" })
    assert.strictEqual(notification.joining.call?.source?.identity?.user?.id, userId)
  })

  it("tells who left", async () => {
    const told = {
      changeType: "deleted",
      resourceUrl: callUrl,
      resourceData: {
        ...type("participantLeftNotification"),
        participantId,
        call: { ...type("call"), id: callId, tenantId }
      }
    }
    const notification = await one("a participant under a policy who left", [policyRecorded, joins, leaves], told)
    if (notification._tag !== "ParticipantLeft") return assert.fail(notification._tag)
    assert.deepInclude(notification, { callId, changeType: "deleted" })
    assert.strictEqual(notification.left.participantId, participantId)
  })
})

describe("a prompt", () => {
  const states = [established, running("playPromptOperation"), timeHasPassed(120_000)]
  it("was played", async () => {
    const played = operation("playPromptOperation", {
      status: "completed",
      resultInfo: resultInfo(200, 0, "Action completed successfully.")
    })
    const told = await readOperation("the end of a prompt that was played", states, played)
    assert.strictEqual(outcomeOfDeleted(told), "completed")
  })
})

describe("a recording", () => {
  const recording = [established, running("recordOperation")]

  it("was stopped by a key", async () => {
    const states = [...recording, timeHasPassed(62_000), presses("pound")]
    const stopped = operation("recordOperation", {
      status: "completed",
      resultInfo: resultInfo(200, 8514, "Action completed as stop tone was detected."),
      recordingLocation: string("https://graph.microsoft.com/recordings/1"),
      recordingAccessToken: string("a token of the recording"),
      completionReason: "stopToneDetected"
    })
    const told = await readOperation("the end of a recording that was stopped by a key", states, stopped)
    assert.deepInclude(told, { status: "completed", clientContext, completionReason: "stopToneDetected" })
  })

  it("lasts as long as is usual when no limits were given", async () => {
    const { id, prompts } = scenarios.recordResponse.input
    const started = { status: 200, body: { id: operationId } }
    const record = executed(operations.recordResponse, { id, clientContext, prompts }, started, options)
    const ended = operation("recordOperation", {
      status: "completed",
      resultInfo: resultInfo(200, 8515, "Action completed, max record duration reached."),
      recordingLocation: string("https://graph.microsoft.com/recordings/1"),
      recordingAccessToken: string("a token of the recording"),
      completionReason: "maxRecordDurationReached"
    })
    const states = [established, record, timeHasPassed(120_000)]
    const told = await readOperation("the end of a recording without limits of its own", states, ended)
    assert.deepInclude(told, { status: "completed", completionReason: "maxRecordDurationReached" })
  })

  it("was cancelled", async () => {
    const { cancelMediaProcessing } = scenarios
    const cancel = executed(operations.cancelMediaProcessing, cancelMediaProcessing.input, { status: 200 }, options)
    const cancelled = operation("recordOperation", {
      status: "failed",
      resultInfo: resultInfo(400, 8508, "Action failed, the operation was cancelled."),
      recordingLocation: "",
      recordingAccessToken: "",
      completionReason: "operationCanceled"
    })
    const states = [...recording, cancel, timeHasPassed(1000)]
    const told = await readOperation("the end of a recording that was cancelled", states, cancelled)
    assert.deepInclude(told, { status: "failed", clientContext, completionReason: "operationCanceled" })
    assert.isTrue(isCancelled(told))
  })
})
