/** What must hold of media sockets: one is open exactly as long as its stream runs, and none is left when its leg has ended. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { type Json, objectAt, type Received, textAt } from "../Rig.ts"
import type { Leg, World } from "./Scene.ts"

/** Events, members of the state and of answers, and addresses are named after these. */
const streams = [
  { name: "MediaStreaming", member: "mediaStreaming", path: "/media", stop: operations.stopMediaStreaming },
  { name: "Transcription", member: "transcription", path: "/text", stop: operations.stopTranscription }
] as const
type Stream = (typeof streams)[number]

const openSockets = ({ application }: World, { id }: Leg, { path }: Stream): number =>
  application.taken.filter(
    ({ headers, over, url }) => !over && headers["x-ms-call-connection-id"] === id && url.endsWith(path)
  ).length

/** The legs as the state shows them, by their ids. */
const shownLegs = ({ rig }: World) =>
  Effect.map(rig.calls, (calls) => {
    const list: ReadonlyArray<unknown> = Array.isArray(calls) ? calls : []
    const legs = list.flatMap((call): ReadonlyArray<unknown> => {
      const own: unknown = objectAt(call)["legs"]
      return Array.isArray(own) ? own : []
    })
    return new Map(legs.map((leg): [string, Json] => [textAt(leg, "callConnectionId"), objectAt(leg)]))
  })

const stateOf = (leg: Json, { member }: Stream): unknown =>
  leg[member] === undefined ? undefined : objectAt(leg, member)["state"]

/** At any moment: what runs has a socket, what does not has none, and the answer says which it is. */
export const checkSockets = Effect.fnUntraced(function* (world: World) {
  const shown = yield* shownLegs(world)
  for (const leg of world.legs) {
    const own = shown.get(leg.id)
    for (const stream of streams) {
      const runs = own !== undefined && ["active", "stopping"].includes(String(stateOf(own, stream)))
      assert.strictEqual(openSockets(world, leg, stream), runs ? 1 : 0, `open sockets of ${stream.name}`)
      if (!runs) continue
      const { body } = yield* world.rig.send(operations.getCall, { id: leg.id, version: "2026-03-12" })
      assert.strictEqual(objectAt(body, `${stream.member}Subscription`)["state"], "active", stream.name)
    }
  }
})

/** Stops whatever is streamed: two hours of rest are not streamed in frames of 20 ms. */
export const stopStreams = Effect.fnUntraced(function* (world: World) {
  for (const [id, leg] of yield* shownLegs(world))
    for (const stream of streams) if (stateOf(leg, stream) === "active") yield* world.rig.send(stream.stop, { id })
})

/** At rest, when every stream was stopped: the events of a leg's streams make sense one after the other, and no socket is left. */
export const checkStreams = (world: World, leg: Leg, events: ReadonlyArray<Received>): void => {
  for (const stream of streams) {
    let active = false
    for (const { data, type } of events) {
      if (type === `${stream.name}Started`) {
        assert.isFalse(active, `${stream.name} is started twice`)
        active = true
      }
      const interrupted =
        type === `${stream.name}Failed` && JSON.stringify(data).includes("streamConnectionInterrupted")
      if (type === `${stream.name}Stopped` || interrupted) {
        assert.isTrue(active, `${type} of what was not started`)
        active = false
      }
    }
    assert.isFalse(active, `${stream.name} ends`)
    assert.strictEqual(openSockets(world, leg, stream), 0, `open sockets of ${stream.name}`)
  }
}
