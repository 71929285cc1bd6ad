/**
 * Random walks: whatever applications and participants do, in whatever order and at whatever moment, the promises about events hold.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Effect from "effect/Effect"
import {
  alice,
  bob,
  callApplication,
  callbackUri,
  callerId,
  makeRig,
  objectAt,
  phone,
  resourceId,
  type Rig,
  textAt,
  user
} from "./support/Rig.ts"

/** The context of the last incoming call; files of recordings are published as well. */
const contextIn = (rig: Rig): string =>
  textAt(
    rig.published.findLast(({ type }) => type.endsWith(".IncomingCall")),
    "data",
    "incomingCallContext"
  )

const carol = `8:acs:${resourceId}_3b3a5c9e-57f4-4f0a-9a5b-1d0c5ed0c0de`
const parties = [
  user(bob),
  user(carol),
  user(alice),
  phone("+14255550123"),
  phone("+14255550144"),
  phone("+14255550603"),
  phone("+14255550408")
]
/** How often a walk does what. */
const acts = [
  "add",
  "add",
  "add",
  "add",
  "cancel",
  "cancel",
  "remove",
  "remove",
  "hold",
  "unhold",
  "badHold",
  "play",
  "playTo",
  "badPlay",
  "interrupt",
  "answer",
  "answer",
  "reject",
  "redirect",
  "transfer",
  "transfer",
  "connect",
  "hangup",
  "leave",
  "terminate",
  "create",
  "mute",
  "move",
  "move",
  "record",
  "stopRecording"
] as const

const below = (bound: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: bound - 1 }))
const Step = Schema.Struct({ act: below(acts.length), leg: below(4), party: below(parties.length), millis: below(900) })
const Walk = Schema.Array(Step).check(Schema.isMinLength(12), Schema.isMaxLength(40))

/** What was accepted and must end once: the leg, its context, and the events that may end it. */
interface Accepted {
  readonly leg: string
  readonly context: string
  readonly endings: ReadonlyArray<string>
  readonly invitationId: string | undefined
}

const outcome = (name: string) => [`${name}Succeeded`, `${name}Failed`]
const playEndings = ["PlayCompleted", "PlayFailed", "PlayCanceled"]

const walk = Effect.fnUntraced(function* (rig: Rig, steps: typeof Walk.Type) {
  const legs: Array<string> = []
  const invitations: Array<string> = []
  const recordings: Array<string> = []
  const accepted: Array<Accepted> = []
  const { answerer, creator } = yield* callApplication(rig)
  legs.push(creator, answerer)

  for (const [index, step] of steps.entries()) {
    const act = acts[step.act] ?? "add"
    const id = legs[step.leg % legs.length] ?? creator
    const party = parties[step.party] ?? user(bob)
    const context = `step ${index}`
    const ask = Effect.fnUntraced(function* (
      operation: Parameters<Rig["send"]>[0],
      body: object | undefined,
      endings: ReadonlyArray<string>
    ) {
      const answer = yield* rig.send(operation, {
        id,
        ...(operation === operations.moveParticipants ? { version: "2026-03-12" } : {}),
        ...(body === undefined ? {} : { body: { ...body, operationContext: context } })
      })
      assert.include([200, 202, 204, 400, 404, 409], answer.status)
      if (answer.status >= 300 || endings.length === 0) return undefined
      const invitationId = operation === operations.addParticipant ? textAt(answer.body, "invitationId") : undefined
      accepted.push({ leg: id, context, endings, invitationId })
      return invitationId
    })
    const file = (name: string) => ({ kind: "file", file: { uri: `https://media.contoso.com/${name}` } })
    switch (act) {
      case "add": {
        const invitationId = yield* ask(
          operations.addParticipant,
          { participantToAdd: party, ...callerId },
          outcome("AddParticipant")
        )
        if (invitationId !== undefined) invitations.push(invitationId)
        break
      }
      case "cancel":
        yield* ask(
          operations.cancelAddParticipant,
          { invitationId: invitations[step.party % Math.max(1, invitations.length)] ?? "nothing" },
          outcome("CancelAddParticipant")
        )
        break
      case "remove":
        yield* ask(operations.removeParticipant, { participantToRemove: party }, outcome("RemoveParticipant"))
        break
      case "hold":
        yield* ask(operations.hold, { targetParticipant: party }, [])
        break
      case "unhold":
        yield* ask(operations.unhold, { targetParticipant: party }, [])
        break
      case "badHold":
        yield* ask(operations.hold, { targetParticipant: party, playSourceInfo: file("invalid-format.mp3") }, [
          "HoldFailed"
        ])
        break
      case "play":
        yield* ask(operations.play, { playSources: [file("a.wav")] }, playEndings)
        break
      case "playTo":
        yield* ask(operations.play, { playSources: [file("a.wav")], playTo: [party] }, playEndings)
        break
      case "badPlay":
        yield* ask(operations.play, { playSources: [file("not-found.mp3")], playTo: [party] }, playEndings)
        break
      case "interrupt":
        yield* ask(operations.play, { playSources: [file("a.wav")], interruptCallMediaOperation: true }, playEndings)
        break
      case "answer": {
        const incomingCallContext = contextIn(rig)
        const answer = yield* rig.send(operations.answerCall, { body: { incomingCallContext, callbackUri } })
        if (answer.status === 200) legs.push(textAt(answer.body, "callConnectionId"))
        break
      }
      case "reject":
      case "redirect": {
        const incomingCallContext = contextIn(rig)
        const [operation, more] =
          act === "reject" ? [operations.rejectCall, {}] : [operations.redirectCall, { target: party }]
        yield* rig.send(operation, { body: { incomingCallContext, ...more } })
        break
      }
      case "transfer":
        yield* ask(
          operations.transferToParticipant,
          step.millis < 450
            ? { targetParticipant: party }
            : { targetParticipant: party, transferee: parties[(step.party + step.leg + 1) % parties.length] },
          ["CallTransferAccepted", "CallTransferFailed"]
        )
        break
      case "connect": {
        const told = rig.eventsOf(id).at(-1)?.data["serverCallId"]
        const answer = yield* rig.send(operations.connect, {
          body: {
            callLocator:
              step.millis < 700
                ? { kind: "serverCallLocator", serverCallId: told }
                : { kind: "groupCallLocator", groupCallId: String(step.party) },
            callbackUri
          }
        })
        if (answer.status === 200) legs.push(textAt(answer.body, "callConnectionId"))
        break
      }
      case "hangup":
        yield* ask(operations.hangupCall, undefined, [])
        break
      case "terminate":
        if (step.millis < 300) yield* ask(operations.terminateCall, undefined, [])
        break
      case "leave":
        yield* Effect.ignore(rig.control(`/calls/${id}/leave`, { participant: party }))
        break
      case "mute":
        yield* ask(operations.muteParticipants, { targetParticipants: [party] }, [])
        break
      case "move":
        yield* ask(
          operations.moveParticipants,
          { targetParticipants: [party], fromCall: legs[step.millis % legs.length] },
          outcome("MoveParticipant")
        )
        break
      case "record": {
        const started = yield* rig.send(operations.startRecording, {
          body: { callConnectionId: id, recordingStateCallbackUri: callbackUri }
        })
        assert.include([202, 404, 409], started.status)
        if (started.status === 202) recordings.push(textAt(started.body, "recordingId"))
        break
      }
      case "stopRecording":
        yield* rig.send(operations.stopRecording, {
          id: recordings[step.party % Math.max(1, recordings.length)] ?? "none"
        })
        break
      case "create": {
        const created = yield* rig.send(operations.createCall, {
          body: { targets: [party], source: { id: alice }, callbackUri, ...callerId }
        })
        if (created.status === 201) legs.push(textAt(created.body, "callConnectionId"))
        break
      }
    }
    yield* rig.advance(step.millis)
  }
  return { legs, accepted, recordings }
})

/** What must hold once everything has come to rest. */
const check = Effect.fnUntraced(function* (
  rig: Rig,
  { accepted, legs, recordings }: Effect.Success<ReturnType<typeof walk>>
) {
  for (const id of legs) {
    const events = rig.eventsOf(id)
    const types = events.map(({ type }) => type)
    const numbers = events
      .filter(({ type }) => type === "ParticipantsUpdated")
      .map(({ data }) => Number(data["sequenceNumber"]))
    assert.isTrue(
      numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0)),
      "sequence numbers grow"
    )

    const isThere = (yield* rig.send(operations.getCall, { id })).status === 200
    const end = types.indexOf("CallDisconnected")
    assert.strictEqual(types.filter((type) => type === "CallDisconnected").length, isThere ? 0 : 1, "a leg ends once")
    assert.isAtMost(types.filter((type) => type === "CallConnected").length, 1)
    if (!isThere)
      assert.isTrue(
        types.slice(end + 1).every((type) => ["CreateCallFailed", "AnswerFailed", "ConnectFailed"].includes(type)),
        `nothing follows CallDisconnected: ${types.join(" ")}`
      )
    if (isThere) {
      const roster = events.findLast(({ type }) => type === "ParticipantsUpdated")
      assert.deepStrictEqual(
        roster?.data["participants"],
        (yield* rig.send(operations.getParticipants, { id })).body["value"]
      )
    }
  }
  for (const recordingId of recordings) {
    const told = rig.posts.filter(({ data }) => data["recordingId"] === recordingId)
    const runs = (yield* rig.send(operations.getRecordingProperties, { id: recordingId })).status === 200
    const last = told.at(-1)
    const expected = last?.type === "StartRecordingFailed" ? undefined : runs ? "active" : "inactive"
    assert.isDefined(last, "a recording is told of")
    assert.strictEqual(last?.data["state"], expected)
  }
  for (const { context, endings, invitationId, leg } of accepted) {
    const ended = rig
      .eventsOf(leg)
      .filter(
        ({ data, type }) =>
          (data["operationContext"] === context && endings.includes(type)) ||
          (invitationId !== undefined &&
            type === "CancelAddParticipantSucceeded" &&
            data["invitationId"] === invitationId)
      )
    assert.strictEqual(
      ended.length,
      1,
      `${endings.join(" or ")} of ${context}: ${ended.map(({ type }) => type).join(" ")}`
    )
  }
})

const arbitrary = { runs: 60, size: 40 }

describe("random walks", () => {
  it.effect.prop(
    "every accepted operation ends once, rosters tell the state, nothing follows the end",
    [Walk],
    ([steps]) =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const walked = yield* walk(rig, steps)
        yield* rig.advance(600_000)
        yield* check(rig, walked)
      }),
    { arbitrary }
  )

  it.effect.prop(
    "the same when all legs end the call at the end",
    [Walk],
    ([steps]) =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        const walked = yield* walk(rig, steps)
        for (const id of walked.legs) yield* rig.send(operations.terminateCall, { id })
        yield* rig.advance(600_000)
        yield* check(rig, walked)
        // Two telephones whose applications have left go on talking.
        const calls = yield* rig.calls
        for (const call of Array.isArray(calls) ? calls : [calls]) assert.deepStrictEqual(objectAt(call)["legs"], [])
      }),
    { arbitrary }
  )
})
