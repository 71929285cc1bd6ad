/** Acts on recordings: started by a leg or a call, paused, resumed, stopped. Which events follow is in `invariants.ts`. */
import * as operations from "@effect-comms/call-automation/operations"
import type * as Operation from "@effect-comms/core/Operation"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { callbackUri, textAt } from "../Rig.ts"
import type { Act, Scene } from "./Scene.ts"

const change = ({ one, rig, versionOf, world }: Scene, operation: Operation.Any) =>
  Effect.map(
    rig.send(operation, {
      id: one([world.recordings.at(-1), world.recordings.at(-2), world.recordings[0]])?.id ?? "nothing",
      version: versionOf(operation)
    }),
    ({ status }) => {
      world.log.push(`${operation.id} ${status}`)
      assert.include([202, 204, 400, 404], status, operation.id)
    }
  )

/** Acts on recordings. */
export const recordings: ReadonlyArray<Act> = [
  {
    name: "record",
    weight: 3,
    run: ({ leg, one, rig, versionOf, world }) =>
      Effect.gen(function* () {
        const version = versionOf(operations.startRecording)
        const serverCallId = rig.eventsOf(leg.id).at(-1)?.data["serverCallId"] ?? "nothing"
        const { body, status } = yield* rig.send(operations.startRecording, {
          version,
          body: {
            ...one([{ callConnectionId: leg.id }, { callLocator: { kind: "serverCallLocator", serverCallId } }]),
            ...one([{}, {}, { pauseOnStart: true }]),
            recordingStateCallbackUri: callbackUri
          }
        })
        world.log.push(`record ${status}`)
        assert.include([200, 202, 400, 404, 409], status)
        if (status < 300) world.recordings.push({ id: textAt(body, "recordingId"), version })
      })
  },
  { name: "pause recording", weight: 2, run: (scene) => change(scene, operations.pauseRecording) },
  { name: "resume recording", weight: 2, run: (scene) => change(scene, operations.resumeRecording) },
  { name: "stop recording", weight: 1, run: (scene) => change(scene, operations.stopRecording) }
]
