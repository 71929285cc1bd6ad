// src/generated/outcomes.ts: the events that end operations, and what of the functions that wait for them is the same in both APIs.
import { relativeTo } from "./codecs.mjs"
import { comment } from "./documentation.mjs"

const quoted = JSON.stringify
const kindsOf = (kinds) => (kinds.length === 0 ? "never" : kinds.map(quoted).join(" | "))

/** What the function of an operation that waits for the outcome takes and gives. */
export const waitingSignature = ({ operation: { outcome } }, input) => {
  if (outcome.form?.gives !== undefined) return { input, answer: outcome.form.gives }
  const event = `EventOf<${kindsOf(outcome.succeeded)}>`
  const needed =
    outcome.requires === undefined
      ? ""
      : ` & { /** Where the events are sent: without it none is. */\nreadonly ${outcome.requires}: string }`
  return { input: `${input}${needed}`, answer: outcome.each ? `ReadonlyArray<${event}>` : event }
}

/** Whether an operation has an outcome of its own: not one that the function that waits for it describes itself. */
export const isDescribed = ({ operation: { outcome } }) => outcome !== undefined && outcome.form?.given === undefined

/** The expression that makes the function, and what it uses, by module. */
export const waitingForm = ({ constant, name, operation: { outcome } }, packageName) => {
  const { by, from, given } = outcome.form ?? {
    by: outcome.each ? "andWaitForEach" : "andWait",
    from: `@effect-comms/${packageName}/internal/awaiting`
  }
  const described =
    outcome.roster === undefined
      ? `${outcome.each ? "() => " : ""}outcomes.${name}`
      : outcome.each
        ? `outcomes.${name}`
        : `({ targetParticipant }) => outcomes.${name}(targetParticipant)`
  const arguments_ = [`operations.${constant}`, ...(given === undefined ? [described] : given.map(quoted))]
  return { text: `/* @__PURE__ */ ${by}(${arguments_.join(", ")})`, by, from: relativeTo(packageName, from) }
}

export const outcomesFile = (declared) => {
  const functions = declared.resources.flatMap(({ operations }) => operations).filter(isDescribed)
  const conditions = new Map()
  const consts = functions.map(({ name, operation: { outcome }, resource }) => {
    const { each, failed = [], note, roster, succeeded, when } = outcome
    const type = `Outcome<${kindsOf(succeeded)}, ${kindsOf(failed)}>`
    if (when !== undefined) conditions.set(when.by, relativeTo(declared.name, when.from))
    if (roster !== undefined) conditions.set("rosterShows", "../internal/conditions.ts")
    const events = `succeeded: ${quoted(succeeded)}, failed: ${quoted(failed)}`
    const shown =
      roster &&
      Object.entries(roster)
        .map(([key, value]) => `\`${key}\` ${value}`)
        .join(" and ")
    const doc = comment(
      `The outcome of \`${resource}.${name}\`${each ? " for one of the participants" : ""}.`,
      ...(shown === undefined ? [] : [`The newest roster shows the participant with ${shown}.`]),
      ...(each && roster === undefined ? ["Give the `participant` when there are several."] : []),
      ...(failed.length === 0 ? ["No event reports a failure."] : []),
      ...(note === undefined ? [] : [note])
    )
    if (roster === undefined)
      return `${doc}\nexport const ${name}: ${type} = { ${events}${when === undefined ? "" : `, when: ${when.by}`} }`
    return `${doc}\nexport const ${name} = (participant: CommunicationIdentifier): ${type} => ({ ${events}, when: rosterShows(participant, ${quoted(roster)}) })`
  })
  const modules = new Map()
  for (const [name, from] of conditions) modules.set(from, [...(modules.get(from) ?? []), name])
  const body = consts.join("\n\n")
  const lines = [
    ...(body.includes("CommunicationIdentifier)")
      ? [`import type { CommunicationIdentifier } from "@effect-comms/core/CommunicationIdentifier"`]
      : []),
    ...[...modules].map(([from, names]) => `import { ${names.toSorted().join(", ")} } from ${quoted(from)}`),
    `import type { Outcome } from "../internal/outcome.ts"`
  ]
  return `// Written by \`pnpm derive\` from the declarations of this package; its diff is the diff of the public outcomes.\n${lines.join("\n")}\n\n${body}\n`
}
