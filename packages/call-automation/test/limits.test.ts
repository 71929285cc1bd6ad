/** Documented limits of what is sent: what does not fit is refused before anything is. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as CallConnection from "../src/CallConnection.ts"
import * as CallMedia from "../src/CallMedia.ts"
import { agent, callConnectionId, customer, scripted } from "./support.ts"

const repeat = (count: number) => Array.from({ length: count }, (_, i) => i)
const sip = (count: number) => Object.fromEntries(repeat(count).map((i) => [`X-MS-Custom-${i}`, "v"]))
const voip = (count: number) => Object.fromEntries(repeat(count).map((i) => [`k${i}`, "v"]))

type Context = Parameters<typeof CallConnection.addParticipant>[0]["customCallingContext"]

const invite = (customCallingContext: NonNullable<Context>) =>
  CallConnection.addParticipant({ callConnectionId, participantToAdd: agent, customCallingContext })
const transfer = (customCallingContext: NonNullable<Context>) =>
  CallConnection.transferToParticipant({ callConnectionId, targetParticipant: agent, customCallingContext })
const say = (length: number) => ({ kind: "text", text: { text: "x".repeat(length) } })
const play = (length: number) => CallMedia.play({ callConnectionId, playSources: [say(length)] })
const ask = (length: number) =>
  CallMedia.recognize({
    callConnectionId,
    recognizeInputType: "dtmf",
    recognizeOptions: { targetParticipant: customer },
    playPrompts: [say(length)]
  })
const send = (count: number) =>
  CallMedia.sendDtmfTones({ callConnectionId, targetParticipant: customer, tones: repeat(count).map(() => "one") })

describe("limits", () => {
  for (const [name, request, field] of [
    ["19 tones", send(19), "tones"],
    ["a text of 4001 characters", play(4001), "playSources[0].text.text"],
    ["a string of 4001 characters before tones", ask(4001), "playPrompts[0].text.text"],
    [
      "a text of 4001 characters for a hold",
      CallMedia.hold({ callConnectionId, targetParticipant: customer, playSourceInfo: say(4001) }),
      "playSourceInfo.text.text"
    ],
    ["six SIP headers", invite({ sipHeaders: sip(6) }), "customCallingContext.sipHeaders"],
    ["six SIP headers of a transfer", transfer({ sipHeaders: sip(6) }), "customCallingContext.sipHeaders"],
    ["a SIP header without X-", invite({ sipHeaders: { Tier: "gold" } }), "customCallingContext.sipHeaders"],
    ["a reserved SIP header", invite({ sipHeaders: { "X-MS-Tier": "gold" } }), "customCallingContext.sipHeaders"],
    ["a long SIP value", invite({ sipHeaders: { "X-a": "x".repeat(257) } }), "customCallingContext.sipHeaders"],
    ["a line break", invite({ sipHeaders: { "X-a": "v\r\nVia: b" } }), "customCallingContext.sipHeaders"],
    ["1001 VoIP headers", invite({ voipHeaders: voip(1001) }), "customCallingContext.voipHeaders"],
    ["a long VoIP value", transfer({ voipHeaders: { k: "v".repeat(1025) } }), "customCallingContext.voipHeaders"]
  ] as const)
    it.effect(`${name}: InvalidRequest of ${field}, and nothing is sent`, () =>
      Effect.gen(function* () {
        const { layer, requests } = scripted([])
        const error = yield* Effect.flip<unknown, unknown, never>(Effect.provide(request, layer)).pipe(
          Effect.map((one) => (typeof one === "object" && one !== null && "reason" in one ? one.reason : undefined))
        )
        assert.deepInclude(error, { _tag: "InvalidRequest", field })
        assert.strictEqual(requests.length, 0)
      })
    )

  it.effect("what is at them is sent", () =>
    Effect.gen(function* () {
      const most = { sipHeaders: { ...sip(5), "User-To-User": "x".repeat(256) }, voipHeaders: voip(1000) }
      const accepted = { status: 202, body: {} }
      const { layer, requests } = scripted([accepted, accepted, accepted, { status: 202 }, { status: 202 }])
      yield* Effect.provide(
        Effect.all([invite(most), transfer(most), send(18), play(4000), ask(4000)], { discard: true }),
        layer
      )
      assert.strictEqual(requests.length, 5)
    })
  )
})
