// src/generated/promise.ts: the clients of programs that do not use Effect, their types documented and free of Effect's.
import { relativeTo } from "./codecs.mjs"
import { comment, ofFormer, ofFunction, ofWaiting } from "./documentation.mjs"
import { importsOf, signature } from "./functions.mjs"
import { waitingSignature } from "./outcomes.mjs"

const small = (text) => text.charAt(0).toLowerCase() + text.slice(1)
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

export const promiseFile = (declared) => {
  const { client, name: packageName, receiver, resources, versions } = declared
  const types = new Map()
  const isRoot = ({ name }) => name === client
  const interfaceOf = ({ name }) => `${name}Client`
  const waits = ({ operations }) => operations.some(({ operation }) => operation.outcome !== undefined)
  const besides = resources.flatMap((one) => (one.besides === undefined ? [] : [one.besides]))
  for (const { from, name } of besides) types.set(capital(name), relativeTo(packageName, from))

  const member = (doc, name, text) => `${doc}\nreadonly ${name}: ${text}`
  const functions = ({ operations }) =>
    operations.flatMap((one) => {
      const { former, isList, name } = one
      const { answer, input, types: used, version } = signature(one, declared)
      for (const [type, from] of used) if (type !== one.operation.result?.failure) types.set(type, from)
      const type = `(input: ${input}, options?: CallOptions<${version}>) => ${isList ? "AsyncIterable" : "Promise"}<${answer}>`
      return [
        member(ofFunction(one, versions), name, type),
        ...former.map((old) => member(ofFormer(name), old, `${interfaceOf({ name: one.resource })}["${name}"]`))
      ]
    })
  const waiting = ({ operations }) =>
    operations.flatMap((one) => {
      const { former, name, operation } = one
      const { outcome } = operation
      if (outcome === undefined) return []
      const { input: taken, version } = signature(one, declared)
      const { answer, input } = waitingSignature(one, taken)
      const { gives } = outcome.form ?? {}
      if (gives !== undefined) types.set(gives, "./models.ts")
      const of = gives === undefined || version === "ApiVersion" ? "" : `<${version}>`
      const type = `(input: ${input}, options?: WaitOptions${of}) => Promise<${answer}>`
      return [
        member(ofWaiting(one), `${name}AndWait`, type),
        ...former.map((old) =>
          member(
            ofFormer(`${name}AndWait`),
            `${old}AndWait`,
            `Waiting${interfaceOf({ name: one.resource })}["${name}AndWait"]`
          )
        )
      ]
    })

  const inner = resources.filter((one) => !isRoot(one))
  const root = resources.find(isRoot)
  const anyWaits = resources.some(waits)
  const part = (one, prefix = "") =>
    `${comment(one.description)}\nreadonly ${small(one.name)}: ${prefix}${interfaceOf(one)}`
  const heading = (about, name, bases) =>
    `${comment(about)}\nexport interface ${name}${bases.length === 0 ? "" : ` extends ${bases.join(", ")}`}`
  const interfaces = [
    ...inner.map(
      (one) =>
        `${heading(one.description, interfaceOf(one), one.besides ? [capital(one.besides.name)] : [])} {\n${functions(one).join("\n")}\n}`
    ),
    `${heading(declared.about, `${client}Client`, [])} {\n${[...(root ? functions(root) : []), ...inner.map((one) => part(one))].join("\n")}\n}`,
    ...(anyWaits
      ? [
          ...inner
            .filter(waits)
            .map(
              (one) =>
                `${heading(`${one.description} Its functions also wait for the outcome.`, `Waiting${interfaceOf(one)}`, [interfaceOf(one)])} {\n${waiting(one).join("\n")}\n}`
            ),
          `${heading(`${declared.about} Its functions also wait for the outcome.`, `Waiting${client}Client`, [`${client}Client`])} {\n${[...(root ? waiting(root) : []), ...inner.filter(waits).map((one) => part(one, "Waiting"))].join("\n")}\n}`
        ]
      : [])
  ]

  const values = ({ besides: more, name: resource, operations }) => [
    ...operations.flatMap(({ former, isList, name }) =>
      [name, ...former].map((key) => `${key}: ${isList ? "iterate" : "call"}(${resource}Functions.${name})`)
    ),
    ...(more ? [`...${more.name}(api)`] : [])
  ]
  const waitingValues = ({ name: resource, operations }) =>
    operations.flatMap(({ former, name, operation }) =>
      operation.outcome === undefined
        ? []
        : [name, ...former].map((key) => `${key}AndWait: call(${resource}Functions.${name}AndWait)`)
    )
  const object = (of, list) =>
    `{ ${[...(root ? of(root) : []), ...list.map((one) => `${small(one.name)}: { ${of(one).join(", ")} }`)].join(", ")} }`
  const makers = [
    `/** The functions of a client. */\nexport const clientOf = (client: Client<ApiVersion>): ${client}Client => {
  const api = PromiseApi.make(Context.make(${client}, client), client.transport)
  const { ${[resources.some(({ operations }) => operations.some(({ isList }) => !isList)) ? "call" : "", resources.some(({ operations }) => operations.some(({ isList }) => isList)) ? "iterate" : ""].filter((one) => one !== "").join(", ")} } = api
  return ${object(values, inner)}
}`,
    ...(anyWaits
      ? [
          `/** The functions of a client with what they wait with. */\nexport const waitingClientOf = (client: Client<ApiVersion>, events: Service): Waiting${client}Client => {
  const { call } = PromiseApi.make(Context.make(${client}, client).pipe(Context.add(${receiver.name}, events)), client.transport)
  const functions = clientOf(client)
  return { ...functions, ${[...(root ? waitingValues(root) : []), ...inner.filter(waits).map((one) => `${small(one.name)}: { ...functions.${small(one.name)}, ${waitingValues(one).join(", ")} }`)].join(", ")} }
}`
        ]
      : [])
  ]
  const lines = [
    `import type { CallOptions, Client } from "@effect-comms/core/Client"`,
    `import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"`,
    `import * as Context from "effect/Context"`,
    `import type { ApiVersion } from "../ApiVersion.ts"`,
    ...resources.map(({ name }) => `import * as ${name}Functions from "../${name}.ts"`),
    `import { ${client} } from "../internal/client.ts"`,
    ...(anyWaits
      ? [
          ...(interfaces.join().includes("EventOf<") ? [`import type { EventOf } from "./events.ts"`] : []),
          `import type { WaitOptions } from "../internal/awaiting.ts"`,
          `import { ${receiver.name}, type Service } from "${receiver.from}"`
        ]
      : []),
    ...besides.map(({ from, name }) => `import { ${name} } from "${relativeTo(packageName, from)}"`),
    ...importsOf(types)
  ]
  return `// Written by \`pnpm derive\` from the declarations of this package; its diff is the diff of the public functions.\n${lines.join("\n")}\n\n${interfaces.join("\n\n")}\n\n${makers.join("\n\n")}\n`
}
