import { CallConnected, IncomingCall } from "@effect-comms/call-automation/events"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { checkEvent } from "../../src/facts/checkEvent.ts"
import { checkSchema } from "../../src/facts/checkSchema.ts"
import { load } from "../../src/facts/Facts.ts"
import { fromEvent } from "../../src/facts/fromEvent.ts"

const facts = Effect.runSync(load)
const placesOf = (differences: ReadonlyArray<{ readonly at: string; readonly kind: string }>) => [
  ...new Set(differences.map(({ at, kind }) => `${at}: ${kind}`))
]

describe("fromEvent", () => {
  it("takes the versions of the kind, and of the data where Event Grid delivers it", () => {
    assert.deepStrictEqual(fromEvent(CallConnected).versions, CallConnected.versions)
    assert.deepStrictEqual(fromEvent(IncomingCall).versions, ["1.0"])
  })

  it("lets the check find a field that is missing, one that is not published, and one that is required", () => {
    const data = Schema.Struct({ callConnectionId: Schema.String, weather: Schema.optionalKey(Schema.String) })
    const found = placesOf(checkEvent(facts, fromEvent({ ...CallConnected, data })))
    assert.includeMembers(found, [
      "data.serverCallId: missing",
      "data.weather: unknown",
      "data.callConnectionId: required"
    ])
    assert.include(
      placesOf(checkEvent(facts, fromEvent({ ...IncomingCall, data }))),
      "data.incomingCallContext: missing"
    )
  })
})

describe("checkSchema", () => {
  const declared = { service: "graph-calls", name: "toneInfo", versions: ["v1.0"] } as const

  it("finds a field that is not published, and a schema that is not", () => {
    const fields = [{ name: "weather", required: false, versions: ["v1.0"] }]
    assert.include(placesOf(checkSchema(facts, { ...declared, fields })), "toneInfo.weather: unknown")
    assert.deepStrictEqual(placesOf(checkSchema(facts, { ...declared, name: "weather", fields })), ["schema: unknown"])
  })
})
