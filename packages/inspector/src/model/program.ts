/**
 * A request as a program with our clients: the client of its service for the local cloud, with the identity of its sender, and the function that sends the
 * request, with its path, query and body as the input.
 */
import { at, type Entry, textAt } from "./Entry.ts"
import { type ClientFunction, functions } from "./functions.ts"

/** Where the local cloud is, and as whom one may ask. */
export interface Cloud {
  readonly origin: string
  readonly connectionString: string
}

const text = (value: string): string => JSON.stringify(value)
const keyOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name))
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null
const width = 100

/** An expression, which is written as it is. */
class Expression {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A value as an expression. */
const written = (value: unknown, indent = ""): string => {
  if (value instanceof Expression) return value.text
  if (!isObject(value)) return JSON.stringify(value) ?? "undefined"
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const items = value.map((item) => written(item, inner))
    const line = `[${items.join(", ")}]`
    if (!line.includes("\n") && indent.length + line.length < width) return line
    return `[\n${items.map((item) => inner + item).join(",\n")}\n${indent}]`
  }
  const members = Object.entries(value).map(([name, member]) => `${inner}${keyOf(name)}: ${written(member, inner)}`)
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`
}

/** The values that stand in a path in place of the names of its pattern. */
const paramsOf = ({ request }: ClientFunction, path: string): Readonly<Record<string, string>> => {
  const pattern = request.replace(/^\w+ /, "").split("/")
  // A service may lie below a path of its own: the last segments are those of the pattern.
  const segments = path.split("/").slice(-pattern.length)
  return Object.fromEntries(
    pattern.flatMap((expected, index) => {
      const [, before = "", name, after = ""] = /^([^{]*)\{(\w+)\}(.*)$/.exec(expected) ?? []
      const segment = segments[index] ?? ""
      return name === undefined
        ? []
        : [[name, decodeURIComponent(segment.slice(before.length, segment.length - after.length))]]
    })
  )
}

const queryOf = ({ numbers = [] }: ClientFunction, entry: Entry): Readonly<Record<string, unknown>> => {
  const query = entry.data["query"]
  return Object.fromEntries(
    Object.entries(isObject(query) ? query : {}).flatMap(([name, value]) =>
      name === "api-version" ? [] : [[name, numbers.includes(name) ? Number(value) : value]]
    )
  )
}

/** A value whose members of some names are made by a function of a module. */
const made = (value: unknown, names: ReadonlyArray<string>, make: string): unknown => {
  if (!isObject(value) || value instanceof Expression) return value
  if (Array.isArray(value)) return value.map((item) => made(item, names, make))
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      names.includes(name) && typeof member === "string"
        ? new Expression(`${make}(${text(member)})`)
        : made(member, names, make)
    ])
  )
}

const bodyOf = ({ bytes, headers = {}, redacted = [] }: ClientFunction, entry: Entry): object => {
  const { body } = entry.data
  if (bytes !== undefined)
    return {
      [bytes]: new Expression("new Uint8Array([/* the journal does not keep the bytes */])"),
      ...Object.fromEntries(
        Object.entries(headers).flatMap(([name, header]) => {
          const value = textAt(entry.data, "headers", header)
          return value === undefined ? [] : [[name, value]]
        })
      )
    }
  const input = made(body, redacted, "Redacted.make")
  return isObject(input) && !Array.isArray(input) ? input : {}
}

const versionOf = (entry: Entry): string =>
  textAt(entry.data, "query", "api-version") ?? /^\/(v1\.0|beta)\//.exec(textAt(entry.data, "path") ?? "")?.[1] ?? ""

/** A program in parts. */
export interface Program {
  readonly imports: ReadonlyArray<string>
  /** The statements that make the client. */
  readonly client: string
  /** The statement that sends the request. */
  readonly statement: string
}

const modules = [
  { name: "DateTimeText", from: "@effect-comms/core/DateTimeText" },
  { name: "Redacted", from: "effect/Redacted" }
]

interface Client {
  readonly imports: ReadonlyArray<string>
  /** What comes before the client is made. */
  readonly before: ReadonlyArray<string>
  readonly make: string
  readonly options: Readonly<Record<string, unknown>>
}

const resource = (name: string, make: string, { connectionString }: Cloud): Client => ({
  imports: [`import { ${make} } from "@effect-comms/${name}/promise"`],
  before: [],
  make,
  options: { connectionString }
})

const clients: Readonly<Record<string, (entry: Entry, cloud: Cloud) => Client>> = {
  "call-automation": (_, cloud) => resource("call-automation", "createCallAutomation", cloud),
  identity: (_, cloud) => resource("identity", "createIdentity", cloud),
  chat: ({ data }, { connectionString, origin }) => {
    const user = textAt(data, "authentication", "claims", "skypeid") ?? "acs:<id of the user>"
    return {
      imports: [
        `import { createChat } from "@effect-comms/chat/promise"`,
        `import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"`,
        `import { createIdentity } from "@effect-comms/identity/promise"`
      ],
      before: [
        `const { communicationIdentity } = createIdentity(${written({ connectionString })})`,
        `const { token } = await communicationIdentity.issueAccessToken({`,
        `  id: ${text(`8:${user.replace(/^8:/, "")}`)},`,
        `  scopes: ["chat"]`,
        `})`
      ],
      make: "createChat",
      options: { endpoint: origin, credential: new Expression("UserTokenCredential.make(token)") }
    }
  },
  "graph-calls": ({ data }, { origin }) => {
    const claims = at(data, "authentication", "claims")
    return {
      imports: [`import { createGraphCalls } from "@effect-comms/graph-calls/promise"`],
      before: [],
      make: "createGraphCalls",
      options: {
        tenantId: textAt(claims, "tid") ?? "common",
        clientId: textAt(claims, "appid") ?? textAt(claims, "azp") ?? "inspector",
        clientSecret: "any",
        endpoint: origin
      }
    }
  }
}

/** The input of the function: what stands in the path, in the query and in the body. */
const inputOf = (entry: Entry, of: ClientFunction): unknown =>
  made(
    { ...paramsOf(of, textAt(entry.data, "path") ?? ""), ...queryOf(of, entry), ...bodyOf(of, entry) },
    of.dates ?? [],
    "DateTimeText.make"
  )

/** The statement that sends the request. */
const statementOf = (entry: Entry, of: ClientFunction): string => {
  const input = inputOf(entry, of)
  if (of.isList === true) {
    const each = `for await (const each of ${of.function}(${written(input)}))`
    return `${each}${each.includes("\n") ? "\n  " : " "}console.log(each)`
  }
  const sent = `await ${of.function}(${written(input, "  ")})`
  return sent.includes("\n") ? `console.log(\n  ${sent}\n)` : `console.log(${sent})`
}

/** The program. */
export const programOf = (entry: Entry, cloud: Cloud): Program | undefined => {
  const of = Object.hasOwn(functions, entry.name) ? functions[entry.name] : undefined
  const client = of === undefined ? undefined : clients[of.package]?.(entry, cloud)
  if (of === undefined || client === undefined) return undefined
  const [object = ""] = of.function.split(".")
  const version = versionOf(entry)
  const options = { ...client.options, ...(version === "" ? {} : { apiVersion: version }) }
  const statement = statementOf(entry, of)
  const uses = modules.filter(({ name }) => statement.includes(`${name}.`))
  return {
    imports: [...client.imports, ...uses.map(({ from, name }) => `import * as ${name} from "${from}"`)].toSorted(),
    client: [...client.before, `const { ${object} } = ${client.make}(${written(options)})`].join("\n"),
    statement
  }
}

/** The text of the program. */
export const textOf = ({ client, imports, statement }: Program): string =>
  [imports.join("\n"), client, statement].join("\n\n") + "\n"
