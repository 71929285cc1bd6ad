/** Recognitions as their tests request and observe them. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bob, callApplication, codeOf, makeRig, type Rig, textAt, typesOf, user } from "./Rig.ts"

export const two = Effect.fnUntraced(function* (version?: string) {
  const rig = yield* makeRig({ subscribed: true })
  const legs = yield* callApplication(rig, version === undefined ? {} : { version })
  rig.forget()
  return { rig, ...legs }
})

export const file = (name: string) => ({ kind: "file", file: { uri: `https://media.contoso.com/${name}` } })

/** Lasts a second. */
export const short = file("a.wav?durationMs=1000")

export const recognize = (
  rig: Rig,
  id: string,
  inputType: string,
  options: object = {},
  more: object = {},
  version?: string
) =>
  rig.send(operations.recognize, {
    id,
    body: {
      recognizeInputType: inputType,
      recognizeOptions: { targetParticipant: user(bob), ...options },
      operationContext: "r",
      ...more
    },
    ...(version === undefined ? {} : { version })
  })

export const press = (rig: Rig, id: string, tones: string, participant = bob) =>
  rig.control(`/calls/${id}/tones`, { participant, tones })

export const say = (rig: Rig, id: string, text: string, confidence = 0.75) =>
  rig.control(`/calls/${id}/speech`, { participant: bob, text, confidence })

/** The only event since the last look, which ends the recognition. */
export const endOf = (rig: Rig, id: string, type: string, code: string) => {
  assert.deepStrictEqual(typesOf(rig, id), [type])
  const [event = assert.fail("no event")] = rig.eventsOf(id)
  assert.strictEqual(codeOf(event), code)
  assert.strictEqual(textAt(event, "data", "operationContext"), "r")
  rig.forget()
  return event
}
