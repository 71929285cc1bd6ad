/** Code that does again what an entry shows, and a call as a test. */
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import type { Entry } from "../src/model/Entry.ts"
import { assumptionsIn, assumptionsOf } from "../src/model/assumptions.ts"
import { offersFor } from "../src/model/faults.ts"
import { codeOf } from "../src/model/reproduce.ts"
import { messagesOf, threadsOf } from "../src/model/chat.ts"
import { threadTestOf } from "../src/model/threadTest.ts"
import { testFileOf } from "../src/model/testFile.ts"
import { callIn, entries, journal, ledgerOf, phone, recorded } from "./journal.ts"

const cloud = { origin: "http://127.0.0.1:4280", connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a" }

const exported = (folder: string): string =>
  readFileSync(new URL(`../../emulator/test/kit/exported/${folder}call.test.ts`, import.meta.url), "utf8")

it.each([
  ["that somebody made to the application", "journal", ""],
  ["that the application made", "outbound", "outbound/"],
  ["to a Graph application", "graph", "graph/"]
])("a recorded call %s becomes the test that the local cloud's own tests run", (_, name, folder) => {
  expect(testFileOf(callIn(ledgerOf(recorded(name)))).text).toBe(exported(folder))
})

it("a call that no test can replay says why", () => {
  const of = (made: ReadonlyArray<Entry>) => testFileOf(callIn(ledgerOf(made))).why
  const call = { correlationId: "C1", serverCallId: "S1" }
  const answered = (name: string) =>
    entries(
      ["request", name, { exchange: 1, method: "POST", path: "/" }],
      ["answer", name, { exchange: 1, status: 201, body: { correlationId: "C1" } }]
    )
  const legs = entries(
    ["state", "leg opened", { ...call, callConnectionId: "a" }],
    ["state", "leg opened", { ...call, callConnectionId: "b" }]
  )
  const rings = entries(["state", "participant rings", { ...call, participant: phone("+14255550111") }])
  expect(of(rings)).toMatch(/^The beginning/)
  expect(of(legs)).toMatch(/^Several applications/)
  expect(of(answered("Connect"))).toMatch(/^The application joined a call/)
  expect(of(answered("CreateCall"))).toMatch(/^Nobody was called/)
})

it("a thread becomes the test that the local cloud's own tests run", () => {
  const people = [
    ["8:acs:bot", "Contoso bot"],
    ["8:acs:a", "Alice"],
    ["8:acs:b", "Bob"]
  ] as const
  const identifier = (rawId: string) => ({ rawId })
  const participants = people.map(([id, displayName]) => ({ communicationIdentifier: identifier(id), displayName }))
  const [thread] = threadsOf({
    threads: [
      { id: "19:x", topic: "Order 4711", participants, createdByCommunicationIdentifier: identifier("8:acs:bot") }
    ]
  })
  const said = [
    ["8:acs:bot", "Hello, how can I help?"],
    ["8:acs:a", "Where is my order?"],
    ["8:acs:bot", "It is on its way."],
    ["8:acs:b", "Thanks"],
    ["8:acs:bot", "It is on its way."]
  ] as const
  const value = said.map(([id, message]) => ({
    type: "text",
    content: { message },
    senderCommunicationIdentifier: identifier(id)
  }))
  const messages = messagesOf({ value: value.toReversed() }, "8:acs:a")
  const committed = new URL("../../emulator/test/kit/exported/chat/thread.test.ts", import.meta.url)
  const of = (members: number) =>
    thread === undefined ? undefined : threadTestOf({ ...thread, members: thread.members.slice(0, members) }, messages)
  expect(of(3)?.text).toBe(readFileSync(committed, "utf8"))
  expect(of(1)?.why).toMatch(/^Nobody is in the thread/)
})

it("who is taken out of a call has not hung up", () => {
  const call = { correlationId: "C1", serverCallId: "S1" }
  const [caller, agent] = [phone("+14255550111"), phone("+14255550199")]
  const { text } = testFileOf(
    callIn(
      ledgerOf(
        entries(
          ["state", "participant calls", { ...call, participant: caller, to: phone("+14255550100") }],
          ["state", "participant rings", { ...call, participant: agent }],
          ["state", "participant entered", { ...call, participant: agent }],
          ["request", "CallConnection_RemoveParticipant", { ...call, exchange: 1 }],
          ["state", "participant left", { ...call, participant: agent }],
          ["state", "participant left", { ...call, participant: caller }]
        )
      )
    )
  )
  expect(text?.match(/\w+\.hangUp/g)).toEqual(["caller.hangUp"])
})

it("a request becomes curl with a token and a program with our client, without its credential", () => {
  const [request] = journal.filter(({ kind, name }) => kind === "request" && name === "CallMedia_Recognize")
  const [curl, program] = request === undefined ? [] : codeOf(request, cloud)
  expect(curl?.text).toMatch(
    /oauth2\/v2\.0\/token[\s\S]*curl -i -X POST 'http:\/\/127\.0\.0\.1:4280\/calling\/callConnections\/[\w-]+:recognize\?api-version=/
  )
  expect(curl?.text).not.toMatch(/<secret>|x-ms-content-sha256/)
  expect(program?.text).toMatch(/await callMedia\.recognize\(\{\s+callConnectionId: "/)
})

it("what somebody said is quoted for the shell", () => {
  const said = { correlationId: "C1", serverCallId: "S1", participant: phone("+14255550111"), text: "it's $HOME" }
  const [entry] = entries(["state", "speech heard", said])
  expect(entry === undefined ? "" : codeOf(entry, cloud)[0]?.text).toContain(String.raw`it'\''s $HOME`)
})

it("a fault is offered for the next request or delivery like the one that is shown", () => {
  const [request, delivery] = entries(
    [
      "request",
      "CallMedia_Play",
      { method: "POST", path: "/calling/callConnections/084ca34e-7460-4a10-b46f-ff44fec1a06a:play" }
    ],
    ["callback", "CallConnected", { outcome: "delivered" }]
  )
  expect(request === undefined ? [] : offersFor(request)[0]?.order).toEqual({
    method: "POST",
    path: "/calling/callConnections/*:play",
    status: 429,
    retryAfterSeconds: 1
  })
  expect(delivery === undefined ? [] : offersFor(delivery).map(({ order }) => [order["path"], order["kind"]])).toEqual(
    ["duplicate", "reorder", "delay", "drop", "bad-signature", "refuse", "lose-answer"].map((kind) => [
      "CallConnected",
      kind
    ])
  )
})

it("assumptions are found by the operations that they list and the events that their words name", () => {
  const assumptions = [
    { id: "a", about: ["CallMedia_Play"], what: "Play.", why: "" },
    { id: "b", about: [], what: "CallConnected comes first.", why: "" },
    { id: "c", about: [], what: "Bodies over 1 MiB are 413.", why: "" }
  ]
  const [request, event] = entries(["request", "CallMedia_Play", {}], ["callback", "CallConnected", {}])
  expect(request === undefined ? [] : assumptionsOf(request, assumptions).map(({ id }) => id)).toEqual(["a"])
  expect(event === undefined ? [] : assumptionsOf(event, assumptions).map(({ id }) => id)).toEqual(["b"])
  const call = [request, event, event].flatMap((entry) => entry ?? [])
  expect(assumptionsIn(call, assumptions).map(({ id }) => id)).toEqual(["a", "b"])
})
