/** What is done with an incoming call is done once: whatever comes second is refused and changes nothing. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { alice, bob, callbackUri, makeRig, phone, type Rig, textAt, user } from "./support/Rig.ts"

const acts = {
  answer: (rig: Rig, incomingCallContext: string) =>
    rig.send(operations.answerCall, { body: { incomingCallContext, callbackUri } }),
  reject: (rig: Rig, incomingCallContext: string) =>
    rig.send(operations.rejectCall, { body: { incomingCallContext, callRejectReason: "busy" } }),
  redirect: (rig: Rig, incomingCallContext: string) =>
    rig.send(operations.redirectCall, { body: { incomingCallContext, target: phone("+14255550123") } })
}
const names = ["answer", "reject", "redirect"] as const
/** The last event of the caller. */
const becomes = { answer: "CallConnected", reject: "CreateCallFailed", redirect: "CallConnected" } as const

describe("an incoming call", () => {
  for (const first of names)
    for (const second of names)
      for (const [when, millis] of [
        ["at once", 0],
        ["later", 5000]
      ] as const)
        it.effect(`takes no ${second} ${when} after ${first}`, () =>
          Effect.gen(function* () {
            const rig = yield* makeRig({ subscribed: true })
            const { body } = yield* rig.send(operations.createCall, {
              body: { targets: [user(bob)], source: { id: alice }, callbackUri }
            })
            const context = textAt(rig.published[0], "data", "incomingCallContext")
            assert.isBelow((yield* acts[first](rig, context)).status, 300)
            if (millis > 0) yield* rig.advance(millis)
            const refused = yield* acts[second](rig, context)
            assert.strictEqual(`${refused.status} ${textAt(refused.body, "error", "code")}`, "404 8522")
            yield* rig.advance(5000)
            const emitted = rig.eventsOf(textAt(body, "callConnectionId")).map(({ type }) => type)
            assert.strictEqual(emitted.at(-1), becomes[first])
            assert.strictEqual(emitted.filter((type) => type === becomes[first]).length, 1)
          })
        )
})
