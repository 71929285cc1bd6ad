/** Which entries belong to a call, and what has become of it. */
import { expect, it } from "vitest"
import { begunAt, stateOf } from "../src/model/Ledger.ts"
import { callIn, entries, journal, ledgerOf, phone } from "./journal.ts"

const call = { correlationId: "C1", serverCallId: "S1" }

it("everything of a recorded call is in it, requests and keys of others are not", () => {
  const ledger = ledgerOf(journal)
  const { entries: own, from, serverCallId, to } = callIn(ledger)
  const left = journal.filter((entry) => ledger.callOf(entry) === undefined).map(({ name }) => name)
  expect([from, to]).toEqual(["4:+14255550111", "4:+14255550100"])
  expect(serverCallId).toBeDefined()
  expect(new Set(left)).toEqual(
    new Set(["SubscriptionValidation", "keys", "clock"].filter((name) => left.includes(name)))
  )
  expect(own.map(({ sequence }) => sequence)).toEqual(own.map(({ sequence }) => sequence).toSorted((a, b) => a - b))
})

it("a request joins its call when its answer says which it is, at its place", () => {
  const ledger = ledgerOf(
    entries(
      ["request", "CreateCall", { exchange: 1, method: "POST", path: "/calling/callConnections" }],
      ["state", "call opened", call],
      ["fault", "reset-after", { exchange: 1 }],
      ["answer", "CreateCall", { exchange: 1, status: 201, body: { correlationId: "C1", callConnectionId: "L1" } }],
      ["request", "CallMedia_Play", { exchange: 2, path: "/calling/callConnections/L1:play" }]
    )
  )
  expect(callIn(ledger).entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5])
  expect(callIn(ledger).failures).toBe(1)
})

it("an event that names an id before anybody says whose it is joins later", () => {
  const ledger = ledgerOf(
    entries(
      ["callback", "CallConnected", { outcome: "delivered", event: [{ id: "e", data: { callConnectionId: "L1" } }] }],
      ["state", "leg opened", { ...call, callConnectionId: "L1" }]
    )
  )
  expect(callIn(ledger).entries).toHaveLength(2)
})

it("participants ring, enter, are held and leave, and the call rings, is connected and ends", () => {
  const who = { ...call, participant: phone("+14255550111") }
  const agent = { ...call, participant: phone("+14255550199") }
  const all = entries(
    ["state", "participant calls", { ...who, to: phone("+14255550100") }],
    ["state", "participant rings", agent],
    ["state", "participant entered", agent],
    ["state", "participant held", agent],
    ["state", "call ended", call]
  )
  const after = (count: number) => {
    const found = callIn(ledgerOf(all.slice(0, count)))
    const party = found.parties.get("4:+14255550199")
    return [stateOf(found), party?.state, party?.isOnHold]
  }
  expect([1, 2, 3, 4, 5].map(after)).toEqual([
    ["ringing", undefined, undefined],
    ["ringing", "ringing", false],
    ["connected", "in", false],
    ["connected", "in", true],
    ["ended", "left", true]
  ])
  expect(begunAt(callIn(ledgerOf(all)))).toBe(Date.UTC(2026, 0, 1))
})

it("attempts to deliver one event are found by its number", () => {
  const event = [{ id: "e1", data: { correlationId: "C1" } }]
  const ledger = ledgerOf(
    entries(
      ["callback", "CallConnected", { outcome: "retrying", status: 503, attempt: 1, eventSequence: 7, event }],
      ["callback", "CallConnected", { outcome: "delivered", status: 200, attempt: 2, eventSequence: 7, event }]
    )
  )
  const [delivery] = ledger.entries
  expect(delivery === undefined ? [] : ledger.attemptsOf(delivery).map(({ data }) => data["attempt"])).toEqual([1, 2])
})
