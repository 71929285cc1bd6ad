/** A telephone of the page, and threads as a member sees them. */
import { expect, it } from "vitest"
import { messagesOf, threadsOf } from "../src/model/chat.ts"
import { isWhole, lineOf, phoneStateOf, rawIdOfText, saidIn, textsToSpeak } from "../src/model/phone.ts"
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
