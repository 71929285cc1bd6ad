/**
 * Where the command prints: what the terminal can show, and lines that never hold up who prints them.
 *
 * A reader that is gone ends the printing, not the command: a local cloud serves on. One that reads too slowly misses lines, and is told.
 */
import type { Writable } from "node:stream"
import type { Look } from "./Lines.ts"

type Environment = Readonly<Record<string, string | undefined>>

/** So many bytes may wait for a reader. */
const mostWaiting = 1024 * 1024

/** What an environment says of the terminal; `NO_COLOR` and `TERM=dumb` take colors away, `FORCE_COLOR` gives them. */
export const lookOf = (environment: Environment, isTerminal: boolean, platform: string = process.platform): Look => {
  const { FORCE_COLOR: forced, LANG, LC_ALL, LC_CTYPE, NO_COLOR, TERM } = environment
  const locale = [LC_ALL, LC_CTYPE, LANG].find((each) => each !== undefined && each !== "")
  // A locale that says its encoding, or is the oldest one, is believed; without any, programs of today have UTF-8.
  const unicode =
    platform === "win32"
      ? environment["WT_SESSION"] !== undefined || environment["TERM_PROGRAM"] !== undefined || !isTerminal
      : TERM !== "linux" && (locale === undefined || /utf-?8/i.test(locale))
  const isPlain = (NO_COLOR !== undefined && NO_COLOR !== "") || TERM === "dumb"
  const isForced = forced !== undefined && forced !== "0" && forced !== "false"
  return { color: !isPlain && (isForced || isTerminal), unicode }
}

/** Prints lines. */
export interface Printer {
  readonly print: (line: string) => void
  /** Whether nobody reads any more. */
  readonly isOver: () => boolean
  /** Calls back as soon as what was printed is taken, or nobody takes it. */
  readonly flush: (done: () => void) => void
}

/** How long the end of a command waits for its reader, in milliseconds. */
const lastPatience = 500

/** A printer to a stream. */
export const makePrinter = (stream: Writable, onGone: () => void = () => {}): Printer => {
  let isGone = false
  let missed = 0
  stream.on("error", () => {
    if (isGone) return
    isGone = true
    onGone()
  })
  return {
    print: (line) => {
      if (isGone) return
      if (stream.writableLength > mostWaiting) return void missed++
      if (missed > 0) stream.write(`(${missed} lines were not printed: nobody read them)\n`)
      missed = 0
      stream.write(`${line}\n`)
    },
    isOver: () => isGone,
    flush: (done) => {
      if (isGone || stream.writableLength === 0) return done()
      const timer = setTimeout(done, lastPatience)
      stream.write("", () => {
        clearTimeout(timer)
        done()
      })
    }
  }
}
