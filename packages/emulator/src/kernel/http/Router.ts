/**
 * Finds the operation of a method and path among the operations that are declared; a path is written nowhere else.
 *
 * Every segment is decoded before it is compared, so `participants%3Aremove` and an unescaped `8:acs:…` are found. Segments compare without
 * regard to case, ids aside; an action of services with the version in the path may be written `microsoft.graph.name`.
 */
import type * as Operation from "@effect-comms/core/Operation"
import type { Handler } from "../../service/Handler.ts"

/** An operation that somebody may ask for; without a handler it is refused. */
export interface Route {
  readonly operation: Operation.Any
  readonly handler: Handler | undefined
}

/** What was found for a path. */
export type Match =
  | { readonly _tag: "Found"; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly _tag: "OtherMethods"; readonly methods: ReadonlyArray<string> }
  | { readonly _tag: "Unknown" }

/** Finds routes. */
export interface Router {
  /** `segments` are decoded, without the version before them, which `isVersioned` says. */
  readonly find: (method: string, segments: ReadonlyArray<string>, isVersioned: boolean) => Match
  readonly routes: () => ReadonlyArray<Route>
}

interface Segment {
  /** In lower case. */
  readonly literal: string | undefined
  readonly name: string
  /** What follows a parameter in its segment, such as `:unhold`, in lower case. */
  readonly suffix: string
}

/** Where a handler is: the number of its service, and its own in it. */
interface Place {
  readonly service: number
  readonly handler: number
}

/** An operation, and where its handler is; `undefined` for one that nobody handles. */
interface Placed {
  readonly operation: Operation.Any
  readonly place: Place | undefined
}

interface Compiled extends Placed {
  readonly segments: ReadonlyArray<Segment>
  /** Literal segments and suffixes: of two that match, the one with more is meant. */
  readonly weight: number
}

/** The operations of a composition of services, which every local cloud of it has. */
interface Table {
  /** Those that have a handler, and those that have none. */
  readonly operations: ReadonlyArray<Placed>
  /** By their number of segments, the heaviest first. */
  readonly bySize: ReadonlyMap<number, ReadonlyArray<Compiled>>
}

const compile = ({ operation, place }: Placed): Compiled => {
  const segments = split(operation.path).map((text): Segment => {
    const parameter = /^\{(\w+)\}(.*)$/.exec(text)
    return parameter === null
      ? { literal: text.toLowerCase(), name: "", suffix: "" }
      : { literal: undefined, name: parameter[1] ?? "", suffix: (parameter[2] ?? "").toLowerCase() }
  })
  const weight = segments.reduce(
    (sum, { literal, suffix }) => sum + (literal !== undefined ? 2 : suffix !== "" ? 1 : 0),
    0
  )
  return { operation, place, segments, weight }
}

const tabulate = (services: ReadonlyArray<Handlers>, declared: ReadonlyArray<Operation.Any>): Table => {
  const handled = services.flatMap((handlers, service) =>
    handlers().map(({ operation }, handler): Placed => ({ operation, place: { service, handler } }))
  )
  const known = new Set(handled.map(({ operation: { method, path } }) => `${method} ${path}`))
  const others = declared.filter(({ method, path }) => !known.has(`${method} ${path}`))
  const operations = [...handled, ...others.map((operation): Placed => ({ operation, place: undefined }))]
  const bySize = new Map<number, Array<Compiled>>()
  for (const placed of operations) {
    const compiled = compile(placed)
    const list = bySize.get(compiled.segments.length)
    if (list === undefined) bySize.set(compiled.segments.length, [compiled])
    else list.push(compiled)
  }
  for (const list of bySize.values()) list.sort((a, b) => b.weight - a.weight)
  return { operations, bySize }
}

/** The handlers of a service, made when they are asked for. */
type Handlers = () => ReadonlyArray<Handler>

const tables = new WeakMap<object, WeakMap<ReadonlyArray<Operation.Any>, Table>>()

/** The table of a composition, which is made once: handlers are made then, and later only when one of their service is asked for. */
const tableOf = (
  services: ReadonlyArray<Handlers>,
  declared: ReadonlyArray<Operation.Any>,
  composition: object
): Table => {
  const known = tables.get(composition) ?? new WeakMap<ReadonlyArray<Operation.Any>, Table>()
  tables.set(composition, known)
  const table = known.get(declared) ?? tabulate(services, declared)
  known.set(declared, table)
  return table
}

/** The segments of a path; a slash at the end adds none. */
export const split = (path: string): ReadonlyArray<string> => path.replace(/^\/|\/$/g, "").split("/")

const isGraphs = /^microsoft\.graph\./

/** `names` are the texts in lower case, as literal segments are. */
const match = (
  compiled: Compiled,
  texts: ReadonlyArray<string>,
  names: ReadonlyArray<string>
): Record<string, string> | undefined => {
  const params: Record<string, string> = {}
  for (let i = 0; i < compiled.segments.length; i++) {
    const segment = compiled.segments[i]
    const text = texts[i]
    const name = names[i]
    if (segment === undefined || text === undefined || name === undefined) return undefined
    if (segment.literal !== undefined) {
      if (segment.literal !== name) return undefined
      continue
    }
    const value = text.slice(0, text.length - segment.suffix.length)
    if (value === "" || !text.toLowerCase().endsWith(segment.suffix)) return undefined
    params[segment.name] = value
  }
  return params
}

const isAction = ({ segments }: Compiled, texts: ReadonlyArray<string>): boolean => {
  const last = segments.at(-1)
  return last?.literal === undefined && last?.suffix === "" && texts.at(-1)?.includes(":") === true
}

/** A router of the handlers of services, and of declared operations that nobody handles; services of a composition have the same operations. */
export const make = (
  services: ReadonlyArray<Handlers>,
  declared: ReadonlyArray<Operation.Any>,
  composition: object
): Router => {
  const { bySize, operations } = tableOf(services, declared, composition)
  const routeOf = ({ operation, place }: Placed): Route => ({
    operation,
    handler: place === undefined ? undefined : services[place.service]?.()[place.handler]
  })
  let routes: ReadonlyArray<Route> | undefined
  return {
    routes: () => (routes ??= operations.map(routeOf)),
    find: (method, segments, isVersioned) => {
      const methods = new Set<string>()
      const lower = segments.map((text) => text.toLowerCase())
      const names = isVersioned ? lower.map((text) => text.replace(isGraphs, "")) : lower
      for (const compiled of bySize.get(segments.length) ?? []) {
        const { operation } = compiled
        if ((operation.service.versionIn === "path") !== isVersioned) continue
        const params = match(compiled, segments, names)
        if (params === undefined) continue
        if (operation.method === method) return { _tag: "Found", route: routeOf(compiled), params }
        // An unknown action such as `{id}:dance` is no id with a colon in it.
        if (!isAction(compiled, segments)) methods.add(operation.method)
      }
      return methods.size === 0 ? { _tag: "Unknown" } : { _tag: "OtherMethods", methods: [...methods].toSorted() }
    }
  }
}
