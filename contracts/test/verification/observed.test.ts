import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { load } from "../../src/facts/Facts.ts"
import { checkDelivered, checkObserved, type Observed } from "../../src/verification/observed.ts"

const facts = Effect.runSync(load)

const leg = "/calling/callConnections/18dea47f-b081-4107-9a5c-4300819d2c6c"
const unhold = (status: number, body: string, version = "2025-05-15"): Observed => ({
  method: "POST",
  target: `${leg}:unhold?api-version=${version}`,
  request: { headers: {}, body: JSON.stringify({ targetParticipant: { rawId: "4:+14255550123" } }) },
  response: { status, headers: {}, body }
})

const told = (data: object) => [
  {
    id: "1",
    source: "calling/callConnections/1",
    type: "Microsoft.Communication.CallConnected",
    data: { callConnectionId: "1", ...data },
    time: "2025-09-01T06:35:08.5401757+00:00",
    specversion: "1.0"
  }
]
const resultInformation = { code: 200, subCode: 0, message: "" }

describe("what the local cloud answers", () => {
  it("agrees with the facts", () => {
    assert.deepStrictEqual(checkObserved(facts, unhold(200, "")), [])
    const refused = JSON.stringify({ error: { code: "8522", message: "Call not found." } })
    assert.deepStrictEqual(checkObserved(facts, unhold(404, refused)), [])
  })

  it("disagrees with a status, a body or an envelope that the version does not have", () => {
    for (const observed of [unhold(202, ""), unhold(200, "{}"), unhold(409, '"no"'), unhold(200, "", "2023-10-15")])
      assert.isNotEmpty(checkObserved(facts, observed))
  })
})

describe("what the local cloud delivers", () => {
  it("agrees with the facts, with what recordings show besides", () => {
    const publicEventType = "Microsoft.Communication.CallConnected"
    assert.deepStrictEqual(
      checkDelivered(facts, told({ version: "2026-03-12", resultInformation, publicEventType })),
      []
    )
    assert.deepStrictEqual(checkDelivered(facts, told({ version: "2023-10-15", eventSource: "calling/1" })), [])
  })

  it("disagrees with a member that no version has, and with one that this version does not have", () => {
    assert.lengthOf(checkDelivered(facts, told({ version: "2026-03-12", results: [] })), 1)
    const [line] = checkDelivered(facts, told({ version: "2024-04-15", resultInformation }))
    assert.include(line, "[2024-04-15] data.resultInformation: unknown")
  })
})
