/**
 * Hundreds of calls at a time, with `pnpm test:long` a thousand, live their whole life: made or taken, prompted, asked, joined and left, recorded, ended. Each gets the events
 * that a single call gets, in the same order; nothing is left of any.
 */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { keptBytes } from "../kernel/memory.ts"
import {
  callbackUri,
  callerId,
  codeOf,
  makeRig,
  objectAt,
  phone,
  resourceId,
  type Rig,
  textAt,
  user
} from "./support/Rig.ts"

/** Whom a call is to. */
const kinds = ["an application", "a telephone", "a group", "the resource"] as const

interface Life {
  readonly kind: (typeof kinds)[number]
  /** By `role`, in the order they were made. */
  readonly legs: Map<string, string>
  recordingId: string
}

const digits = (index: number) => String(index).padStart(12, "0")
const caller = (index: number) => `8:acs:${resourceId}_0f50d091-5bd3-448b-884d-${digits(index)}1`
const callee = (index: number) => `8:acs:${resourceId}_da7be3a9-8788-42a6-85c6-${digits(index)}1`
const customer = (index: number) => phone(`+1425555${String(index).padStart(4, "0")}1`)
const guest = phone("+14255550144")
const prompt = { kind: "file", file: { uri: "https://media.contoso.com/a.wav?durationMs=300" } }

/** A life up to where it rings. */
const begin = Effect.fnUntraced(function* (rig: Rig, index: number) {
  const kind = kinds[index % kinds.length] ?? "a telephone"
  const life: Life = { kind, legs: new Map(), recordingId: "" }
  if (kind === "the resource") {
    yield* rig.control("/incoming-calls", { from: customer(index), to: user(callee(index)) })
    return life
  }
  const targets = {
    "an application": [user(callee(index))],
    "a telephone": [customer(index)],
    "a group": [user(callee(index)), customer(index)]
  }[kind]
  const body = { targets, source: { id: caller(index) }, callbackUri, ...callerId }
  const created = yield* rig.send(operations.createCall, { body })
  life.legs.set("creator", textAt(created.body, "callConnectionId"))
  return life
})

/** The other application takes every call that rings. */
const answerAll = Effect.fnUntraced(function* (rig: Rig, lives: ReadonlyArray<Life>) {
  for (const { data, type } of rig.published) {
    if (type !== "Microsoft.Communication.IncomingCall") continue
    const index = lives.findIndex((_, each) => callee(each) === textAt(data, "to", "rawId"))
    const { incomingCallContext } = data
    const answered = yield* rig.send(operations.answerCall, { body: { incomingCallContext, callbackUri } })
    assert.strictEqual(answered.status, 200)
    lives[index]?.legs.set("answerer", textAt(answered.body, "callConnectionId"))
  }
})

const steps: ReadonlyArray<(rig: Rig, id: string, life: Life) => Effect.Effect<unknown, unknown>> = [
  (rig, id) => rig.send(operations.play, { id, body: { playSources: [prompt], operationContext: "play" } }),
  (rig, id) =>
    Effect.gen(function* () {
      const participants = (yield* rig.send(operations.getParticipants, { id })).body["value"]
      const targetParticipant = objectAt(participants, 1, "identifier")
      const dtmfOptions = { maxTonesToCollect: 2 }
      yield* rig.send(operations.recognize, {
        id,
        body: { recognizeInputType: "dtmf", recognizeOptions: { targetParticipant, dtmfOptions } }
      })
      yield* rig.control(`/calls/${id}/tones`, { participant: targetParticipant, tones: "12" })
    }),
  (rig, id) => rig.send(operations.addParticipant, { id, body: { participantToAdd: guest, ...callerId } }),
  (rig, id, life) =>
    Effect.map(
      rig.send(operations.startRecording, { body: { callConnectionId: id, recordingStateCallbackUri: callbackUri } }),
      ({ body }) => {
        life.recordingId = textAt(body, "recordingId")
      }
    ),
  (rig, id) => rig.send(operations.removeParticipant, { id, body: { participantToRemove: guest } }),
  (rig, id, { kind }) => rig.send(kind === "an application" ? operations.terminateCall : operations.hangupCall, { id })
]

/** So many complete calls at a time; gives the events of each, and forgets them. */
const live = Effect.fnUntraced(function* (rig: Rig, count: number) {
  const lives: Array<Life> = []
  for (let index = 0; index < count; index++) lives.push(yield* begin(rig, index))
  yield* answerAll(rig, lives)
  yield* rig.advance(1000)
  let most = 0
  for (const step of steps) {
    const calls = yield* rig.calls
    most = Math.max(most, Array.isArray(calls) ? calls.length : 0)
    for (const life of lives) {
      const [id = ""] = life.legs.values()
      yield* step(rig, id, life)
    }
    yield* rig.advance(3000)
  }
  // In a group the called ones are left to themselves.
  for (const { kind, legs } of lives)
    if (kind === "a group") yield* rig.send(operations.hangupCall, { id: legs.get("answerer") ?? "" })
  yield* rig.advance(1000)
  const emitted = lives.map(({ legs, recordingId }) => {
    const names = new Map([...legs].map(([role, id]) => [id, role]))
    return { names, recordingId, events: new Array<string>() }
  })
  const byId = new Map(emitted.flatMap((life) => [...life.names].map(([id, role]) => [id, { life, role }])))
  const byRecording = new Map(emitted.map((life) => [life.recordingId, { life, role: "recorder" }]))
  for (const post of rig.posts) {
    const of = byId.get(post.key) ?? byRecording.get(String(post.data["recordingId"]))
    const { sequenceNumber } = post.data
    const number = typeof sequenceNumber === "number" ? ` ${sequenceNumber}` : ""
    of?.life.events.push(`${of.role} ${post.type} ${codeOf(post)}${number}`)
  }
  const events = rig.posts.length
  rig.forget()
  rig.grid.length = 0
  rig.published.length = 0
  return { most, events, emitted: emitted.map((life) => life.events) }
})

/** How many live at a time, and how many once more, by which what is kept of them is weighed; `pnpm test:long` takes a thousand. */
const [atOnce, again] = process.env["LONG"] === undefined ? [400, 200] : [1000, 1000]

describe(`${atOnce} calls at a time`, () => {
  it.effect("each gets the events that a single call gets, and nothing is left", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true, options: { journalLimit: 100 } })
      yield* rig.cloud.setScale(0)
      const alone = yield* live(rig, kinds.length)
      for (const [index, kind] of kinds.entries()) {
        const types = (alone.emitted[index] ?? []).map((event) => event.split(" ")[1])
        for (const type of ["CallConnected", "PlayCompleted", "RecognizeCompleted", "AddParticipantSucceeded"])
          assert.include(types, type, kind)
        for (const type of ["RecordingStateChanged", "RemoveParticipantSucceeded", "CallDisconnected"])
          assert.include(types, type, kind)
      }
      const { events, most, emitted } = yield* live(rig, atOnce)
      assert.strictEqual(most, atOnce)
      assert.isAbove(events, 15 * atOnce)
      for (const [index, each] of emitted.entries())
        assert.deepStrictEqual(each, alone.emitted[index % kinds.length], kinds[index % kinds.length])
      assert.deepStrictEqual(yield* rig.calls, [])
      yield* rig.advance(24 * 60 * 60 * 1000)
      const before = keptBytes()
      yield* Effect.asVoid(live(rig, again))
      // Files of recordings are kept for a day.
      yield* rig.advance(24 * 60 * 60 * 1000)
      yield* Effect.yieldNow
      const kept = (keptBytes() - before) / again
      assert.isBelow(kept, 300, `${kept} bytes are kept per call`)
    })
  )
})
