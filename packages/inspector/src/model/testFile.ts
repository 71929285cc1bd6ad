/**
 * A call as a test for vitest, with the test kit of the local cloud: who calls, or what has the application call, begins it; who is called
 * does the same again, what was heard is waited for, keys and speech follow, and the events and the end are asserted.
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

/** The test, or why there is none. */
export type Exported =
  | { readonly text: string; readonly why?: undefined }
  | { readonly text?: undefined; readonly why: string }

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

/** Who begins the call: somebody who calls the application, or the application itself. */
type Begin =
  | { readonly kind: "call" | "graphCall"; readonly from: string; readonly options: ReadonlyArray<string> }
  | { readonly kind: "application" }

/** Requests that take somebody out of the call, who then has not hung up. */
const removal = /_(?:RemoveParticipant|TransferToParticipant|Delete|Transfer)$/
const ending = /^(?:CallConnection_HangupCall|CallConnection_TerminateCall|Call_Delete)$/
const isTransferred = /^(?:CallTransferAccepted|Graph call transfer accepted)$/

/** Whether the application ended the call, rather than somebody in it. */
const isEndedByApplication = (call: Call): boolean =>
  call.entries.some(({ kind, name }) => (kind === "request" && ending.test(name)) || isTransferred.test(name))

const stepsOf = (call: Call, begin: Begin, agents: ReadonlyArray<Agent>): ReadonlyArray<string> => {
  const caller = begin.kind === "application" ? undefined : begin.from
  const first = caller === undefined ? agents[0]?.name : "caller"
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : id === caller ? "caller" : agents.find((agent) => agent.id === id)?.name
  const steps: Array<string> = []
  const isByApplication = isEndedByApplication(call)
  let hasHungUp = false
  let removals = 0
  for (const { data, kind, name } of call.entries) {
    if (kind === "request" && removal.test(name)) removals++
    if (kind !== "state") continue
    const who = nameOf(rawIdOf(data["participant"]))
    if (name === "prompts heard") {
      const by = listAt(data, "by").map(String)
      const hearer = by.length === 0 ? first : (by.map(nameOf).find((known) => known !== undefined) ?? first)
      for (const heard of listAt(data, "prompts").flatMap((prompt) => promptText(prompt) ?? []))
        steps.push(`  await ${hearer}.hearsText(${text(heard)})`)
    }
    if (name === "Graph call tone") steps.push(`  await ${first}.press(${text(keyOf(data["tone"]))})`)
    if (who === undefined) continue
    if (name === "tones pressed") steps.push(`  await ${who}.press(${text(listAt(data, "tones").map(keyOf).join(""))})`)
    if (name === "speech heard") steps.push(`  await ${who}.says(${text(textAt(data, "text") ?? "")})`)
    if (name === "participant entered" && who !== "caller") {
      steps.push(`  await ${who}.joins()`)
      if (who !== first) steps.push(`  await expectCall(${first}).toBeConnectedTo(${who}.number)`)
    }
    if (name !== "participant left") continue
    if (removals > 0) removals--
    else if (!isByApplication && !hasHungUp) {
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
      kind === "callback" && data["outcome"] === "delivered" && data["kind"] !== "eventGrid" ? [name] : []
    )
  )
]

/** The name under which a caller was shown to the application. */
const displayNameOf = (call: Call): string | undefined => {
  for (const { data, kind, name } of call.entries)
    if (kind === "callback" && name === "IncomingCall") return textAt(at(data, "event", 0, "data"), "callerDisplayName")
  return undefined
}

/** The path that a Graph application was notified of the call at, unless it is that which tests have anyway. */
const pathOf = (call: Call): ReadonlyArray<string> => {
  const url = call.entries.flatMap(({ data, name }) => (name === "call incoming" ? (textAt(data, "url") ?? []) : []))[0]
  const path = url === undefined || !URL.canParse(url) ? "/notifications" : new URL(url).pathname
  return path === "/notifications" ? [] : [`callbackUri: ${text(path)}`]
}

const beginOf = (call: Call, agents: ReadonlyArray<Agent>): Begin | string => {
  if (call.legs.length > 1) return "Several applications are in the call, and a test runs one."
  const begin = call.entries.find(({ name }) => name === "participant calls")
  const from = rawIdOf(begin?.data["participant"])
  if (from !== undefined) {
    const to = rawIdOf(begin?.data["to"])
    if (to === undefined) return { kind: "graphCall", from, options: [`from: ${text(party(from))}`, ...pathOf(call)] }
    const displayName = displayNameOf(call)
    const options = [`to: ${text(party(to))}`, `from: ${text(party(from))}`]
    if (displayName !== undefined && displayName !== party(from))
      options.push(`callerDisplayName: ${text(displayName)}`)
    return { kind: "call", from, options }
  }
  if (!call.entries.some(({ kind, name }) => kind === "request" && /^(?:CreateCall|Call_Create)$/.test(name)))
    return call.entries.some(({ kind, name }) => kind === "request" && name === "Connect")
      ? "The application joined a call that is not its own, which the test kit has no caller for."
      : "The beginning of the call is not in the journal."
  return agents.length > 0
    ? { kind: "application" }
    : "Nobody was called: the application joined a meeting, which the test kit has no participant for."
}

const titleOf = (begin: Begin, call: Call, agents: ReadonlyArray<Agent>): string => {
  if (begin.kind === "application") return `a call of the application to ${agents.map(({ id }) => party(id))[0] ?? ""}`
  const to = call.to === undefined || begin.kind === "graphCall" ? "the Graph application" : party(call.to)
  return `a call of ${party(begin.from)} to ${to}`
}

/** Writes the test. */
export const testFileOf = (call: Call): Exported => {
  const agents = agentsOf(call)
  const begin = beginOf(call, agents)
  if (typeof begin === "string") return { why: begin }
  const isBegun = begin.kind === "application"
  const first = isBegun ? (agents[0]?.name ?? "agent") : "caller"
  const ended = call.endedAt === undefined ? [] : [`  await expectCall(${first}).toHaveEnded()`]
  const lines = [
    `import { Emulator } from "@effect-comms/emulator/promise"`,
    `import { expectCall } from "@effect-comms/emulator/vitest"`,
    `import { it } from "vitest"`,
    `// The application under test: a function from the settings of the local cloud to a handler of requests.`,
    ...(isBegun
      ? [
          `// And what has it begin the call: a function of what that made, whose promise settles when it is done.`,
          `import { begin, makeApplication } from "./application.ts"`
        ]
      : [`import { makeApplication } from "./application.ts"`]),
    ``,
    `it(${text(titleOf(begin, call, agents))}, async () => {`,
    `  await using cloud = await Emulator.start({ makeApplication })`,
    ...agents.map(
      ({ afterMillis, does, id, name }) =>
        `  const ${name} = await cloud.agent({ number: ${text(party(id))}, does: ${text(does)}, afterMillis: ${Math.max(0, Math.round(afterMillis))} })`
    ),
    begin.kind === "application"
      ? `  const begun = begin(cloud.application)`
      : `  const caller = await cloud.${begin.kind}({ ${begin.options.join(", ")} })`,
    ...stepsOf(call, begin, agents),
    ...(isBegun ? [`  await cloud.until(begun)`] : []),
    ...eventsOf(call.entries).map((name) => `  await expectCall(${first}).toHaveReceived(${text(name)})`),
    ...ended,
    `})`,
    ``
  ]
  return { text: lines.join("\n") }
}
