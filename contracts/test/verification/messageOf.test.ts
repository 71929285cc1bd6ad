import { assert, describe, it } from "@effect/vitest"
import { resembles } from "../../src/verification/messageOf.ts"

const held = [{ id: "1", type: "HoldFailed", data: { resultInformation: { code: 400 } } }]

describe("resembles", () => {
  it("sees the kind of a message, whatever else is in it", () => {
    assert.isTrue(resembles(held, [{ id: "2", type: "HoldFailed", data: {}, subject: "x" }]))
    assert.isFalse(resembles(held, [{ id: "1", type: "PlayFailed", data: held[0]?.data }]))
    assert.isFalse(resembles(held, []))
    assert.isFalse(resembles(held, undefined))
  })

  it("tells notifications apart by what they are about", () => {
    const notification = (data: object) => ({ value: [{ changeType: "updated", resourceData: data }] })
    const active = { state: "established", mediaState: { "@odata.type": "m", audio: "active" } }
    assert.isTrue(resembles(notification({ state: "established" }), notification(active)))
    assert.isFalse(resembles(notification(active), notification({ state: "established" })))
    assert.isFalse(resembles(notification({ state: "terminated" }), notification(active)))
  })
})
