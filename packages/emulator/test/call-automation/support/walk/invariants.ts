/** What must hold after a walk, when everything has come to rest. */
import { decodeResult } from "@effect-comms/call-automation/events"
import * as operations from "@effect-comms/call-automation/operations"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { callbackUri, type Json, objectAt, type Received, textAt } from "../Rig.ts"
import { orderedOnly } from "./media.ts"
import type { Expected, Leg, World } from "./Scene.ts"
import { checkStreams } from "./sockets.ts"

/** The first version whose event has `resultInformation`; events that are not named have it in every version. */
const resultSince: Readonly<Record<string, string>> = {
  CallConnected: "2024-09-15",
  CallDisconnected: "2024-09-15",
  ParticipantsUpdated: "2024-09-15",
  PlayCanceled: "2024-09-15",
  RecognizeCanceled: "2024-09-15",
  CancelAddParticipantSucceeded: "2024-09-15",
  RecordingStateChanged: "2024-09-15",
  RemoveParticipantSucceeded: "2024-06-15-preview",
  StartRecordingFailed: "2025-06-15"
}

/** What reports that a leg was never connected, and since when; recordings show it behind CallDisconnected. */
const failures: Readonly<Record<string, string>> = {
  CreateCallFailed: "2024-06-15-preview",
  AnswerFailed: "2024-09-15",
  ConnectFailed: "2024-06-15-preview"
}

/** Every event once: what was delivered twice is the same event. */
const once = (posts: ReadonlyArray<Received>): ReadonlyArray<Received> => {
  const seen = new Map<unknown, Received>()
  for (const post of posts) {
    const first = seen.get(post.event["id"])
    if (first === undefined) seen.set(post.event["id"], post)
    else assert.deepStrictEqual(post.event, first.event, "an event that comes twice is the same")
  }
  return [...seen.values()]
}

/** An event by itself: our own decoder reads it, and it has what its version has. */
const checkEvent = ({ data, event, type }: Received, version: string): void => {
  const decoded = decodeResult([event])
  const [only] = Result.isSuccess(decoded) ? decoded.success : assert.fail(`${type} is no batch`)
  assert.notInclude(["InvalidEvent", "UnknownEvent"], only._tag, type)
  assert.strictEqual(data["version"], version, type)
  const since = resultSince[type] ?? ""
  assert.strictEqual("resultInformation" in data, version >= since, `${type} of ${version}`)
}

const numbersOf = (events: ReadonlyArray<Received>) =>
  events.filter(({ type }) => type === "ParticipantsUpdated").map(({ data }) => Number(data["sequenceNumber"]))

/** The events of a leg: connected and ended once, numbers that grow, nothing behind the end but why it never was connected. */
const checkLeg = (leg: Leg, events: ReadonlyArray<Received>, isThere: boolean): void => {
  const types = events.map(({ type }) => type)
  const emitted = types.join(" ")
  for (const event of events) checkEvent(event, leg.version)
  for (const { type, url } of events)
    if (["CallConnected", "ParticipantsUpdated", "CallDisconnected"].includes(type) || type in failures)
      assert.strictEqual(url, leg.callbackUri, type)
  const count = (type: string) => types.filter((each) => each === type).length
  const numbers = numbersOf(events)
  assert.isTrue(
    numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0)),
    `sequence numbers grow: ${numbers.join(" ")}`
  )
  assert.strictEqual(count("CallDisconnected"), isThere ? 0 : 1, `a leg ends once: ${emitted}`)
  assert.isAtMost(count("CallConnected"), 1, emitted)
  const end = types.indexOf("CallDisconnected")
  if (isThere) assert.strictEqual(count("CallConnected"), 1, `whoever is there is connected: ${emitted}`)
  else {
    const behind = types.slice(end + 1)
    const [failure = ""] = behind
    assert.isTrue(behind.length === 0 || failure in failures, `nothing follows the end: ${emitted}`)
    assert.isAtMost(behind.length, 1, `nothing follows the end: ${emitted}`)
    if (failure !== "") assert.notInclude(types, "CallConnected", `${failure} of a leg that was connected`)
  }
}

/** An operation that was accepted ended once, at its address; of one that was refused nothing is heard. */
const checkExpected = (
  { isCancel = () => false, isEnding, leg, times, url, what }: Expected,
  events: ReadonlyArray<Received>
) => {
  const endings = events.filter((event) => isEnding(event) || isCancel(event))
  assert.strictEqual(endings.length, times, `${what}: ${endings.map(({ type }) => type).join(" ") || "nothing"}`)
  for (const ending of endings)
    if (isEnding(ending)) assert.strictEqual(ending.url, url, `${what} of ${leg.version} is emitted at its address`)
}

const toneReceived = "ContinuousDtmfRecognitionToneReceived"
const toneFailed = "ContinuousDtmfRecognitionToneFailed"

/** A prompt is begun at most once and before it ends; continuous tones have numbers without gaps. */
const checkContexts = (events: ReadonlyArray<Received>): void => {
  const contexts = new Map<unknown, Array<Received>>()
  for (const event of events) {
    const context = event.data["operationContext"]
    const list = contexts.get(context)
    if (list === undefined) contexts.set(context, [event])
    else list.push(event)
  }
  contexts.delete(undefined)
  for (const [context, list] of contexts) {
    const types = list.map(({ type }) => type)
    const begun = types.indexOf("PlayStarted")
    const end = types.findIndex((type) => /^(?:Play|Recognize)(?:Completed|Failed|Canceled)$/.test(type))
    assert.strictEqual(types.lastIndexOf("PlayStarted"), begun, `${String(context)} begins once`)
    if (begun >= 0 && end >= 0) assert.isBelow(begun, end, `${String(context)} begins before it ends`)
    const tones = list.filter(({ type }) => type === toneReceived || type === toneFailed)
    tones.forEach(({ data, type }, index) => {
      // One that fails has no number, and is counted.
      if (type === toneReceived) assert.strictEqual(data["sequenceId"], index + 1, String(context))
    })
    for (const failure of [toneFailed, "HoldFailed"])
      assert.strictEqual(types.lastIndexOf(failure), types.indexOf(failure), `${failure} of ${String(context)} once`)
  }
}

const listAt = (value: unknown, field: string): ReadonlyArray<Json> => {
  const list: unknown = objectAt(value)[field]
  if (!Array.isArray(list)) throw new TypeError(`no list at ${field}`)
  return list.map((each) => objectAt(each))
}

const stateOf = ({ rig }: World) => Effect.map(rig.cloud.state, (state): unknown => JSON.parse(JSON.stringify(state)))

/** Participants in the state, in the answer, and in the last roster that the leg was sent are the same. */
const checkParticipants = Effect.fnUntraced(function* (world: World, leg: Leg, events: ReadonlyArray<Received>) {
  const { rig } = world
  const roster = events.findLast(({ type }) => type === "ParticipantsUpdated")?.data["participants"]
  const answered = yield* rig.send(operations.getParticipants, { id: leg.id, version: leg.version })
  assert.deepStrictEqual(roster, answered.body["value"], "the last roster is the state")
  const call = listAt(yield* stateOf(world), "calls").find((each) =>
    listAt(each, "legs").some(({ callConnectionId }) => callConnectionId === leg.id)
  )
  const shown = listAt(call, "participants").map(({ identifier, isMuted, isOnHold }) => ({
    identifier,
    isMuted,
    isOnHold
  }))
  const whole = yield* rig.send(operations.getParticipants, { id: leg.id, version: "2026-03-12" })
  assert.deepStrictEqual(shown, whole.body["value"], "the state is what is answered")
  assert.deepStrictEqual(listAt(call, "invitations"), [], "nobody rings")
})

const millisOf = (time: string): number => Date.parse(time.replace(/(\.\d{3})\d*/, "$1"))

/** How long it recorded: it says when it began, and then of each change so many milliseconds after it. */
const changing = 100
const recordedMillis = (emitted: ReadonlyArray<Received>): number => {
  let sum = 0
  let since: number | undefined
  for (const { data, event } of emitted) {
    const changed = millisOf(textAt(event, "time")) - changing
    if (data["state"] === "active") since = Math.max(changed, millisOf(textAt(data, "startDateTime")))
    else if (since !== undefined) {
      sum += changed - since
      since = undefined
    }
  }
  return sum
}

/** The last event of a recording is what it does, and a start that failed has no event except that. */
const checkRecordings = Effect.fnUntraced(function* (world: World, events: ReadonlyArray<Received>) {
  const calls = listAt(yield* stateOf(world), "calls")
  const published = world.rig.published.filter(({ type }) => type.endsWith(".RecordingFileStatusUpdated"))
  const running = calls.flatMap((call) => listAt(call, "recordings").map(({ recordingId }) => recordingId))
  for (const { id, version } of world.recordings) {
    const emitted = events.filter(({ data }) => data["recordingId"] === id)
    const { body, status } = yield* world.rig.send(operations.getRecordingProperties, { id })
    assert.strictEqual(status === 200, running.includes(id), "a recording runs as long as its call has it")
    const last = emitted.at(-1)
    assert.isDefined(last, "a recording has an event")
    for (const event of emitted) {
      assert.strictEqual(event.url, callbackUri)
      checkEvent(event, version)
    }
    const files = published.filter(({ subject }) => subject.endsWith(`/recordingId/${id}`))
    const recorded = status === 200 || last?.type === "StartRecordingFailed" ? 0 : recordedMillis(emitted)
    assert.deepStrictEqual(
      files.map(({ data }) => data["recordingDurationMs"]),
      recorded === 0 ? [] : [recorded],
      "the files of what was recorded have one event"
    )
    if (last?.type === "StartRecordingFailed") assert.deepStrictEqual([emitted.length, status], [1, 404])
    else assert.strictEqual(last?.data["state"], status === 200 ? body["recordingState"] : "inactive")
  }
})

/** An ordered failure is that of one operation. */
const checkOrdered = ({ ordered }: World, events: ReadonlyArray<Received>): void => {
  const [, subCode] = orderedOnly
  const failed = events.filter(
    ({ data }) => "resultInformation" in data && objectAt(data, "resultInformation")["subCode"] === subCode
  )
  assert.isAtMost(failed.length, ordered, "failures are ordered one by one")
}

/** Everything that must hold at rest. */
export const check = Effect.fnUntraced(function* (world: World) {
  const { rig } = world
  const events = once(rig.posts)
  const ofLegs = new Map<string, Array<Received>>(world.legs.map(({ id }) => [id, []]))
  for (const event of events) ofLegs.get(event.key)?.push(event)
  for (const leg of world.legs) {
    const own = ofLegs.get(leg.id) ?? []
    const { body, status } = yield* rig.send(operations.getCall, { id: leg.id })
    checkLeg(leg, own, status === 200)
    checkContexts(own)
    checkStreams(world, leg, own)
    if (status !== 200) continue
    assert.strictEqual(body["callConnectionState"], "connected")
    yield* checkParticipants(world, leg, own)
  }
  for (const expected of world.expected) checkExpected(expected, ofLegs.get(expected.leg.id) ?? [])
  checkOrdered(world, events)
  yield* checkRecordings(world, events)
})
