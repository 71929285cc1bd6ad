/**
 * The file that keeps a local cloud over restarts: read as a whole at the start, and written as a whole soon after every change. It has the
 * secrets of tokens, so its owner alone may read it.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

type Members = Readonly<Record<string, unknown>>

/** The version of the form. */
const version = 1
const format = "effect-comms local cloud"

/** How long after a change it is written, in milliseconds of real time; longer while writing takes long. */
const soon = 200

const textOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown")

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const damaged = (file: string, why: string): Error =>
  new Error(`${file} is damaged (${why}); remove it to begin with an empty world, or name another file`)

/** What the file has; `undefined` when there is none. Throws an `Error` that names it and says what to do. */
export const load = (file: string): Members | undefined => {
  let text: string
  try {
    text = readFileSync(file, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
    throw new Error(`${file} cannot be read: ${textOf(error)}`, { cause: error })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw damaged(file, textOf(error))
  }
  if (!isMembers(value) || value["format"] !== format) throw damaged(file, "it is no state of a local cloud")
  if (value["version"] !== version)
    throw new Error(
      `${file} has version ${String(value["version"])}, and this local cloud reads ${version}; name another file`
    )
  const { state } = value
  if (!isMembers(state)) throw damaged(file, "it has no state")
  return state
}

/** Says that a state does not fit, as `load` says it. */
export const unfit = (file: string, error: unknown): Error => damaged(file, textOf(error))

/** Writes the file beside itself and moves it there: it is whole at any time. */
const write = (file: string, state: Members): void => {
  const beside = join(dirname(file), `.${process.pid}.state`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(beside, JSON.stringify({ format, version, state }), { mode: 0o600 })
    chmodSync(beside, 0o600)
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Writes it at the start, so that a file that cannot be written is found out then; throws an `Error` that names it. */
export const begin = (file: string, state: Members): void => {
  try {
    write(file, state)
  } catch (error) {
    throw new Error(`${file} cannot be written: ${textOf(error)}`, { cause: error })
  }
}

/** A file that follows a state. */
export interface StateFile {
  /** Something may have changed. */
  readonly touch: () => void
  /** Writes what was not written yet, and ends. */
  readonly close: () => void
}

/** Follows a state; `warn` is called when it cannot be written, once until it can again. */
export const follow = (file: string, save: () => Members, warn: (line: string) => void): StateFile => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWarned = false
  let wait = soon
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const begun = performance.now()
    try {
      write(file, save())
      isWarned = false
    } catch (error) {
      if (!isWarned) warn(`persist: ${file} cannot be written: ${textOf(error)}`)
      isWarned = true
    }
    // No more than a tenth of the time goes into writing.
    wait = Math.max(soon, 10 * (performance.now() - begun))
  }
  return {
    touch: () => {
      timer ??= setTimeout(flush, wait).unref()
    },
    close: () => {
      if (timer !== undefined) flush()
    }
  }
}
