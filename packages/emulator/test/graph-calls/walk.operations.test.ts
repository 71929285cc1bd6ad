/**
 * Random walks over all operations and controls of Graph's calls: every accepted operation ends once, the roster of the state is the last
 * that was notified, and nothing follows the end of a call.
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
const answering = { callbackUri, acceptedModalities: ["audio"], mediaConfig: media }
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
    if (scene.world.calls.length > 5) return
    const { body: call } = yield* request(scene, "", body)
    const id = at(call, "id")
    if (typeof id === "string") scene.world.calls.push(id)
  })

const ring = (more: object) => (scene: Scene) =>
  Effect.gen(function* () {
    if (scene.world.calls.length > 5) return
    const { graphIncomingCall } = yield* Emulator
    scene.world.calls.push(
      yield* Effect.orDie(graphIncomingCall({ callbackUri, from: `8:orgid:${userOf(scene.who)}`, tenantId, ...more }))
    )
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

const acts: ReadonlyArray<(scene: Scene) => Effect.Effect<unknown, never, Emulator>> = [
  create(callOf("00000000-0000-4000-8000-00000000000a")),
  create({ ...callOf(), targets: [target("user", userOf(0)), target("user", userOf(1)), target("user", userOf(3))] }),
  create(meetingOf("1")),
  create(meetingOf("1", { source: { identity: { guest: { id: "g" } } } })),
  ring({}),
  ring({ applicationMetadata: { botData: {} } }),
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

const walk = Effect.fnUntraced(function* (steps: typeof Walk.Type) {
  yield* begin
  const { advance } = yield* Emulator
  const world: World = { authorization: yield* bearer(), calls: [], running: new Map(), log: [] }
  for (const { act, call, millis, who } of steps) {
    const id = world.calls[call % Math.max(1, world.calls.length)] ?? "none"
    const present = (yield* participantsOf(world, id)) ?? []
    const named = at(present[who % Math.max(1, present.length)], "id")
    const participant = typeof named === "string" ? named : "none"
    yield* acts[act % acts.length]?.({ world, id, who, participant }) ?? Effect.void
    yield* advance(millis)
  }
  // Longer than anything lasts but a call that is kept alive.
  for (let left = 0; left < 3; left++) {
    world.authorization = yield* bearer()
    for (const id of world.calls) yield* request({ id, world }, `/${id}/keepAlive`)
    yield* advance(2_400_000)
  }
  return world
})

const dataOf = ({ item }: Notified): unknown => at(item, "resourceData")
const callIdOf = ({ item }: Notified): string => /calls\/([^/]+)/.exec(String(at(item, "resourceUrl")))?.[1] ?? ""

const check = Effect.fnUntraced(function* (world: World, posts: ReadonlyArray<Notified>) {
  for (const id of world.calls) {
    const mine = posts.filter((post) => callIdOf(post) === id)
    const ends = mine.filter((post) => at(dataOf(post), "state") === "terminated")
    const present = yield* participantsOf(world, id)
    assert.strictEqual(ends.length, present === undefined ? 1 : 0, "a call that is gone was told terminated once")
    const [end] = ends
    if (end !== undefined) assert.strictEqual(mine.at(-1), end, "nothing follows terminated")
    const rosters = mine.filter((post) => String(at(post.item, "resourceUrl")).endsWith("/participants"))
    if (present !== undefined && present.length > 0)
      assert.deepStrictEqual(dataOf(rosters.at(-1) ?? assert.fail("no roster was told")), present)
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

describe("a random walk over all operations", () => {
  it.effect.prop(
    "ends every accepted operation once, tells the roster that the state has, and nothing after the end",
    [Walk],
    ([steps]) => {
      const defects: Array<unknown> = []
      const { layer, posts } = makeBot({ report: (error) => defects.push(error) })
      return Effect.gen(function* () {
        const world = yield* walk(steps)
        yield* check(world, posts)
        assert.deepStrictEqual(defects, [])
      }).pipe(Effect.provide(layer))
    }
  )
})
