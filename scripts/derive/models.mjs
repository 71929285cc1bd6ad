// src/generated/models.ts: the types of a package's models, inputs and answers, documented.

import { relativeTo } from "./codecs.mjs"

const header =
  "// Written by `pnpm derive` from the declarations of this package; its diff is the diff of the public types.\n"

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
const quoted = JSON.stringify
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name))

/** Every model below a shape. */
const modelsBelow = (shape, found = new Set()) => {
  if (shape === undefined) return found
  if (shape.model !== undefined) {
    if (found.has(shape.model)) return found
    found.add(shape.model)
    for (const field of shape.model.fields ?? []) modelsBelow(field.shape, found)
  }
  for (const field of shape.fields ?? []) modelsBelow(field.shape, found)
  for (const one of [shape.item, shape.of, ...(shape.members ?? [])]) modelsBelow(one, found)
  return found
}

/** The name of an operation's input, `undefined` when it takes nothing. */
export const inputName = ({ constant, name, params, payload, query }) =>
  [params, query, payload].some((part) => part !== undefined && part.fields.length > 0)
    ? `${capital(constant ?? name)}Input`
    : undefined

/** The type of an operation's answer. */
export const answerType = ({ success }, typeOf) => {
  const types = new Set(success.map(({ shape }) => (shape === undefined ? "void" : typeOf(shape))))
  return [...types].join(" | ")
}

/** A function that writes the type of a shape and remembers what has to be imported; `own` has the package's own models. */
export const typeWriter = (imports, own) => {
  const use = (name, from) => {
    if (from !== undefined) imports.set(name, from)
    return name
  }
  const typeOf = (shape) => {
    const { type } = shape
    if (type !== undefined) return use(type.name, type.from)
    const { item, kind, members, model, of, value, values } = shape
    if (model !== undefined) return use(model.name, model.from ?? (model.external ? model.module : own))
    switch (kind) {
      case "text":
        return "string"
      case "number":
      case "numberText":
        return "number"
      case "openEnum":
        return [...values.map(quoted), "(string & {})"].join(" | ")
      case "literal":
        return quoted(value)
      case "array":
        return `ReadonlyArray<${typeOf(item)}>`
      case "record":
        return `{ readonly [name: string]: ${typeOf(item)} }`
      case "bytes":
        return "Uint8Array"
      case "redacted":
        return use("Redacted.Redacted", undefined)
      case "readOnly":
      case "recursive":
        return typeOf(of)
      case "union":
        return members.map((one) => typeOf(one)).join(" | ")
      case "struct":
        return `{ ${shape.fields.map((field) => fieldText(field)).join("\n")} }`
      default:
        return kind
    }
  }
  const fieldText = (field) => {
    const { name, optional, shape } = field
    const type = typeOf(shape)
    const absent = optional && type !== "unknown" ? " | undefined" : ""
    return `${documentation(field)}readonly ${key(name)}${optional ? "?" : ""}: ${type}${absent}`
  }
  return { typeOf, fieldText }
}

/** What the conditions of a shape expect, as far as its type does not say it. */
const bounds = ({ checks = [], codec }) => {
  const said = codec !== undefined ? [] : checks.filter(({ id }) => id !== "isInt" && id !== "isFinite")
  const text = [...new Set(said.map(({ expected }) => expected))].join(", ")
  return text === "" ? [] : [`Expected: ${text}.`]
}

const comment = (lines) =>
  lines.length === 0
    ? ""
    : lines.length === 1
      ? `/** ${lines[0]} */\n`
      : `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`

export const documentation = ({ description, shape, since }) => {
  const lines = [
    ...(description === undefined ? [] : description.split("\n")),
    ...bounds(shape),
    ...(since ? [since] : [])
  ]
  return comment(lines)
}

/** Says in words which versions a field has, when not every one has it. */
export const sinceOf = (set, versions) => {
  if (set === undefined || versions === undefined) return undefined
  const has = versions.all.filter((one) => set.includes(one))
  if (has.length === versions.all.length) return undefined
  const [first] = has
  if (first === "beta") return "In beta only."
  if (first === undefined) return "In no api-version of this service."
  const isDated = /^\d/.test(first)
  return isDated && versions.all.slice(versions.all.indexOf(first)).length === has.length
    ? `Since api-version ${first}.`
    : `In api-version ${has.join(", ")} only.`
}

export const modelsFile = (declared) => {
  const imports = new Map()
  const { fieldText, typeOf } = typeWriter(imports)
  const withSince = (field) => ({ ...field, since: sinceOf(field.versions, declared.versions) })
  const fields = (list) => list.map((field) => fieldText(withSince(field))).join("\n")
  const isOwn = ({ from, owner }) => owner === declared.name && from === undefined

  for (const one of declared.models.values())
    if (one.owner !== declared.name)
      Object.assign(one, { external: true, module: "@effect-comms/core/CommunicationIdentifier" })
  const payloads = new Set(declared.operations.map(({ payload }) => payload?.model))
  const elsewhere = new Set(
    [...declared.models.values()].flatMap(({ fields = [] }) => fields.flatMap(({ shape }) => [...modelsBelow(shape)]))
  )
  for (const { success } of declared.operations) for (const { shape } of success) modelsBelow(shape, elsewhere)
  // A body that nothing else contains is written out in the input of its operation.
  const isBody = (model) => payloads.has(model) && !elsewhere.has(model) && isOwn(model)
  const answers = new Map(
    declared.operations.flatMap(({ operation, success }) => success.map(({ shape }) => [shape?.model, operation.id]))
  )

  const models = [...declared.own]
    .filter((model) => isOwn(model) && !isBody(model))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((model) => {
      const answered = answers.get(model)
      const description = model.description ?? (answered && `The response of \`${answered}\`.`)
      const about = comment(description === undefined ? [] : description.split("\n"))
      return model.kind === "openEnum"
        ? `${about}export type ${model.name} = ${typeOf({ kind: "openEnum", values: model.values })}\n`
        : `${about}export interface ${model.name} {\n${fields(model.fields)}\n}\n`
    })

  const inputs = declared.operations.flatMap((one) => {
    const name = inputName(one)
    if (name === undefined) return []
    const { operation, params, payload, query } = one
    const inherits = payload?.model !== undefined && !isBody(payload.model)
    const list = [params, query, inherits ? undefined : payload].flatMap((part) => part?.fields ?? [])
    const extended = inherits ? ` extends ${typeOf(payload)}` : ""
    return [`/** The input of \`${operation.id}\`. */\nexport interface ${name}${extended} {\n${fields(list)}\n}\n`]
  })

  const body = [...models, ...inputs].join("\n")
  const lines = [...imports]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, from]) => `import type { ${name} } from ${quoted(relativeTo(declared.name, from))}`)
  if (body.includes("Redacted.Redacted")) lines.push(`import type * as Redacted from "effect/Redacted"`)
  return `${header}${lines.join("\n")}\n\n${body}`
}
