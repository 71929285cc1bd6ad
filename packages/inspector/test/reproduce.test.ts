/** Code that does again what an entry shows, and a call as a test. */
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { assumptionsOf } from "../src/model/assumptions.ts"
import { offersFor } from "../src/model/faults.ts"
import { codeOf } from "../src/model/reproduce.ts"
import { testFileOf } from "../src/model/testFile.ts"
import { callIn, entries, journal, ledgerOf, phone } from "./journal.ts"

const cloud = { origin: "http://127.0.0.1:4280", connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a" }

it("a recorded call becomes the test that the local cloud's own tests run", () => {
  const committed = new URL("../../emulator/test/kit/exported/call.test.ts", import.meta.url)
  expect(testFileOf(callIn(ledgerOf(journal)))).toBe(readFileSync(committed, "utf8"))
})

it("a call that the application made is no test: it begins in its code", () => {
  const call = { correlationId: "C1", serverCallId: "S1" }
  const ledger = ledgerOf(entries(["state", "participant rings", { ...call, participant: phone("+14255550111") }]))
  expect(testFileOf(callIn(ledger))).toBeUndefined()
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
})
