/**
 * The output of the command: what the terminal can display, and printing that never blocks the local cloud.
 *
 * When the reader of the output has gone, printing ends and the local cloud goes on. A reader that is too slow misses lines, and a line says how many.
 */
import type { Writable } from "node:stream"
import type { LineStyle } from "./Lines.ts"

type Environment = Readonly<Record<string, string | undefined>>

/** The most bytes that may wait for a reader. */
const mostWaiting = 1024 * 1024

/** What an environment says of the terminal; `NO_COLOR` and `TERM=dumb` take colors away, `FORCE_COLOR` gives them. */
export const styleOf = (
  environment: Environment,
  isTerminal: boolean,
  platform: string = process.platform
): LineStyle => {
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
  /** Whether the reader has gone. */
  readonly isOver: () => boolean
  /** Calls back once everything printed was read, or the reader has gone. */
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
      if (missed > 0) stream.write(`(${missed} lines were not printed: the reader is too slow)\n`)
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
