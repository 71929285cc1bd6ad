/** A telephone of the page, and threads as a member sees them. */
import { expect, it } from "vitest"
import { messagesOf, threadsOf } from "../src/model/chat.ts"
import {
  handshakeProblem,
  isWhole,
  lineOf,
  phoneStateOf,
  rawIdOfText,
  saidIn,
  saidThrough,
  textsToSpeak
} from "../src/model/phone.ts"
import { callIn, entries, journal, ledgerOf, phone } from "./journal.ts"

const call = { correlationId: "C1", serverCallId: "S1" }

it.each([
  ["+14255550111", "4:+14255550111", true],
  [" +1 (425) 555-0111 ", "4:+14255550111", true],
  ["8:orgid:9aa4b33f-fcb3-456a-a110-5d69f3e4a175", "8:orgid:9aa4b33f-fcb3-456a-a110-5d69f3e4a175", true],
  ["me", "me", false],
  ["+1", "4:+1", false]
])("%j is the id %s", (typed, id, whole) => {
  expect([rawIdOfText(typed), isWhole(typed)]).toEqual([id, whole])
})

it("a telephone rings, is in a call, and is idle when the call is over for it", () => {
  const who = { ...call, participant: phone("+14255550111") }
  const me = { ...call, participant: phone("+14255550199") }
  const all = entries(
    ["state", "participant calls", who],
    ["state", "participant rings", me],
    ["state", "participant entered", me],
    ["state", "participant left", me]
  )
  const states = all.map((_, index) => phoneStateOf(lineOf(ledgerOf(all.slice(0, index + 1)), "4:+14255550199")))
  expect(states).toEqual(["idle", "ringing", "in a call", "idle"])
})

it("what was heard, pressed and said in a recorded call is told from where somebody is", () => {
  const said = saidIn(callIn(ledgerOf(journal)), "4:+14255550111")
  expect(said.map(({ name, text, who }) => [who, name, text])).toEqual([
    ["note", "", "Application is in the call"],
    ["other", "Application", "Welcome to Contoso. Press 1 for an agent."],
    ["me", "You · keys", "1"],
    ["note", "", "+14255550199 rings"],
    ["note", "", "+14255550199 is in the call"],
    ["note", "", "You have left"]
  ])
})

it("a conversation goes on through a transfer", () => {
  const who = { participant: phone("+14255550111") }
  const [one, two] = ["C1", "C2"].map((correlationId) => ({ correlationId, serverCallId: `S of ${correlationId}` }))
  const ledger = ledgerOf(
    entries(
      ["state", "speech heard", { ...one, ...who, text: "My invoice" }],
      ["state", "participant left", { ...one, ...who }],
      ["state", "call ended", { ...one }],
      ["state", "participant transferred", { ...two, ...who }],
      ["state", "participant left", { ...two, ...who }]
    )
  )
  expect(saidThrough([...ledger.calls.values()], "4:+14255550111").map(({ text }) => text)).toEqual([
    "My invoice",
    "You were transferred",
    "You have left"
  ])
})

it("a telephone says once why no application answers it", () => {
  const unheard = { ...call, advice: "no application is notified" }
  const refused = { ...call, advice: "nothing listens at http://127.0.0.1:8080/callbacks" }
  const ledger = ledgerOf(
    entries(
      ["state", "participant calls", { ...call, participant: phone("+14255550111") }],
      ["state", "incoming call", unheard],
      ["callback", "IncomingCall", refused],
      ["callback", "IncomingCall", refused]
    )
  )
  expect(saidIn(callIn(ledger), "4:+14255550111").map(({ text }) => text)).toEqual([
    "No answer yet: no application is notified",
    "No answer yet: nothing listens at http://127.0.0.1:8080/callbacks"
  ])
})

it("a telephone says which address has not taken the handshake, until it has", () => {
  const url = "http://127.0.0.1:8080/callbacks"
  const all = entries(
    ["callback", "SubscriptionValidation", { url, outcome: "failed", error: "connect ECONNREFUSED" }],
    ["callback", "SubscriptionValidation", { url, outcome: "delivered", status: 200 }]
  )
  expect([0, 1, 2].map((count) => handshakeProblem(ledgerOf(all.slice(0, count))))).toEqual([
    undefined,
    `No answer yet: events wait until ${url} takes the handshake (connect ECONNREFUSED).`,
    undefined
  ])
})

it("a prompt to others is not heard", () => {
  const ledger = ledgerOf(
    entries(["state", "prompts heard", { ...call, prompts: [{ text: "psst" }], by: ["4:+14255550199"] }])
  )
  expect(saidIn(callIn(ledger), "4:+14255550111")).toEqual([])
  expect(saidIn(callIn(ledger), "4:+14255550199")).toHaveLength(1)
})

it("a text is spoken once: by the page, or by the voice that it has where the call is heard", () => {
  const prompts = [{ text: "Hello" }, { file: "https://cdn.contoso.com/a.wav" }, { text: "Bye", spoken: true }]
  const [entry] = entries(["state", "prompts heard", { ...call, prompts, by: ["4:+14255550199"] }])
  if (entry === undefined) throw new Error("no entry")
  expect(textsToSpeak(entry, "4:+14255550199", true)).toEqual(["Hello"])
  expect(textsToSpeak(entry, "4:+14255550199", false)).toEqual(["Hello", "Bye"])
  expect(textsToSpeak(entry, "4:+14255550111", true)).toEqual([])
})

it("messages are the member's own, others' and the system's, the oldest first", () => {
  const sender = (id: string) => ({ senderCommunicationIdentifier: { rawId: id } })
  const answer = {
    value: [
      {
        id: "3",
        type: "html",
        content: { message: "a<br>b" },
        ...sender("8:acs:B"),
        senderDisplayName: "Bob",
        createdOn: ""
      },
      {
        id: "2",
        type: "text",
        content: { message: "hi" },
        ...sender("8:acs:a"),
        senderDisplayName: "Alice",
        createdOn: ""
      },
      { id: "1", type: "topicUpdated", content: { topic: "T" }, createdOn: "" }
    ]
  }
  expect(messagesOf(answer, "8:acs:A").map(({ kind, text }) => [kind, text])).toEqual([
    ["system", "The topic is now “T”"],
    ["mine", "hi"],
    ["other", "a\nb"]
  ])
})

it("threads are read from the state, with the names of their members", () => {
  const participants = [
    { communicationIdentifier: { rawId: "8:acs:r_9aa4b33f-fcb3-456a-a110-5d69f3e4a175" } },
    { communicationIdentifier: { rawId: "8:acs:b" }, displayName: "Bob" }
  ]
  const [thread] = threadsOf({ threads: [{ id: "19:x", topic: "T", participants, messages: 3 }] })
  expect(thread?.members.map(({ name }) => name)).toEqual(["user 9aa4b33f…", "Bob"])
  expect(threadsOf(undefined)).toEqual([])
})
