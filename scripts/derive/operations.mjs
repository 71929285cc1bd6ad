// src/generated/operations.ts: the operations of a package as its client calls them.
import { codecWriter, versionsText } from "./codecs.mjs"
import { answerType, inputName, typeWriter } from "./models.mjs"

const header = "// Written by `pnpm derive` from the declarations of this package.\n"
const quoted = JSON.stringify
const compare = (a, b) => (a < b ? -1 : 1)

export const operationsFile = (declared) => {
  const imports = new Map()
  const { typeOf } = typeWriter(imports)
  const { codecOf, structText } = codecWriter(declared, { own: "codecs." })
  const local = new Set()
  const part = (shape) => shape && (shape.model ? codecOf(shape) : structText("object", shape.fields))
  /** A body that keeps what it does not know is told what of the input is for other parts of the request. */
  const body = ({ params, payload, query }) => {
    const own = payload?.model?.fields ?? payload?.fields
    if (payload?.isOpen !== true) return part(payload)
    const others = [params, query].flatMap((one) => (one?.fields ?? []).map(({ name }) => name))
    const foreign = others.filter((name) => !own.some((field) => field.name === name))
    return foreign.length === 0 ? part(payload) : `without(${[part(payload), ...foreign.map(quoted)].join(", ")})`
  }
  const consts = declared.operations.map((one) => {
    const { bytes, name, operation, params, payload, query, requestHeaders, success } = one
    const input = inputName(one)
    if (input !== undefined) local.add(input)
    for (const { shape } of success)
      for (const model of shape?.model ? [shape.model] : []) if (!model.external) local.add(model.name)
    const answer = answerType(one, typeOf)
    const headers = [...new Map(success.flatMap(({ headers }) => headers)).entries()]
    const said = {
      id: quoted(operation.id),
      service: "service",
      method: quoted(operation.method),
      path: quoted(operation.path),
      versions: versionsText(operation.versions, declared.versions),
      clouds: operation.clouds && quoted(operation.clouds),
      retry: quoted(operation.retry),
      repeatability: operation.repeatability === "none" ? undefined : quoted(operation.repeatability),
      contentTypes:
        operation.contentTypes.join() === "application/json" ? undefined : payload && quoted(operation.contentTypes),
      bytes: bytes && quoted(bytes),
      requestHeaders: requestHeaders.length === 0 ? undefined : quoted(requestHeaders),
      params: part(params),
      query: part(query),
      payload: body(one),
      success: `{ ${success.map(({ shape, status }) => `${status}: ${shape === undefined ? "undefined" : codecOf(shape)}`).join(", ")} }`,
      headers: headers.length === 0 ? undefined : quoted(headers)
    }
    const members = Object.entries(said).flatMap(([key, text]) =>
      text === undefined ? [] : [key === text ? key : `${key}: ${text}`]
    )
    return `export const ${name} = /* @__PURE__ */ ClientOperation.make<${input ?? "{}"}, ${answer}>(() => ({ ${members.join(", ")} }))`
  })
  const text = consts.join("\n\n")
  const lines = [
    `import * as ClientOperation from "@effect-comms/core/internal/ClientOperation"`,
    ...(text.includes("Codec.") ? [`import * as Codec from "@effect-comms/core/internal/Codec"`] : []),
    ...(/[^\w]core\./.test(text) ? [`import * as core from "@effect-comms/core/internal/codecs"`] : []),
    `import { ApiVersions, service } from "../ApiVersion.ts"`,
    ...(text.includes("without(") ? [`import { without } from "../internal/open.ts"`] : []),
    ...(text.includes("codecs.") ? [`import * as codecs from "./codecs.ts"`] : []),
    `import type { ${[...local].toSorted(compare).join(", ")} } from "./models.ts"`
  ]
  return `${header}${lines.join("\n")}\n\n${text}\n`
}
