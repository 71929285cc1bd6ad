/**
 * Where the settings of the local cloud come from: the command line, then the environment, then a configuration file. What a value may be
 * is read elsewhere; its source is kept for error messages.
 */
import { readFileSync } from "node:fs"
import { type Declared, declared } from "./EmulatorFlags.ts"
import { UsageError } from "./UsageError.ts"

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The values of a flag, and its name in an error; no values when it was not given. */
export interface Given {
  readonly source: string
  readonly texts: ReadonlyArray<string>
}

/** Gives the values of each flag by its name. */
export type Lookup = (name: string) => Given

/** The file that is read when none is named. */
const defaultFile = "effect-comms.json"

const prefix = "EFFECT_COMMS_"

/** The variable of a flag. */
const variableOf = (name: string): string => `${prefix}${name.toUpperCase().replaceAll("-", "_")}`

/** Every variable that is read; the last is that of the commands for a running local cloud. */
const variables: ReadonlyArray<string> = [...declared.map(({ name }) => name), "url"].map(variableOf)

/**
 * A line for each variable of ours that nobody reads, with the flags that were probably meant. It is no failure: container platforms make
 * variables out of the names of services, such as `EFFECT_COMMS_SERVICE_HOST`.
 */
export const warnings = (
  environment: Environment,
  suggest: (flag: string) => ReadonlyArray<string>
): ReadonlyArray<string> =>
  Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !variables.includes(name))
    .map((name) => {
      const meant = suggest(name.slice(prefix.length).toLowerCase().replaceAll("_", "-")).map(variableOf)
      const found = meant.filter((variable) => variables.includes(variable))
      const advice = found.length > 0 ? `did you mean ${found.join(" or ")}?` : `there are ${variables.join(", ")}`
      return `${name}: there is no such variable; ${advice}`
    })

/** Reads a file; `undefined` when there is none. */
export type ReadFile = (path: string) => string | undefined

/** Reads a file of this machine. */
export const readFile: ReadFile = (path) => {
  try {
    return readFileSync(path, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
    throw new UsageError(`${path}: cannot be read: ${error instanceof Error ? error.message : "unknown"}`)
  }
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))

const expectations = {
  text: "a string or a number",
  list: "a list of strings",
  switch: "true or false",
  optional: "a string, or true or false"
} as const

const textsIn = (value: unknown, { kind, option }: Declared, file: string): ReadonlyArray<string> => {
  const several = kind === "list" && Array.isArray(value) ? value : [value]
  // Numbers are written as JSON has them: in decimal.
  const texts = several.flatMap((each: unknown) => (isScalar(each) ? [String(each)] : []))
  const isSwitch = typeof value === "boolean"
  const fits =
    texts.length === several.length &&
    (kind === "switch" ? isSwitch : kind === "optional" ? true : !several.some((each) => typeof each === "boolean"))
  if (!fits) throw new UsageError(`${file}: ${option}: expected ${expectations[kind]}`)
  return texts
}

/** Normalizes a name for suggestions: without capitals, hyphens, underscores and the plural. */
const loosely = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/s$/, "")

const inFile = (file: string, read: ReadFile, isNamed: boolean): ReadonlyMap<string, ReadonlyArray<string>> => {
  const content = read(file)
  if (content === undefined) {
    if (isNamed) throw new UsageError(`${file}: there is no such file`)
    return new Map()
  }
  let settings: unknown
  try {
    settings = JSON.parse(content)
  } catch (error) {
    throw new UsageError(`${file}: expected JSON: ${error instanceof Error ? error.message : "unknown"}`)
  }
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    throw new UsageError(`${file}: expected an object, such as {"port": 4280}`)
  const found = new Map<string, ReadonlyArray<string>>()
  for (const [key, value] of Object.entries(settings)) {
    if (key === "$schema") continue
    const flag = declared.find(({ name, option }) => option === key && name !== "config")
    const similar = declared.find(
      ({ name, option }) => loosely(option) === loosely(key) || loosely(name) === loosely(key)
    )?.option
    if (flag === undefined)
      throw new UsageError(
        `${file}: ${key}: there is no such setting${similar === undefined ? "" : `; did you mean ${similar}?`}`
      )
    // Starting the local cloud in somebody else's folder is no consent to run the programs that they name.
    if (flag.isProgram === true && !isNamed)
      throw new UsageError(
        `${file}: ${key}: expected as --${flag.name} or ${variableOf(flag.name)}, or in a file that --config names: no program is run because of a file that is just there`
      )
    found.set(flag.name, textsIn(value, flag, file))
  }
  return found
}

/** Merges the three sources. Throws a `UsageError` that names the file and the setting. */
export const lookup = (
  flags: Readonly<Record<string, ReadonlyArray<string>>>,
  environment: Environment,
  read: ReadFile
): Lookup => {
  const outside = (name: string, kind: Declared["kind"]): Given | undefined => {
    const texts = flags[name] ?? []
    if (texts.length > 0) return { source: `--${name}`, texts }
    const variable = variableOf(name)
    const value = environment[variable]?.trim() ?? ""
    // A compose file leaves a variable unset by making it empty.
    if (value === "") return undefined
    return { source: variable, texts: kind === "list" ? value.split(/\s+/) : [value] }
  }
  const named = outside("config", "text")?.texts[0]
  const file = named ?? defaultFile
  const settings = inFile(file, read, named !== undefined)
  return (name) => {
    const flag = declared.find((each) => each.name === name)
    const given = flag === undefined ? undefined : outside(name, flag.kind)
    return given ?? { source: `${file}: ${flag?.option ?? name}`, texts: settings.get(name) ?? [] }
  }
}
