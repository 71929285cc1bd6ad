// src/generated/<Resource>.ts: the functions of a resource, as effects and streams.
import { relativeTo } from "./codecs.mjs"
import { ofFormer, ofFunction, ofWaiting } from "./documentation.mjs"
import { answerType, inputName, typeWriter } from "./models.mjs"
import { waitingForm, waitingSignature } from "./outcomes.mjs"

const compare = (a, b) => (a < b ? -1 : 1)
const reserved = new Set(["delete", "export", "import", "new", "switch", "return", "default", "void"])

/** What the parts of a function's signature are called, and where its types come from. */
export const signature = (one, declared) => {
  const types = new Map()
  const { typeOf } = typeWriter(types)
  const local = (shape) => {
    if (shape?.model !== undefined && !shape.model.external && shape.model.from === undefined)
      types.set(shape.model.name, "./models.ts")
    return typeOf(shape)
  }
  const { items, operation, success } = one
  const input = inputName(one)
  if (input !== undefined) types.set(input, "./models.ts")
  const { result } = operation
  for (const name of [result?.answer, result?.failure])
    if (name !== undefined && /^[A-Z]\w*$/.test(name)) types.set(name, relativeTo(declared.name, result.from))
  const whole = () => {
    for (const { shape } of success) if (shape !== undefined) local(shape)
    return answerType(one, typeOf)
  }
  const answer = items === undefined ? (result?.answer ?? whole()) : local(items.shape.item)
  const { defaultVersion } = operation.service
  const version = operation.versions.includes(defaultVersion)
    ? "ApiVersion"
    : operation.versions.map((one) => JSON.stringify(one)).join(" | ")
  return { input: input ?? "{}", answer, version, types, failure: result?.failure ?? "CommunicationError" }
}

/** Import lines of types by module. */
export const importsOf = (types) => {
  const modules = new Map()
  for (const [name, from] of types) modules.set(from, [...(modules.get(from) ?? []), name])
  return [...modules]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([from, names]) => `import type { ${names.toSorted(compare).join(", ")} } from "${from}"`)
}

export const functionsFile = (declared, { description, name: resource, operations }) => {
  const types = new Map()
  const service = declared.client
  const results = new Map()
  const forms = new Map()
  const waiting = (one, input) => {
    const { former, name, operation } = one
    if (operation.outcome === undefined) return []
    const { answer, input: taken } = waitingSignature(one, input)
    const { by, from, text } = waitingForm(one, declared.name)
    forms.set(from, new Set([...(forms.get(from) ?? []), by]))
    const { gives } = operation.outcome.form ?? {}
    types.set(...(gives === undefined ? ["EventOf", "./events.ts"] : [gives, "./models.ts"]))
    // What waits for events is of every version that sends them.
    const { version } = signature(one, declared)
    const of = gives === undefined || version === "ApiVersion" ? "" : `, ${version}`
    const type = `AndWait<${taken}, ${answer}${of}>`
    return [
      `${ofWaiting(one, "Fails")}\nexport const ${name}AndWait: ${type} = ${text}`,
      ...former.map((old) => `${ofFormer(`${name}AndWait`)}\nexport const ${old}AndWait: ${type} = ${name}AndWait`)
    ]
  }
  const consts = operations.flatMap((one) => {
    const { former, isList, name, operation } = one
    const { answer, failure, input, types: used, version } = signature(one, declared)
    for (const [type, from] of used) types.set(type, from)
    const given = reserved.has(name) ? `${name}_` : name
    const { result } = operation
    if (result !== undefined) results.set(result.by, relativeTo(declared.name, result.from))
    const sent = `${isList ? "pages" : one.bytes ? "transfer" : "invoke"}(operations.${one.constant}, input, options)`
    const type = isList ? "Stream.Stream" : "Effect.Effect"
    return [
      [
        ofFunction(one, declared.versions),
        `${given === name ? "export " : ""}const ${given} = (input: ${input}, options?: CallOptions<${version}>): ${type}<${answer}, ${failure}, ${service}> =>`,
        result === undefined ? sent : `Effect.flatMap(${sent}, ${result.by})`,
        ...(given === name ? [] : [`export { ${given} as ${name} }`])
      ].join("\n"),
      ...former.map((old) => `${ofFormer(name)}\nexport const ${old}: typeof ${given} = ${given}`),
      ...waiting(one, input)
    ]
  })
  const body = consts.join("\n\n")
  const has = (text) => body.includes(text)
  const lines = [
    `import type { CallOptions } from "@effect-comms/core/Client"`,
    ...(has("CommunicationError,")
      ? [`import type { CommunicationError } from "@effect-comms/core/CommunicationError"`]
      : []),
    ...(has("Effect.") ? [`import ${results.size > 0 ? "" : "type "}* as Effect from "effect/Effect"`] : []),
    ...(has("Stream.") ? [`import type * as Stream from "effect/Stream"`] : []),
    ...(has("<ApiVersion>") ? [`import type { ApiVersion } from "../ApiVersion.ts"`] : []),
    `import { ${[`type ${service}`, ...(has("invoke(") ? ["invoke"] : [])].join(", ")} } from "../internal/client.ts"`,
    ...(has("transfer(") ? [`import { transfer } from "../internal/transfer.ts"`] : []),
    ...(has("pages(") ? [`import { pages } from "../internal/pages.ts"`] : []),
    ...[...results].map(([name, from]) => `import { ${name} } from "${from}"`),
    ...(has("AndWait<") ? [`import type { AndWait } from "../internal/awaiting.ts"`] : []),
    ...[...forms].map(([from, names]) => `import { ${[...names].toSorted(compare).join(", ")} } from "${from}"`),
    ...importsOf(types),
    `import * as operations from "./operations.ts"`,
    ...(has("outcomes.") ? [`import * as outcomes from "./outcomes.ts"`] : [])
  ]
  // Programs that derive types from these functions must be able to name what they take and give.
  const models = [...types].flatMap(([name, from]) => (from === "./models.ts" ? [name] : [])).toSorted(compare)
  lines.push("", `export type { ${models.join(", ")} } from "./models.ts"`)
  return `// Written by \`pnpm derive\` from the declarations of this package. ${resource}: ${description}\n${lines.join("\n")}\n\n${body}\n`
}
