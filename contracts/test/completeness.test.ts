import * as callOperations from "@effect-comms/call-automation/internal/operations"
import { scenarios } from "@effect-comms/call-automation/test/scenarios/index.ts"
import { scenariosOf } from "@effect-comms/core/test/contract/scenariosOf.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import {
  missingOfEvent,
  missingOfNotifications,
  missingOfOperation,
  missingOfService,
  runningIn
} from "../src/completeness.ts"
import { changes, events, operations, resources, serviceFailures, services } from "../src/declared.ts"
import { exchangeOf } from "../src/facts/checkInteraction.ts"
import { load } from "../src/facts/Facts.ts"
import { operationOf } from "../src/facts/Lookup.ts"
import { type PactFile, parse } from "../src/pacts/PactFile.ts"
import * as paths from "../src/pacts/paths.ts"
import { statesOf } from "../src/verification/states/all.ts"
import { isFault } from "../src/verification/states/State.ts"

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

/** The interactions that order the status that they expect as a fault. */
const ordered = pacts.map((pact) => {
  const states = statesOf[pact.provider] ?? {}
  return {
    ...pact,
    interactions: pact.interactions.filter((one) => one.states.some(({ name }) => isFault(states[name])))
  }
})

/** The contracts without those: what operations do by their own behavior. */
const natural = pacts.map((pact, index) => ({
  ...pact,
  interactions: pact.interactions.filter((one) => !ordered[index]?.interactions.includes(one))
}))

describe("declared failures", () => {
  it("are among those that Microsoft documents for the operation, where it names them", () => {
    const undocumented = operations.flatMap(({ failures, id, method, path, service }) => {
      const statuses = operationOf(facts, service, method, path)?.errors.statuses ?? []
      return [...failures, ...serviceFailures[service]]
        .filter((status) => !statuses.includes("default") && !statuses.includes(status))
        .map((status) => `${id}: ${status}`)
    })
    assert.deepStrictEqual(undocumented, [])
  })

  it("are each there once", () => {
    for (const { failures, id } of operations) assert.strictEqual(new Set(failures).size, failures.length, id)
    for (const service of services)
      assert.strictEqual(new Set(serviceFailures[service]).size, serviceFailures[service].length, service)
  })
})

describe("the contracts", () => {
  it("hold every success of every declared operation and every failure that its own behavior causes", () => {
    assert.deepStrictEqual(
      operations.flatMap((one) => missingOfOperation(facts, natural, one)),
      []
    )
  })

  it("hold every failure that all operations of a service may have", () => {
    assert.deepStrictEqual(
      services.flatMap((service) => missingOfService(facts, pacts, service, serviceFailures[service])),
      []
    )
  })

  it("order a failure as a fault only where all operations of a service may have it, and once", () => {
    for (const { interactions, name } of ordered) {
      const found = interactions.flatMap(({ content }) => {
        const exchange = exchangeOf(facts, content)
        return exchange === undefined ? [] : [{ service: exchange.service, status: exchange.status }]
      })
      for (const { service, status } of found) assert.include<number>(serviceFailures[service], status, name)
      assert.strictEqual(new Set(found.map(({ status }) => status)).size, found.length, name)
    }
  })

  it("hold every declared event in each form that its versions give it", () => {
    assert.deepStrictEqual(
      events.flatMap((one) => missingOfEvent(facts, pacts, one)),
      []
    )
  })
})

describe("Graph's notifications", () => {
  it("are each held by a contract: every change of every resource, and the end of every operation that runs", () => {
    assert.deepStrictEqual(missingOfNotifications(pacts, changes), [])
    assert.includeMembers([...runningIn(pacts)], ["playPromptOperation", "stopHoldMusicOperation"])
  })

  it("are of every declared resource", () => {
    const names = resources.map(({ name }) => name).filter((name) => name !== "commsOperation")
    assert.deepStrictEqual(Object.keys(changes).toSorted(), names.toSorted())
  })

  it("are missing when no contract shows the change or the end", () => {
    const less = without("content sharing that has ended", "the end of tones that were sent")
    assert.deepStrictEqual(missingOfNotifications(less, changes), [
      "contentSharingSession deleted: no contract of the notification",
      "sendDtmfTonesOperation deleted: no contract of the notification"
    ])
  })
})

describe("the events that scenarios of Call Automation name", () => {
  it("are declared, so that contracts hold them", () => {
    for (const { name, scenario } of scenariosOf(callOperations, scenarios))
      for (const one of scenario.events ?? []) assert.lengthOf(event(one), 1, `${name}: ${one}`)
  })
})

describe("what is missing", () => {
  it("is a failure that no interaction shows", () => {
    const less = without(
      "a request to play a prompt in a call that still rings",
      "a request to play a prompt of nothing"
    )
    assert.deepStrictEqual(
      operation("CallMedia_Play").flatMap((one) => missingOfOperation(facts, less, { ...one, failures: [400, 404] })),
      ["CallMedia_Play: no contract of 400"]
    )
  })

  it("is a failure of a service that no interaction of any operation shows", () => {
    assert.deepStrictEqual(missingOfService(facts, pacts, "identity", [500, 503]), ["identity: no contract of 503"])
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
    const none = without(
      "the webhook CallConnected",
      "the webhook CallConnected that was not taken before",
      "the webhook CallConnected of 2024-06-15-preview"
    )
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

  it("is nothing of an event that says no version, once it is there in both envelopes", () => {
    const [incoming] = event("IncomingCall")
    assert(incoming !== undefined)
    assert.deepStrictEqual(missingOfEvent(facts, pacts, incoming), [])
    assert.deepStrictEqual(missingOfEvent(facts, without("the Event Grid event IncomingCall"), incoming), [
      "Microsoft.Communication.IncomingCall: no contract of it in Event Grid's schema"
    ])
  })

  it("is an event of Event Grid, and one of its envelopes", () => {
    const [added] = event("ChatThreadParticipantAdded")
    assert(added !== undefined)
    assert.deepStrictEqual(
      missingOfEvent(facts, without("the Event Grid event ChatThreadParticipantAdded as a CloudEvent"), added),
      ["Microsoft.Communication.ChatThreadParticipantAdded: no contract of it in CloudEvents"]
    )
    assert.lengthOf(missingOfEvent(facts, [], added), 2)
  })
})
