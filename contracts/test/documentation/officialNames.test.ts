/** The page of official names: it has everything that Microsoft's installed packages have, and what it names here exists. */
import { readFileSync } from "node:fs"
import * as callAutomation from "@effect-comms/call-automation"
import * as callEvents from "@effect-comms/call-automation/events"
import * as NodeRecordingFile from "@effect-comms/call-automation/NodeRecordingFile"
import * as chat from "@effect-comms/chat"
import * as core from "@effect-comms/core"
import * as graphCalls from "@effect-comms/graph-calls"
import * as identity from "@effect-comms/identity"
import { assert, describe, it } from "@effect/vitest"
import { operationsOf } from "../../src/declared.ts"
import { readOfficial } from "./official.ts"

const page = readFileSync(new URL("../../../docs/official-names.md", import.meta.url), "utf8")

/** Our modules by package of Microsoft's. */
const ours: Readonly<Record<string, object>> = {
  "@azure/communication-call-automation": { ...callAutomation, NodeRecordingFile, events: callEvents },
  "@azure/communication-chat": chat,
  "@azure/communication-identity": identity,
  "@azure/communication-common": core,
  "@microsoft/microsoft-graph-client": graphCalls
}
const names = Object.keys(ours)
const official = readOfficial(names)

/** Of Graph's client: the request and what makes it; the rest is of other parts of Graph, or plugs into its pipeline. */
const isOfCalls = (name: string): boolean => /^(?:Client|GraphRequest)\./.test(name)

interface Row {
  readonly official: ReadonlyArray<string>
  readonly ours: ReadonlyArray<string>
}

const codes = (cell = ""): ReadonlyArray<string> => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code)

/** The rows of the tables of a package's section. */
const rowsOf = (name: string): ReadonlyArray<Row> => {
  const section = page.split(/^## /m).find((one) => one.startsWith(`${name}\n`)) ?? ""
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|"))
    .map(([, first, second]) => ({ official: codes(first), ours: codes(second) }))
}

const sorted = (values: Iterable<string>): ReadonlyArray<string> => [...values].toSorted()

const isThere = (modules: object, name: string): boolean => {
  const [module = "", member = ""] = name.split(".")
  const found: unknown = Reflect.get(modules, module)
  return typeof found === "object" && found !== null && Reflect.has(found, member)
}

describe("official names", () => {
  for (const name of names) {
    const rows = rowsOf(name)

    it(`${name}: every public method, function and event has one row, and nothing else has`, () => {
      const { events, functions } = official.get(name) ?? { events: [], functions: [] }
      const isGraph = name === "@microsoft/microsoft-graph-client"
      const requests = operationsOf["graph-calls"].map(({ method, path }) => `${method} ${path}`)
      const wanted = isGraph ? [...functions.filter(isOfCalls), ...requests] : [...functions, ...events]
      assert.isAbove(wanted.length, 5)
      assert.deepStrictEqual(sorted(rows.flatMap((row) => row.official)), sorted(new Set(wanted)))
    })

    it(`${name}: what takes their place exists`, () => {
      const mentioned = rows.flatMap((row) => row.ours)
      assert.isAbove(mentioned.length, 4)
      assert.deepStrictEqual(
        mentioned.filter((one) => !isThere(ours[name] ?? {}, one)),
        []
      )
    })
  }
})
