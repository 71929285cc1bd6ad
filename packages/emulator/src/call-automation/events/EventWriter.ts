/**
 * Writes the data of events as their kinds declare it: the fields in the declared order, those that a version lacks left out.
 *
 * A writer is compiled from the schema once for each kind and version. It checks nothing: what it is given has the type of the kind.
 */
import type { EventKind } from "@effect-comms/call-automation/events"
import * as Field from "@effect-comms/core/Field"
import * as SchemaAST from "effect/SchemaAST"

/** Writes a value; `undefined` in place of a writer means that the value goes out as it is. */
type Write = (value: unknown) => unknown

/** Whether a version has what these versions have; `undefined` stands for every version. */
type IsPresent = (versions: ReadonlyArray<string> | undefined) => boolean

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

interface Property {
  readonly name: string
  readonly write: Write | undefined
}

const propertiesOf = ({ propertySignatures }: SchemaAST.Objects, isPresent: IsPresent): ReadonlyArray<Property> =>
  propertySignatures.flatMap(({ name, type }) =>
    isPresent(Field.versionsOf(type)) ? [{ name: String(name), write: compile(type, isPresent) }] : []
  )

const writeRecord =
  (properties: ReadonlyArray<Property>): Write =>
  (value) => {
    if (!isRecord(value)) return value
    const written: Record<string, unknown> = {}
    for (const { name, write } of properties) {
      const member = value[name]
      if (member !== undefined) written[name] = write === undefined ? member : write(member)
    }
    return written
  }

/** The writer of what is inside data; `undefined` when the version has all of it. */
const compile = (ast: SchemaAST.AST, isPresent: IsPresent): Write | undefined => {
  if (SchemaAST.isUnion(ast))
    return ast.types.map((type) => compile(type, isPresent)).find((write) => write !== undefined)
  if (SchemaAST.isArrays(ast)) {
    const [write] = ast.rest.map((type) => compile(type, isPresent))
    return write === undefined ? undefined : (value) => (Array.isArray(value) ? value.map(write) : value)
  }
  if (!SchemaAST.isObjects(ast)) return undefined
  const properties = propertiesOf(ast, isPresent)
  const isWhole = properties.length === ast.propertySignatures.length
  return isWhole && properties.every(({ write }) => write === undefined) ? undefined : writeRecord(properties)
}

type Kind = EventKind<string, unknown>

const writers = new WeakMap<Kind, Map<string, Write>>()

/**
 * Whether a version has a field of a kind. A kind that the version lacks answers a request of a version that has it: such an event has the
 * fields that all versions of the kind have.
 */
const presence =
  (kind: Kind, version: string): IsPresent =>
  (versions) => {
    if (versions === undefined || versions.includes(version) || kind.versions.length === 0) return true
    return !isOf(kind, version) && kind.versions.every((each) => versions.includes(each))
  }

/** Whether a version has a kind. */
export const isOf = (kind: Kind, version: string): boolean => new Set<string>(kind.versions).has(version)

/** The data of an event of a kind in a version; kinds of Event Grid have no versions. */
export const write = <Data>(kind: EventKind<string, Data>, version: string, data: Data): unknown => {
  let byVersion = writers.get(kind)
  if (byVersion === undefined) writers.set(kind, (byVersion = new Map()))
  let writer = byVersion.get(version)
  if (writer === undefined) {
    const { ast } = kind.data
    writer = SchemaAST.isObjects(ast) ? writeRecord(propertiesOf(ast, presence(kind, version))) : (value) => value
    byVersion.set(version, writer)
  }
  return writer(data)
}
