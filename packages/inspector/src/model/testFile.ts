/**
 * A call as a test for vitest, with the test kit of the local cloud: who is called does the same again, what was heard is waited for,
 * keys and speech follow, and the events and the end are asserted.
 */
import { at, type Entry, listAt, millisOf, numberAt, textAt } from "./Entry.ts"
import { keyOf } from "./Diagram.ts"
import { rawIdOf } from "./Identity.ts"
import type { Call } from "./Ledger.ts"

const text = (value: string): string => JSON.stringify(value)
/** How the kit writes it: a phone number without the prefix of raw ids. */
const party = (id: string): string => id.replace(/^4:/, "")

const behaviors: Readonly<Record<number, string>> = {
  603: "declines",
  486: "busy",
  408: "rings",
  480: "unreachable",
  404: "unknown",
  500: "fails"
}

interface Agent {
  readonly name: string
  readonly id: string
  readonly does: string
  readonly afterMillis: number
}

/** Who was rung, and what each did. */
const agentsOf = (call: Call): ReadonlyArray<Agent> => {
  const agents: Array<Agent> = []
  for (const [index, entry] of call.entries.entries()) {
    const id = entry.name === "participant rings" ? rawIdOf(entry.data["participant"]) : undefined
    if (id === undefined || agents.some((agent) => agent.id === id)) continue
    const then = call.entries
      .slice(index + 1)
      .find(
        ({ data, name }) =>
          (name === "participant entered" || name === "participant not reached") && rawIdOf(data["participant"]) === id
      )
    const does =
      then?.name === "participant entered" ? "answers" : (behaviors[numberAt(then?.data, "code") ?? 408] ?? "rings")
    const name = agents.length === 0 ? "agent" : `agent${agents.length + 1}`
    agents.push({ name, id, does, afterMillis: then === undefined ? 0 : millisOf(then) - millisOf(entry) })
  }
  return agents
}

const promptText = (prompt: unknown): string | undefined => textAt(prompt, "text") ?? textAt(prompt, "file")

/** Whether the application ended the call, rather than somebody in it. */
const isEndedByApplication = (call: Call): boolean =>
  call.entries.some(({ kind, name }) => kind === "request" && /_(?:HangupCall|TerminateCall)$/.test(name))

const stepsOf = (call: Call, caller: string, agents: ReadonlyArray<Agent>): ReadonlyArray<string> => {
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : id === caller ? "caller" : agents.find((agent) => agent.id === id)?.name
  const steps: Array<string> = []
  const isByApplication = isEndedByApplication(call)
  let hasHungUp = false
  for (const { data, kind, name } of call.entries) {
    if (kind !== "state") continue
    const who = nameOf(rawIdOf(data["participant"]))
    if (name === "prompts heard") {
      const by = listAt(data, "by").map(String)
      const hearer = by.length === 0 ? "caller" : (by.map(nameOf).find((known) => known !== undefined) ?? "caller")
      for (const heard of listAt(data, "prompts").flatMap((prompt) => promptText(prompt) ?? []))
        steps.push(`  await ${hearer}.hearsText(${text(heard)})`)
    }
    if (who === undefined) continue
    if (name === "tones pressed") steps.push(`  await ${who}.press(${text(listAt(data, "tones").map(keyOf).join(""))})`)
    if (name === "speech heard") steps.push(`  await ${who}.says(${text(textAt(data, "text") ?? "")})`)
    if (name === "participant entered" && who !== "caller") {
      steps.push(`  await ${who}.joins()`, `  await expectCall(caller).toBeConnectedTo(${who}.number)`)
    }
    if (name === "participant left" && !isByApplication && !hasHungUp) {
      hasHungUp = true
      steps.push(`  await ${who}.hangUp()`)
    }
  }
  return steps
}

/** Events that the application took, each once, in order. */
const eventsOf = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> => [
  ...new Set(
    entries.flatMap(({ data, kind, name }) =>
      kind === "callback" && data["outcome"] === "delivered" && data["kind"] === "callback" ? [name] : []
    )
  )
]

/** The name under which a caller was shown to the application. */
const displayNameOf = (call: Call): string | undefined => {
  for (const { data, kind, name } of call.entries)
    if (kind === "callback" && name === "IncomingCall") return textAt(at(data, "event", 0, "data"), "callerDisplayName")
  return undefined
}

/** Writes the test; `undefined` when nobody called the application: its own calls begin in its code. */
export const testFileOf = (call: Call): string | undefined => {
  const begin = call.entries.find(({ name }) => name === "participant calls")
  const from = rawIdOf(begin?.data["participant"])
  const to = rawIdOf(begin?.data["to"])
  if (from === undefined || to === undefined) return undefined
  const agents = agentsOf(call)
  const displayName = displayNameOf(call)
  const options = [`to: ${text(party(to))}`, `from: ${text(party(from))}`]
  if (displayName !== undefined && displayName !== party(from)) options.push(`callerDisplayName: ${text(displayName)}`)
  const ended = call.endedAt === undefined ? [] : ["  await expectCall(caller).toHaveEnded()"]
  return [
    `import { Emulator } from "@effect-comms/emulator/promise"`,
    `import { expectCall } from "@effect-comms/emulator/vitest"`,
    `import { it } from "vitest"`,
    `// The application under test: a function from the settings of the local cloud to a handler of requests.`,
    `import { makeApplication } from "./application.ts"`,
    ``,
    `it(${text(`a call of ${party(from)} to ${party(to)}`)}, async () => {`,
    `  await using cloud = await Emulator.start({ makeApplication })`,
    ...agents.map(
      ({ afterMillis, does, id, name }) =>
        `  const ${name} = await cloud.agent({ number: ${text(party(id))}, does: ${text(does)}, afterMillis: ${Math.max(0, Math.round(afterMillis))} })`
    ),
    `  const caller = await cloud.call({ ${options.join(", ")} })`,
    ...stepsOf(call, from, agents),
    ...eventsOf(call.entries).map((name) => `  await expectCall(caller).toHaveReceived(${text(name)})`),
    ...ended,
    `})`,
    ``
  ].join("\n")
}
