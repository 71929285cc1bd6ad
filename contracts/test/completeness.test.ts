import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { missingOfEvent, missingOfOperation } from "../src/completeness.ts"
import { events, operations } from "../src/declared.ts"
import { load } from "../src/facts/Facts.ts"
import { type PactFile, parse } from "../src/pacts/PactFile.ts"
import * as paths from "../src/pacts/paths.ts"

const facts = Effect.runSync(load)
const pacts = [...paths.textsIn(paths.committed)].map(([name, text]) => parse(name, text))

const operation = (id: string) => operations.filter((one) => one.id === id)
const event = (name: string) => events.filter(({ type }) => type === `Microsoft.Communication.${name}`)

/** The contracts without the interactions of these descriptions. */
const without = (...descriptions: ReadonlyArray<string>): ReadonlyArray<PactFile> =>
  pacts.map((pact) => ({
    ...pact,
    interactions: pact.interactions.filter(({ description }) => !descriptions.includes(description))
  }))

describe("the contracts", () => {
  it("hold every success and every documented failure of every declared operation", () => {
    assert.deepStrictEqual(
      operations.flatMap((one) => missingOfOperation(facts, pacts, one)),
      []
    )
  })

  it("hold every declared event in each form that its versions give it", () => {
    assert.deepStrictEqual(
      events.flatMap((one) => missingOfEvent(facts, pacts, one)),
      []
    )
  })
})

describe("what is missing", () => {
  it("is a failure that no interaction shows", () => {
    const less = without("a request to play a prompt that is refused with 429")
    assert.deepStrictEqual(
      operation("CallMedia_Play").flatMap((one) => missingOfOperation(facts, less, one)),
      ["CallMedia_Play: no contract of 429"]
    )
  })

  it("is every success that the facts have, of an operation without any contract", () => {
    const [start] = operation("CallRecording_StartRecording")
    assert(start !== undefined)
    assert.deepStrictEqual(missingOfOperation(facts, [], start).slice(0, 2), [
      "CallRecording_StartRecording: no contract of 200",
      "CallRecording_StartRecording: no contract of 202"
    ])
  })

  it("is an event, and one of its forms", () => {
    const none = without("the webhook CallConnected", "the webhook CallConnected of 2024-06-15-preview")
    assert.deepStrictEqual(
      event("CallConnected").flatMap((one) => missingOfEvent(facts, none, one)),
      [
        "Microsoft.Communication.CallConnected: no contract of its form of 2023-03-06 … 2024-06-15-preview",
        "Microsoft.Communication.CallConnected: no contract of its form of 2024-09-15 … 2026-03-12"
      ]
    )
    const newest = without("the webhook CallConnected of 2024-06-15-preview")
    assert.deepStrictEqual(
      event("CallConnected").flatMap((one) => missingOfEvent(facts, newest, one)),
      ["Microsoft.Communication.CallConnected: no contract of its form of 2023-03-06 … 2024-06-15-preview"]
    )
  })

  it("is nothing of an event that says no version, once it is there", () => {
    const [incoming] = event("IncomingCall")
    assert(incoming !== undefined)
    assert.deepStrictEqual(missingOfEvent(facts, pacts, incoming), [])
    assert.deepStrictEqual(missingOfEvent(facts, without("the Event Grid event IncomingCall"), incoming), [
      "Microsoft.Communication.IncomingCall: no contract of its form of 1.0"
    ])
  })
})
