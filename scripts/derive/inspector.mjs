// packages/inspector/src/model/functions.ts: which function of which client sends a request, for the code that does it again.

const small = (text) => text.charAt(0).toLowerCase() + text.slice(1)
const quoted = JSON.stringify

/** The fields of a part of a request whose shape is of a kind. */
const ofKind = (part, kind) => (part?.fields ?? []).filter(({ shape }) => shape.kind === kind).map(({ name }) => name)

/** The fields, at any depth, that are date-times: texts of a type of their own. */
const datesIn = (shape, seen = new Set()) => {
  if (shape === undefined || seen.has(shape)) return []
  seen.add(shape)
  const { fields = [], item, members = [], of } = shape.model ?? shape
  return [
    ...fields.flatMap(({ name, shape: own }) => (own.type?.name === "DateTimeText" ? [name] : datesIn(own, seen))),
    ...[item, of, ...members].flatMap((one) => datesIn(one, seen))
  ]
}

const bytesOf = (payload) => quoted(ofKind(payload, "bytes")[0])

const entryOf = (declared, resource, one) => {
  const { bytes, isList, name, operation, payload, query, requestHeaders } = one
  const path = resource.name === declared.client ? name : `${small(resource.name)}.${name}`
  const said = {
    package: quoted(declared.name),
    function: quoted(path),
    request: quoted(`${operation.method} ${operation.path}`),
    numbers: ofKind(query, "numberText"),
    dates: [...new Set([...datesIn(query), ...datesIn(payload)])],
    redacted: ofKind(payload, "redacted"),
    bytes: bytes === "request" ? bytesOf(payload) : undefined,
    headers: requestHeaders.length === 0 ? undefined : quoted(Object.fromEntries(requestHeaders)),
    isList: isList ? "true" : undefined
  }
  const members = Object.entries(said).flatMap(([key, value]) =>
    value === undefined || value.length === 0 ? [] : [`${key}: ${Array.isArray(value) ? quoted(value) : value}`]
  )
  return [operation.id, ...operation.aliases].map((id) => `${id}: { ${members.join(", ")} }`)
}

export const inspectorFile = (packages) => {
  const entries = packages.flatMap((declared) =>
    declared.resources.flatMap((resource) => resource.operations.flatMap((one) => entryOf(declared, resource, one)))
  )
  return `// Written by \`pnpm derive\` from the declarations of the packages.

/** The function of a client that sends a request. */
export interface ClientFunction {
  /** The folder of its package. */
  readonly package: string
  /** Where it is in the client. */
  readonly function: string
  /** The method and the path of the request, with the fields of the input that stand in it. */
  readonly request: string
  /** Parameters of the query that are numbers in the input. */
  readonly numbers?: ReadonlyArray<string>
  /** Fields, at any depth, that are date-times in the input. */
  readonly dates?: ReadonlyArray<string>
  /** Fields of the body that are secrets in the input. */
  readonly redacted?: ReadonlyArray<string>
  /** The field of the input that is the body. */
  readonly bytes?: string
  /** Fields of the input that are headers. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether it gives the items of pages, one by one. */
  readonly isList?: boolean
}

/** By the id of the operation. */
export const functions: Readonly<Record<string, ClientFunction>> = { ${entries.join(", ")} }
`
}
