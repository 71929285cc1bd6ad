/**
 * A command that people have, such as one that speaks or recognizes speech: it is given its input on standard input and writes what it makes
 * of that to standard output. It runs without a shell, with nothing of the environment but where programs are and the language.
 */
import { spawn } from "node:child_process"
import { mostBytes } from "../../sound/WaveFile.ts"

/** It may take so long, in milliseconds of real time. */
const limit = 20_000
/** The most that run at the same time; the others wait. */
const mostAtOnce = 2

let running = 0
const waiting: Array<() => void> = []

/** A command in its words; those in quotes are one. */
const wordsOf = (command: string): ReadonlyArray<string> =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? ""
  )

/** What is run, with what, and how an error names it. */
export interface Run {
  readonly command: string
  readonly input: string | Uint8Array
  /** As in `speech`. */
  readonly name: string
}

const run = ({ command, input, name }: Run): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const [program = "", ...words] = wordsOf(command)
    const { HOME, LANG, PATH } = process.env
    const started = spawn(program, words, {
      shell: false,
      windowsHide: true,
      stdio: ["pipe", "pipe", "ignore"],
      env: { HOME, LANG, PATH },
      timeout: limit,
      killSignal: "SIGKILL"
    })
    const parts: Array<Buffer> = []
    let length = 0
    started.stdout.on("data", (part: Buffer) => {
      length += part.length
      if (length <= mostBytes) parts.push(part)
      else started.kill("SIGKILL")
    })
    // One that does not read its input is no reason to fail: what it writes counts.
    started.stdin.on("error", () => {})
    started.on("error", () => reject(new Error(`the ${name} command could not be run`)))
    started.on("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new Error(`the ${name} command ended with ${code ?? signal ?? "nothing"}`))
    })
    started.stdin.end(input)
  })

/** What a command writes; rejects when it fails, takes too long or writes too much. */
export const runCommand = async (given: Run): Promise<Uint8Array> => {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await run(given)
  } finally {
    running--
    waiting.shift()?.()
  }
}
