/** The callee of an incoming call may be a Teams Phone resource account. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { callbackUri, makeRig, objectAt, phone, rosterOf, textAt, typesOf } from "./support/Rig.ts"

const appId = "4d6c9e2b-7a0f-4d7b-9a55-1c2f3e4d5b6a"
const rawId = `28:orgid:${appId}`
const account = { rawId, kind: "microsoftTeamsApp", microsoftTeamsApp: { appId, cloud: "public" } }
const from = "+14255550111"

describe("a call to a Teams Phone resource account", () => {
  for (const [form, to] of [
    ["raw id", rawId],
    ["identifier", { kind: "microsoftTeamsApp", microsoftTeamsApp: { appId } }],
    ["identifier of its raw id", { rawId }]
  ] as const)
    it.effect(`by its ${form} rings for the application, which answers it`, () =>
      Effect.gen(function* () {
        const rig = yield* makeRig({ subscribed: true })
        yield* rig.control("/incoming-calls", { from, to })
        const [incoming] = rig.published
        assert.deepStrictEqual(incoming?.data["to"], account)
        assert.strictEqual(incoming?.subject, `/caller/4:${from}/recipient/${rawId}`)
        const { body, status } = yield* rig.send(operations.answerCall, {
          body: { incomingCallContext: textAt(incoming, "data", "incomingCallContext"), callbackUri }
        })
        assert.strictEqual(status, 200)
        assert.deepStrictEqual(body["targets"], [account])
        yield* rig.advance(1000)
        const id = textAt(body, "callConnectionId")
        assert.deepStrictEqual(typesOf(rig, id), ["ParticipantsUpdated", "CallConnected"])
        const user = textAt(objectAt(body, "answeredBy"), "id")
        assert.deepStrictEqual(rosterOf(rig.eventsOf(id)[0]), { [`4:${from}`]: false, [user]: false })
        const play = { playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/a.wav?durationMs=100" } }] }
        assert.strictEqual((yield* rig.send(operations.play, { id, body: play })).status, 202)
      })
    )

  it.effect("nobody else is a callee: a Teams user is refused", () =>
    Effect.gen(function* () {
      const rig = yield* makeRig({ subscribed: true })
      const body = { from: phone(from), to: `8:orgid:${appId}` }
      const refused = yield* Effect.flip(rig.cloud.control("POST", "/incoming-calls", body))
      assert.match(refused.description, /^to: expected .*resource account/)
    })
  )
})
