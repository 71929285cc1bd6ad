/** Files of variables, as `.env`: keys are added, those that are there stay unless they are to be replaced, and nobody else may read it. */
import { chmodSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { CommandFailure } from "./RunningCloud.ts"

/** Variables by their names. */
export type Variables = ReadonlyMap<string, string>

/** A value as such files have it: bare where every reader of them agrees on that, else in quotes. */
const written = (value: string): string => (/^[\w./:@%+=,-]*$/.test(value) ? value : `'${value}'`)

const keyOf = (line: string): string | undefined => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1]

/** The keys of a text. */
export const keysIn = (text: string): ReadonlySet<string> =>
  new Set(text.split(/\r?\n/).flatMap((line) => keyOf(line) ?? []))

/** The value of a key, without quotes; `undefined` where the text has none. */
export const valueOf = (text: string, key: string): string | undefined => {
  const line = text.split(/\r?\n/).find((each) => keyOf(each) === key)
  return line
    ?.slice(line.indexOf("=") + 1)
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
}

/** The text with the variables; those that it has already are replaced only if they are to be. */
export const merge = (text: string, variables: Variables, replace: boolean): string => {
  const known = keysIn(text)
  const end = text.includes("\r\n") ? "\r\n" : "\n"
  const lines = text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/)
  const kept = lines.map((line) => {
    const key = keyOf(line)
    const value = key === undefined ? undefined : variables.get(key)
    return replace && key !== undefined && value !== undefined ? `${key}=${written(value)}` : line
  })
  const added = [...variables].flatMap(([key, value]) => (known.has(key) ? [] : [`${key}=${written(value)}`]))
  return [...kept, ...added].map((line) => line + end).join("")
}

const failed = (file: string, error: unknown): CommandFailure =>
  new CommandFailure(`${file}: ${error instanceof Error ? error.message : "unknown"}`)

/** The text of a file; empty when there is none. */
export const read = (file: string): string => {
  try {
    return existsSync(file) ? readFileSync(file, "utf8") : ""
  } catch (error) {
    throw failed(file, error)
  }
}

/** Writes a file that its owner alone may read, as a whole or not at all. */
export const write = (file: string, text: string): void => {
  try {
    const target = existsSync(file) ? realpathSync(file) : file
    const beside = join(dirname(target), `.${process.pid}.env`)
    try {
      writeFileSync(beside, text, { mode: 0o600 })
      chmodSync(beside, 0o600)
      renameSync(beside, target)
    } catch (error) {
      rmSync(beside, { force: true })
      throw error
    }
  } catch (error) {
    throw failed(file, error)
  }
}
