/** Acts on whole calls: made, taken, joined, ended. */
import * as operations from "@effect-comms/call-automation/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { aiServices, alice, type Answer, bob, callbackUri, callerId, textAt } from "../Rig.ts"
import { type Act, parties, type Scene } from "./Scene.ts"
import { streamsSince, streamsThatStart } from "./streams.ts"

/** The address of legs that somebody else's application has. */
const otherUri = "http://127.0.0.1:9999/other"

/** Asks for a leg; its own operation and version, not those of a leg. */
const askForLeg = (
  { anyVersionOf, context, one, rig, world }: Scene,
  operation: Operation.Any,
  body: object
): Effect.Effect<Answer> =>
  Effect.gen(function* () {
    const version = anyVersionOf(operation)
    const uri = one([callbackUri, otherUri])
    const streamed = version >= streamsSince && one([false, true])
    const answer = yield* rig.send(operation, {
      version,
      body: {
        ...body,
        callbackUri: uri,
        operationContext: context,
        ...aiServices(version),
        ...(streamed ? streamsThatStart : {})
      }
    })
    world.log.push(`${operation.id} ${answer.status}`)
    assert.include([200, 201, 400, 404], answer.status, operation.id)
    if (answer.status < 300) world.legs.push({ id: textAt(answer.body, "callConnectionId"), version, callbackUri: uri })
    return answer
  })

/** What answers a call that may still ring; now and then one that was answered. Nothing when nothing rings. */
const contextOf = ({ one, rig, world: { rang } }: Scene): string | undefined => {
  const contexts = rig.published
    .map(({ data }) => data["incomingCallContext"])
    .filter((context) => typeof context === "string")
  const ringing = contexts.filter((context) => !rang.has(context))
  const context = one([ringing.at(-1), ringing.at(-1), ringing[0], ringing.at(-1), ringing[0], contexts.at(-1)])
  if (context !== undefined) rang.add(context)
  return context
}

/** Does something about a call that rings, if one does. */
const ringing = (run: (scene: Scene, incomingCallContext: string) => Effect.Effect<Answer>) => (scene: Scene) => {
  const context = contextOf(scene)
  return context === undefined ? Effect.void : run(scene, context)
}

const others = ({ one, party }: Scene) => {
  const [a, b] = parties.filter((each) => each !== party)
  return one([[], [], [a], [a, b]])
}

/** Acts on whole calls. */
export const calls: ReadonlyArray<Act> = [
  {
    name: "create",
    weight: 2,
    run: (scene) =>
      askForLeg(scene, operations.createCall, {
        targets: [scene.party, ...others(scene)],
        ...scene.one([{ source: { id: alice } }, { source: { id: bob } }, {}]),
        ...callerId
      })
  },
  {
    name: "call in",
    weight: 1,
    run: ({ one, party, rig, world }) => {
      world.log.push("call in")
      return rig.control("/incoming-calls", { from: party, to: one(["+14255550100", alice]) })
    }
  },
  {
    name: "answer",
    weight: 4,
    run: ringing((scene, incomingCallContext) => askForLeg(scene, operations.answerCall, { incomingCallContext }))
  },
  {
    name: "reject",
    weight: 1,
    run: ringing((scene, incomingCallContext) =>
      scene.rig.send(operations.rejectCall, {
        version: scene.anyVersionOf(operations.rejectCall),
        body: { incomingCallContext, ...scene.one([{}, { callRejectReason: "busy" }]) }
      })
    )
  },
  {
    name: "redirect",
    weight: 1,
    run: ringing((scene, incomingCallContext) =>
      scene.rig.send(operations.redirectCall, {
        version: scene.anyVersionOf(operations.redirectCall),
        body: { incomingCallContext, target: scene.absent }
      })
    )
  },
  {
    name: "connect",
    weight: 1,
    run: (scene) => {
      const { leg, one, party, rig } = scene
      const serverCallId = rig.eventsOf(leg.id).at(-1)?.data["serverCallId"] ?? "nothing"
      return askForLeg(scene, operations.connect, {
        callLocator: one([
          { kind: "serverCallLocator", serverCallId },
          { kind: "serverCallLocator", serverCallId },
          { kind: "groupCallLocator", groupCallId: `group ${party.rawId.slice(-3)}` },
          { kind: "roomCallLocator", roomId: "99412345678901234" }
        ])
      })
    }
  },
  { name: "hang up", weight: 1, run: ({ ask }) => ask(operations.hangupCall) },
  {
    name: "terminate",
    weight: 1,
    run: ({ ask, one }) => (one([false, false, true]) ? ask(operations.terminateCall) : Effect.void)
  }
]
