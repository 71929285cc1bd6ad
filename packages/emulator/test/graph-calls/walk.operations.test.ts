/**
 * Random walks over all operations and controls of Graph's calls, whose application decides at random about who joins under a policy: every
 * accepted operation ends once, the roster of the state is the last that was notified, nothing follows the end of a call, and nobody is in
 * under a policy, or left, who was not accepted.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Emulator } from "../../src/Emulator.ts"
import { at, begin, exchange, listAt } from "../identity/support/wire.ts"
import {
  bearer,
  callbackUri,
  callOf,
  clientId,
  makeBot,
  meetingOf,
  type Notified,
  prompt,
  target,
  tenantId
} from "./support/bot.ts"

const byte = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 }))
const Step = Schema.Struct({
  act: byte,
  call: byte,
  who: byte,
  millis: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3000 }))
})
const Walk = Schema.Array(Step).check(Schema.isMinLength(15), Schema.isMaxLength(30))

const beta = "/beta/communications/calls"
const endings = ["a", "b", "c", "603", "486", "408"]
const userOf = (who: number): string => `00000000-0000-4000-8000-000000000${endings[who % endings.length] ?? "a"}`
const media = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
const decisions = ["acceptJoinResponse", "acceptJoinResponse", "rejectJoinResponse", "inviteNewBotResponse", "none"]
const answering = { callbackUri, participantCapacity: 3, acceptedModalities: ["audio"], mediaConfig: media }
const mediaPrompt = (who: number) => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  ...prompt(who * 40, who % 5 === 0 ? "not-found.mp3" : "prompt.wav")
})

interface World {
  authorization: string
  /** The ids of all calls that there were. */
  readonly calls: Array<string>
  /** The ids of operations that were accepted and had not ended in their answers, by their calls. */
  readonly running: Map<string, string>
  /** Those of them that a policy brought the application into. */
  readonly policies: Array<string>
  /** Who joined under a policy, by the ids of their participants: by what decision of the application, if it was asked. */
  readonly joining: Map<string, string | undefined>
  readonly log: Array<string>
}

interface Scene {
  readonly world: World
  readonly id: string
  readonly who: number
  /** The id of one of the participants. */
  readonly participant: string
}

/** A request of the application; what is refused changes nothing. */
const request = Effect.fnUntraced(function* (
  { id, world }: Pick<Scene, "id" | "world">,
  path: string,
  body: object = {},
  method: "POST" | "DELETE" = "POST"
) {
  const headers = { authorization: world.authorization }
  const answer = yield* exchange({ method, path: `${beta}${path}`, headers, body })
  world.log.push(`${method} ${path.replace(id, "{id}")} ${answer.status}`)
  assert.isBelow(answer.status, 500)
  const type = at(answer.body, "@odata.type")
  const operationId = at(answer.body, "id")
  const isOperation = typeof type === "string" && type.endsWith("Operation") && typeof operationId === "string"
  if (isOperation && at(answer.body, "status") === "running") world.running.set(operationId, id)
  return answer
})

const create = (body: object) => (scene: Scene) =>
  Effect.gen(function* () {
    if (scene.world.calls.length > 9) return
    const { body: call } = yield* request(scene, "", body)
    const id = at(call, "id")
    if (typeof id === "string") scene.world.calls.push(id)
  })

const ring = (more: object) => (scene: Scene) =>
  Effect.gen(function* () {
    if (scene.world.calls.length > 9) return
    const { graphIncomingCall } = yield* Emulator
    const from = `8:orgid:${userOf(scene.who)}`
    const id = yield* Effect.orDie(graphIncomingCall({ callbackUri, from, tenantId, ...more }))
    scene.world.calls.push(id)
    if ("applicationMetadata" in more) scene.world.policies.push(id)
  })

const onCall =
  (verb: string, body: (scene: Scene) => object = () => ({})) =>
  (scene: Scene) =>
    request(scene, `/${scene.id}/${verb}`, body(scene))
const onParticipant = (verb: string) => (scene: Scene) =>
  request(scene, `/${scene.id}/participants/${scene.participant}/${verb}`)
const someone = ({ who }: Scene) => target("user", userOf(who))

/** Something that the other side does; what cannot be done is refused. */
const control = (path: string, body: (scene: Scene) => object) => (scene: Scene) =>
  Effect.flatMap(Emulator, (cloud) =>
    Effect.ignore(cloud.control("POST", `/graph/calls/${scene.id}/${path}`, body(scene)))
  )

const joinerOf = (who: number): string => `8:orgid:joiner${who % 3}`

/** A call that a policy brought the application into. */
const recordedOf = ({ who, world }: Scene): string => world.policies[who % world.policies.length] ?? "none"

/** Somebody under the policy joins a call that is recorded by it. */
const joinUnderPolicy = (scene: Scene) =>
  Effect.flatMap(Emulator, ({ graphPolicyParticipant }) =>
    graphPolicyParticipant(recordedOf(scene), joinerOf(scene.who)).pipe(
      Effect.map((participant) => {
        const { joining } = scene.world
        if (!joining.has(participant)) joining.set(participant, undefined)
      }),
      Effect.ignore
    )
  )

/** Somebody who joined so leaves. */
const leaveUnderPolicy = (scene: Scene) =>
  Effect.flatMap(Emulator, ({ graphLeave }) => Effect.ignore(graphLeave(recordedOf(scene), joinerOf(scene.who))))

const acts: ReadonlyArray<(scene: Scene) => Effect.Effect<unknown, never, Emulator>> = [
  create(callOf("00000000-0000-4000-8000-00000000000a")),
  create({ ...callOf(), targets: [target("user", userOf(0)), target("user", userOf(1)), target("user", userOf(3))] }),
  create(meetingOf("1")),
  create(meetingOf("1", { source: { identity: { guest: { id: "g" } } } })),
  ring({}),
  ring({ applicationMetadata: { botData: {} } }),
  joinUnderPolicy,
  joinUnderPolicy,
  leaveUnderPolicy,
  onCall("answer", () => answering),
  onCall("answer", () => answering),
  onCall("reject"),
  onCall("redirect", (scene) => ({ targets: [someone(scene), target("user", "d")] })),
  onCall("transfer", (scene) => ({ transferTarget: someone(scene) })),
  onCall("transfer", (scene) => ({
    transferTarget: target("user", "00000000-0000-4000-8000-00000000000a", { replacesCallId: scene.world.calls[0] })
  })),
  onCall("transfer", (scene) => ({
    transferTarget: someone(scene),
    transferee: { participantId: scene.participant }
  })),
  onCall("playPrompt", ({ who }) => ({ prompts: [mediaPrompt(who)] })),
  onCall("playPrompt", ({ who }) => ({ prompts: [mediaPrompt(who)] })),
  onCall("recordResponse", ({ who }) => ({
    prompts: [mediaPrompt(who)],
    bargeInAllowed: who % 2 === 0,
    stopTones: ["1"]
  })),
  onCall("record", () => ({ playBeep: false })),
  onCall("cancelMediaProcessing"),
  onCall("subscribeToTone"),
  onCall("sendDtmfTones", () => ({ tones: ["tone1", "pound", "flash"] })),
  onCall("mute"),
  onCall("unmute"),
  onCall("updateRecordingStatus", () => ({ status: "recording" })),
  onCall("addLargeGalleryView"),
  onCall("startRecording"),
  onCall("stopTranscription"),
  onCall("keepAlive"),
  onCall("participants/invite", (scene) => ({ participants: [someone(scene), target("user", "e")] })),
  onCall("participants/invite", () => ({ participants: [target("phone", "+14255550123")] })),
  onCall("participants/invite", (scene) => ({
    participants: [target("user", "f", { replacesCallId: scene.world.calls[0] })]
  })),
  onCall("participants/muteAll"),
  onCall("participants/admitAllFromLobby"),
  onParticipant("mute"),
  onParticipant("startHoldMusic"),
  onParticipant("stopHoldMusic"),
  onParticipant("admitFromLobby"),
  onParticipant("removeFromLobby"),
  (scene) => request(scene, `/${scene.id}/participants/${scene.participant}`, {}, "DELETE"),
  (scene) => (scene.who % 4 === 0 ? request(scene, `/${scene.id}`, {}, "DELETE") : Effect.void),
  control("tones", ({ participant }) => ({ tone: "tone1", participant })),
  control("speech", ({ participant }) => ({ text: "hello", participant })),
  control("leave", ({ participant }) => ({ participant })),
  control("lobby", ({ who }) => ({ participant: `8:orgid:${userOf(who)}`, decision: "wait" })),
  control("lobby", () => ({ decision: "admit" })),
  control("lobby", () => ({ decision: "refuse" })),
  control("content-sharing", ({ participant, who }) => ({ participant, sharing: who % 2 === 0 }))
]

/** The participants of a call as the state has them, `undefined` when it is over. */
const participantsOf = Effect.fnUntraced(function* ({ authorization }: World, id: string) {
  const path = `${beta}/${id}/participants`
  const { body, status } = yield* exchange({ method: "GET", path, headers: { authorization } })
  return status === 200 ? listAt(body, "value") : undefined
})

const dataOf = ({ item }: Notified): unknown => at(item, "resourceData")
const callIdOf = ({ item }: Notified): string => /calls\/([^/]+)/.exec(String(at(item, "resourceUrl")))?.[1] ?? ""

/** The last roster that a call was told; `undefined` when there was none, as before it is established. */
const rosterOf = (posts: ReadonlyArray<Notified>, id: string): unknown => {
  const resource = `/communications/calls/${id}/participants`
  const told = posts.findLast(({ item }) => at(item, "resourceUrl") === resource)
  return told === undefined ? undefined : dataOf(told)
}

/** Calls of all kinds, to begin with. */
const setting = Effect.fnUntraced(function* (world: World) {
  const { advance, graphIncomingCall } = yield* Emulator
  const targets = [target("user", userOf(0)), target("user", userOf(1)), target("user", userOf(2))]
  for (const body of [
    callOf("00000000-0000-4000-8000-00000000000a"),
    { ...callOf(), targets },
    meetingOf("1"),
    meetingOf("1", { source: { identity: { guest: { id: "g" } } } })
  ])
    yield* create(body)({ world, id: "", who: 0, participant: "" })
  for (const more of [{}, { applicationMetadata: { botData: {} } }]) {
    const from = `8:orgid:${userOf(3)}`
    const id = yield* Effect.orDie(graphIncomingCall({ callbackUri, from, clientId, tenantId, ...more }))
    world.calls.push(id)
    if ("applicationMetadata" in more) world.policies.push(id)
    yield* request({ world, id }, `/${id}/answer`, answering)
  }
  yield* advance(1_000)
})

const walk = Effect.fnUntraced(function* (
  steps: typeof Walk.Type,
  joining: World["joining"],
  posts: ReadonlyArray<Notified>
) {
  yield* begin
  const { advance } = yield* Emulator
  const world: World = { authorization: yield* bearer(), calls: [], policies: [], running: new Map(), joining, log: [] }
  yield* setting(world)
  for (const { act, call, millis, who } of steps) {
    const id = world.calls[call % Math.max(1, world.calls.length)] ?? "none"
    const present = (yield* participantsOf(world, id)) ?? []
    const named = at(present[who % Math.max(1, present.length)], "id")
    const participant = typeof named === "string" ? named : "none"
    yield* acts[act % acts.length]?.({ world, id, who, participant }) ?? Effect.void
    yield* advance(millis)
    const now = yield* participantsOf(world, id)
    const told = rosterOf(posts, id)
    if (now !== undefined && told !== undefined) assert.deepStrictEqual(told, now, world.log.join("\n"))
  }
  // Longer than anything lasts but a call that is kept alive.
  for (let left = 0; left < 3; left++) {
    world.authorization = yield* bearer()
    for (const id of world.calls) yield* request({ id, world }, `/${id}/keepAlive`)
    yield* advance(2_400_000)
  }
  return world
})

const check = Effect.fnUntraced(function* (world: World, posts: ReadonlyArray<Notified>) {
  for (const id of world.calls) {
    const mine = posts.filter((post) => callIdOf(post) === id)
    const ends = mine.filter((post) => at(dataOf(post), "state") === "terminated")
    const present = yield* participantsOf(world, id)
    assert.strictEqual(ends.length, present === undefined ? 1 : 0, "a call that is gone was told terminated once")
    const [end] = ends
    if (end !== undefined) assert.strictEqual(mine.at(-1), end, "nothing follows terminated")
    if (present !== undefined && present.length > 0) assert.deepStrictEqual(rosterOf(posts, id), present)
    for (const [operationId, callId] of world.running) {
      if (callId !== id) continue
      const told = mine.filter((post) => at(dataOf(post), "id") === operationId)
      if (end === undefined) assert.strictEqual(told.length, 1, "an operation that was accepted ends once")
      else assert.isAtMost(told.length, 1)
    }
  }
  const known = new Set(world.running.keys())
  for (const post of posts) {
    const type = String(at(dataOf(post), "@odata.type"))
    if (type.endsWith("Operation")) assert.isTrue(known.has(String(at(dataOf(post), "id"))), `${type} was running`)
  }
})

/** What holds of participants under policies: nobody is in that was not accepted, and who left is told once. */
const checkPolicies = Effect.fnUntraced(function* (world: World, posts: ReadonlyArray<Notified>) {
  const ids = new Set<unknown>()
  for (const id of world.calls)
    for (const participant of (yield* participantsOf(world, id)) ?? []) ids.add(at(participant, "id"))
  for (const [participant, decision] of world.joining)
    if (decision === "rejectJoinResponse" || decision === "none")
      assert.isFalse(ids.has(participant), `${decision}: nobody is in that was not accepted`)
  const told = (type: string, ...path: ReadonlyArray<string>) =>
    posts.flatMap((post) =>
      at(dataOf(post), "@odata.type") === `#microsoft.graph.${type}` ? [String(at(dataOf(post), ...path))] : []
    )
  const joined = told("participantJoiningNotification", "call", "incomingContext", "observedParticipantId")
  assert.strictEqual(new Set(joined).size, joined.length, "a participant is asked about once")
  const left = told("participantLeftNotification", "participantId")
  assert.strictEqual(new Set(left).size, left.length, "that a participant left is told once")
  for (const participant of left) {
    assert.isFalse(ids.has(participant), "who left is not in")
    assert.notInclude(["rejectJoinResponse", "none"], world.joining.get(participant))
  }
})

describe("a random walk over all operations", () => {
  it.effect.prop(
    "ends every accepted operation once, tells the roster that the state has, and nothing after the end",
    [Walk],
    ([steps]) => {
      const defects: Array<unknown> = []
      const joining: World["joining"] = new Map()
      const { layer, posts } = makeBot({ report: (error) => defects.push(error) }, (_, item) => {
        const observed = at(item, "resourceData", "call", "incomingContext", "observedParticipantId")
        if (typeof observed !== "string") return Effect.succeed({ status: 202 })
        const name = decisions[(steps.length + joining.size) % decisions.length] ?? "none"
        joining.set(observed, name)
        const decision = { "@odata.type": `#microsoft.graph.${name}`, reason: "busy", inviteUri: callbackUri }
        return Effect.succeed({ status: 200, body: JSON.stringify(decision) })
      })
      return Effect.gen(function* () {
        const world = yield* walk(steps, joining, posts)
        yield* check(world, posts)
        yield* checkPolicies(world, posts)
        assert.deepStrictEqual(defects, [])
      }).pipe(Effect.provide(layer))
    },
    { arbitrary: { runs: process.env["LONG"] === undefined ? 15 : 300 } }
  )
})
