/**
 * Requests as programs with our clients: a request of each operation, of those that the contracts hold, becomes a program that is
 * type-checked with the tests of the local cloud.
 */
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { at, type Entry, listAt, textAt } from "../src/model/Entry.ts"
import { functions } from "../src/model/functions.ts"
import { programOf } from "../src/model/program.ts"
import { entries } from "./journal.ts"

const cloud = { origin: "http://127.0.0.1:4280", connectionString: "endpoint=http://127.0.0.1:4280/;accesskey=a2V5" }
const committed = new URL("../../emulator/test/clients/programs/", import.meta.url)

const requests = Object.entries(functions).map(([id, { request }]) => {
  const [method, path = ""] = request.split(" ")
  const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, "[^/:]+")
  return { id, method, path: new RegExp(`^(?:/v1\\.0|/beta)?${pattern}$`) }
})

/** The entry that the journal has of a request of a contract. */
const entryOf = (interaction: unknown): ReadonlyArray<Entry> => {
  const request = at(interaction, "request")
  const method = textAt(request, "method")
  const path = textAt(request, "path") ?? ""
  const name = requests.find((each) => each.method === method && each.path.test(path))?.id
  if (name === undefined) return []
  const query = Object.entries(at(request, "query") ?? {}).map(([key, values]) => [key, listAt(values)[0]])
  const headers = Object.entries(at(request, "headers") ?? {}).map(([key, values]) => [key, listAt(values)[0]])
  const body = at(request, "body", "encoded") === false ? at(request, "body", "content") : undefined
  const user = listAt(interaction, "providerStates").map((state) => textAt(state, "params", "userId"))
  const claims = { skypeid: user.find((id) => id !== undefined)?.slice(2), tid: "contoso", appid: "bot" }
  return entries([
    "request",
    name,
    {
      method,
      path,
      query: Object.fromEntries(query),
      headers: Object.fromEntries(headers),
      authentication: { scheme: "Bearer", claims },
      ...(body === undefined ? {} : { body })
    }
  ])
}

/** One request of each operation of a service: the longest of those that were executed. */
const requestsOf = (service: string): ReadonlyArray<Entry> => {
  const text = readFileSync(new URL(`../../../contracts/pacts/${service}.json`, import.meta.url), "utf8")
  // Some ids and tokens are so long that no line has room for them.
  const pact: unknown = JSON.parse(text.replaceAll(/eyJ[\w.-]{80,}/g, "eyJ"))
  const found = new Map<string, Entry>()
  for (const interaction of listAt(pact, "interactions")) {
    if (Number(at(interaction, "response", "status")) >= 400) continue
    for (const entry of entryOf(interaction)) {
      const known = found.get(entry.name)
      if (known === undefined || JSON.stringify(known.data).length < JSON.stringify(entry.data).length)
        found.set(entry.name, entry)
    }
  }
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

const services = {
  "call-automation": "effect-comms-call-automation-azure-communication-call-automation",
  chat: "effect-comms-chat-azure-communication-chat",
  "graph-calls": "effect-comms-graph-calls-microsoft-graph-calls",
  identity: "effect-comms-identity-azure-communication-identity"
}

it.each(Object.entries(services))(
  "a request of each operation of %s becomes a program that type-checks",
  async (name, pact) => {
    const imports = new Set<string>()
    const blocks = requestsOf(pact).flatMap((entry) => {
      const program = programOf(entry, cloud)
      if (program === undefined) return []
      for (const line of program.imports) imports.add(line)
      const lines = [`// ${entry.name}`, ...`${program.client}\n${program.statement}`.split("\n")]
      return [`{\n${lines.map((line) => `  ${line}`).join("\n")}\n}`]
    })
    const all = Object.values(functions).filter((of) => of.package === name)
    expect(blocks).toHaveLength(new Set(all.map((of) => of.function)).size)
    const text = `${[...imports].toSorted().join("\n")}\n\n${blocks.join("\n")}\n`
    await expect(text).toMatchFileSnapshot(new URL(`${name}.ts`, committed).pathname)
  }
)

it("an entry that is no request of an operation becomes no program", () => {
  const [entry] = entries(["request", "POST /calling/nothing", { method: "POST", path: "/calling/nothing" }])
  expect(entry === undefined ? "" : programOf(entry, cloud)).toBeUndefined()
})
