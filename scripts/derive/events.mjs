// src/generated/events.ts and eventKinds.ts: the events of a package as its users see them, and how their data is read.
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { codecWriter } from "./codecs.mjs"
import { documentation, sinceOf, typeWriter } from "./models.mjs"

const header = "// Written by `pnpm derive` from the declarations of this package"
const quoted = JSON.stringify
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
const plain = (text) => text.charAt(0).toLowerCase() + text.slice(1)
const sorted = (names) => [...names].toSorted((a, b) => (a < b ? -1 : 1)).join(", ")

/** What a module takes from those beside it: names by module. */
const importLines = (names) =>
  [...names].map(([from, list]) => `import type { ${sorted(list)} } from ${quoted(from)}`).join("\n")

/** What an event is before its kind is known: the module of the package that is named after an event. */
const eventOf = ({ folder }) => {
  const names = readdirSync(join(folder, "src/events")).flatMap((file) => /^([A-Z]\w*Event)\.ts$/.exec(file)?.[1] ?? [])
  if (names.length !== 1) throw new Error(`${folder}/src/events: expected one module that is named after an event`)
  return names[0]
}

export const eventsFile = (declared) => {
  const imports = new Map()
  const { fieldText } = typeWriter(imports, "./models.ts")
  const withSince = (field) => ({ ...field, since: sinceOf(field.versions, declared.versions) })
  const interfaces = declared.events.map(({ description, fields, name }) => {
    const members = fields.map((field) => fieldText(withSince(field))).join("\n")
    return `${documentation({ description, shape: {} })}export interface ${capital(name)}Data {\n${members}\n}\n`
  })
  const body = interfaces.join("\n")
  const modules = new Map()
  for (const [name, from] of imports) modules.set(from, [...(modules.get(from) ?? []), name])
  const base = eventOf(declared)
  modules.set(`../events/${base}.ts`, [base])
  const members = declared.events.map(
    ({ description, name }) =>
      `${documentation({ description, shape: {} })}readonly ${name}: ${base}<${quoted(name)}, ${capital(name)}Data>`
  )
  return `${header}; its diff is the diff of the public types.
${importLines(modules)}

${body}
/** The events by their names. */
export interface Events {
${members.join("\n")}
}

/** The name of a kind of event: its type without \`Microsoft.Communication.\`. */
export type EventName = keyof Events

/** The event of a kind, or of one of several. */
export type EventOf<Name extends EventName> = Events[Name]

/** An event of any kind. */
export type Event = Events[EventName]
`
}

export const eventKindsFile = (declared) => {
  const { fieldsText } = codecWriter(declared, { own: "codecs." })
  // Every version of an event is read in the same way.
  const unversioned = (fields) => fields.map((field) => ({ ...field, versions: undefined }))
  // Kinds whose data is declared once share its fields, and each has a codec that knows the order in which its own keys came last.
  const first = new Map()
  for (const { key, name } of declared.events) if (!first.has(key)) first.set(key, plain(name))
  const fields = declared.events
    .filter(({ key, name }) => first.get(key) === plain(name))
    .map(({ fields, name }) => `const ${plain(name)} = ${fieldsText(unversioned(fields))}`)
  const entries = declared.events.map(
    ({ key, name, type }) => `[${quoted(type)}, kind(${quoted(name)}, ${first.get(key)})]`
  )
  const body = fields.join("\n\n")
  const imports = [
    `import * as Codec from "@effect-comms/core/internal/Codec"`,
    ...(/[^\w]core\./.test(body) ? [`import * as core from "@effect-comms/core/internal/codecs"`] : []),
    ...(body.includes("codecs.") ? [`import * as codecs from "./codecs.ts"`] : []),
    `import type { EventName } from "./events.ts"`
  ]
  return `${header}.
${imports.join("\n")}

/** A kind of event: its name, and how its data is read. */
export interface Kind {
  readonly name: EventName
  readonly data: Codec.Codec
}

const kind = (name: EventName, fields: () => Readonly<Record<string, Codec.Field>>): Kind =>
  ({ name, data: Codec.struct("object", fields) })

${body}

/** The kinds by the type that is on the wire. */
export const kinds: ReadonlyMap<string, Kind> = /* @__PURE__ */ (() => new Map([
${entries.join(",\n")}
]))()
`
}
