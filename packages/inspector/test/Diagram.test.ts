/** A call as a sequence diagram: lanes, rows, and how long who is there. */
import { expect, it } from "vitest"
import { draw } from "../src/model/Diagram.ts"
import { svgOf } from "../src/model/svg.ts"
import { callIn, entries, journal, ledgerOf, phone } from "./journal.ts"

const call = { correlationId: "C1", serverCallId: "S1" }
const drawn = (all: ReturnType<typeof entries>) => draw(callIn(ledgerOf(all)))

it("the lanes of a recorded call are its application, the cloud, and who was in it", () => {
  const { lanes } = draw(callIn(ledgerOf(journal)))
  expect(lanes.map(({ label }) => label)).toEqual(["Application", "Cloud", "+14255550111", "+14255550199"])
})

it("requests go to the cloud and answers come back; tones, speech and prompts are between participants and the cloud", () => {
  const who = { ...call, participant: phone("+14255550111") }
  const { lanes, rows } = drawn(
    entries(
      ["state", "participant calls", { ...who, to: phone("+14255550100") }],
      ["state", "leg opened", { ...call, callConnectionId: "L1" }],
      ["request", "CallMedia_Play", { exchange: 1, path: "/calling/callConnections/L1:play" }],
      ["answer", "CallMedia_Play", { exchange: 1, status: 202 }],
      ["state", "prompts heard", { ...call, prompts: [{ text: "Hello" }] }],
      ["state", "tones pressed", { ...who, tones: ["one", "pound"] }],
      ["state", "speech heard", { ...who, text: "yes" }]
    )
  )
  const name = (index: number) => lanes[index]?.label
  expect(rows.map(({ from, label, outcome, to }) => [name(from), name(to), label, outcome])).toEqual([
    ["+14255550111", "Cloud", "calls +14255550100", ""],
    ["Application", "Application", "leg opened", ""],
    ["Application", "Cloud", "Play", ""],
    ["Cloud", "Application", "202 Play", "100 ms"],
    ["Cloud", "+14255550111", "plays “Hello”", ""],
    ["+14255550111", "Cloud", "presses 1 #", ""],
    ["+14255550111", "Cloud", "says “yes”", ""]
  ])
})

it("deliveries say their attempts, reasons and faults, and are failures unless they were taken", () => {
  const event = [{ id: "e", data: { ...call, resultInformation: { code: 400, subCode: 8510 } } }]
  const { rows } = drawn(
    entries(
      ["callback", "PlayFailed", { outcome: "retrying", attempt: 1, status: 503, answer: "busy", event }],
      ["callback", "PlayFailed", { outcome: "delivered", attempt: 2, status: 200, fault: "duplicate", event }],
      ["callback", "PlayFailed", { outcome: "dropped", attempt: 0, fault: "drop", event }]
    )
  )
  expect(rows.map(({ outcome, tone }) => [outcome, tone])).toEqual([
    ["retried: 503 busy", "failure"],
    ["attempt 2 · 400/8510 · fault: duplicate", "event"],
    ["dropped · fault: drop", "failure"]
  ])
})

it("refused and lost answers, faults and media sockets are shown as what they are", () => {
  const media = { ...call, callConnectionId: "L1" }
  const { rows } = drawn(
    entries(
      ["state", "leg opened", { ...call, callConnectionId: "L1" }],
      ["request", "CallMedia_Play", { exchange: 1, path: "/calling/callConnections/L1:play" }],
      ["fault", "status 503", { exchange: 1 }],
      ["answer", "CallMedia_Play", { exchange: 1, status: 503, body: { error: { code: "ServiceUnavailable" } } }],
      ["media", "MediaSocket", { ...media, outcome: "opened" }],
      ["media", "MediaSocket", { ...media, outcome: "refused", error: "nobody there" }]
    )
  )
  expect(rows.slice(2).map(({ label, outcome, tone }) => [label, outcome, tone])).toEqual([
    ["fault: status 503", "", "fault"],
    ["503 Play", "ServiceUnavailable · 200 ms", "failure"],
    ["socket opened", "", "media"],
    ["socket refused", "nobody there", "failure"]
  ])
})

it("who rings, is there and is on hold is a stretch of its lane", () => {
  const who = { ...call, participant: phone("+14255550111") }
  const agent = { ...call, participant: phone("+14255550199") }
  const { lanes, lives } = drawn(
    entries(
      ["state", "participant calls", who],
      ["state", "participant rings", agent],
      ["state", "participant entered", agent],
      ["state", "participant held", agent],
      ["state", "participant resumed", agent],
      ["state", "participant left", agent],
      ["state", "call ended", call]
    )
  )
  const of = (label: string) =>
    lives.flatMap(({ end, first, lane, state }) => (lanes[lane]?.label === label ? [[state, first, end]] : []))
  expect(of("+14255550111")).toEqual([["in", 0, 7]])
  expect(of("+14255550199")).toEqual([
    ["ringing", 1, 2],
    ["in", 2, 3],
    ["held", 3, 4],
    ["in", 4, 6]
  ])
})

it("two applications in a call have a lane each, by their legs", () => {
  const { lanes, rows } = drawn(
    entries(
      ["state", "leg opened", { ...call, callConnectionId: "11111111-a" }],
      ["state", "leg opened", { ...call, callConnectionId: "22222222-b" }],
      ["request", "CallMedia_Play", { exchange: 1, path: "/calling/callConnections/22222222-b:play" }]
    )
  )
  expect(lanes.map(({ about }) => about)).toEqual(
    ["leg 11111111-a", "leg 22222222-b", "local"].map((text) => expect.stringContaining(text.slice(0, 8)))
  )
  expect(rows[2]?.from).toBe(1)
})

it("an application of Graph is no participant, and keys of its calls are the caller's", () => {
  const app = { rawId: "28:orgid:A-1", kind: "microsoftTeamsApp" }
  const notified = { resourceUrl: "/communications/calls/g1", resourceData: { state: "established" } }
  const { lanes, rows } = drawn(
    entries(
      ["state", "participant calls", { correlationId: "C1", participant: phone("+14255550111") }],
      ["state", "Graph call incoming", { correlationId: "C1", callId: "g1" }],
      ["state", "participant entered", { correlationId: "C1", participant: app }],
      [
        "callback",
        "call established",
        { kind: "notification", outcome: "delivered", claims: { aud: "a-1" }, event: { value: [notified] } }
      ],
      ["state", "Graph call tone", { correlationId: "C1", callId: "g1", tone: "pound" }]
    )
  )
  expect(lanes.map(({ label }) => label)).toEqual(["Application", "Cloud", "+14255550111"])
  expect(rows.slice(2).map(({ from, label, outcome }) => [from, label, outcome])).toEqual([
    [1, "call established", ""],
    [2, "presses #", ""]
  ])
})

it("who calls is shown once, and that nobody was told of it is said", () => {
  const dialed = (data: object) =>
    drawn(
      entries(
        ["state", "incoming call", { ...call, ...data }],
        ["state", "participant calls", { ...call, participant: phone("+14255550111"), to: phone("+14255550100") }]
      )
    ).rows.map(({ label, outcome, tone }) => [label, outcome, tone])
  expect(dialed({})).toEqual([["calls +14255550100", "", "party"]])
  expect(dialed({ advice: "nobody is subscribed" })).toEqual([
    ["incoming call", "nobody is subscribed", "failure"],
    ["calls +14255550100", "", "party"]
  ])
})

it("who is held, muted and heard again is shown at whom it concerns, and what a call is like with its status", () => {
  const who = { ...call, participant: phone("+14255550111") }
  const { rows } = drawn(
    entries(
      ["state", "participant held", who],
      ["state", "participant resumed", who],
      ["state", "participant muted", who],
      ["state", "participant unmuted", who],
      ["state", "Graph call recording status", { ...call, callId: "g1", status: "recording" }]
    )
  )
  expect(rows.map(({ label, outcome, to }) => [label, outcome, to])).toEqual([
    ["on hold", "", 2],
    ["off hold", "", 2],
    ["muted", "", 2],
    ["unmuted", "", 2],
    ["call recording status", "recording", 1]
  ])
})

it("sockets of a call are told apart by their paths", () => {
  const socket = (url: string) => ["media", "MediaSocket", { ...call, outcome: "opened", url }] as const
  const { rows } = drawn(entries(socket("ws://127.0.0.1:8080/media"), socket("ws://127.0.0.1:8080/transcription")))
  expect(rows.map(({ label, outcome }) => [label, outcome])).toEqual([
    ["socket opened", "/media"],
    ["socket opened", "/transcription"]
  ])
})

it("the exported file stands alone and escapes what was said", () => {
  const who = { ...call, participant: phone("+14255550111") }
  const svg = svgOf(drawn(entries(["state", "speech heard", { ...who, text: "<script>&" }])), "a <call>")
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  expect(svg).not.toMatch(/<script|href=|<call>/)
})

it("ten thousand entries are drawn in one pass", () => {
  const who = { ...call, participant: phone("+14255550111") }
  const many = entries(
    ...Array.from({ length: 10_000 }, () => ["state", "tones pressed", { ...who, tones: ["one"] }] as const)
  )
  expect(drawn(many).rows).toHaveLength(10_000)
})
