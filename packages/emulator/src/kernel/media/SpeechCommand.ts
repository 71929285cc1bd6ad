/**
 * A command that speaks: it is given a text on its standard input and writes a WAV file to its standard output. It runs without a shell,
 * with nothing of the environment but where programs are and the language.
 */
import { spawn } from "node:child_process"
import { mostBytes } from "../../sound/WaveFile.ts"

/** It may take so long, in milliseconds of real time. */
const limit = 20_000
/** So many run at once; the others wait. */
const mostAtOnce = 2

let running = 0
const waiting: Array<() => void> = []

/** A command in its words; those in quotes are one. */
const wordsOf = (command: string): ReadonlyArray<string> =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? ""
  )

const run = (command: string, text: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const [program = "", ...words] = wordsOf(command)
    const { HOME, LANG, PATH } = process.env
    const speaker = spawn(program, words, {
      shell: false,
      windowsHide: true,
      stdio: ["pipe", "pipe", "ignore"],
      env: { HOME, LANG, PATH },
      timeout: limit,
      killSignal: "SIGKILL"
    })
    const parts: Array<Buffer> = []
    let length = 0
    speaker.stdout.on("data", (part: Buffer) => {
      length += part.length
      if (length <= mostBytes) parts.push(part)
      else speaker.kill("SIGKILL")
    })
    // One that does not read its text is no reason to fail: what it writes counts.
    speaker.stdin.on("error", () => {})
    speaker.on("error", () => reject(new Error("the speech command could not be run")))
    speaker.on("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new Error(`the speech command ended with ${code ?? signal ?? "nothing"}`))
    })
    speaker.stdin.end(text)
  })

/** What a command says; rejects when it fails, takes too long or writes too much. */
export const runSpeechCommand = async (command: string, text: string): Promise<Uint8Array> => {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await run(command, text)
  } finally {
    running--
    waiting.shift()?.()
  }
}
