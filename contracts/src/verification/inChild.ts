/** Runs the verification of a contract in a process of its own, and takes only its failures. */
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Schema from "effect/Schema"

const command = fileURLToPath(new URL("../../dist/commands/verifyPact.js", import.meta.url))

const Outcome = Schema.Struct({ interactions: Schema.Int, failures: Schema.Array(Schema.String) })

/** What a verification found. */
export type Outcome = typeof Outcome.Type

const decode = Schema.decodeUnknownSync(Outcome)

/** Verifies a contract in a file and keeps its record in a folder; rejects when the process ends without an outcome. */
export const verifyInChild = (file: string, records: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = fork(command, [file, records], { silent: true })
    let written = ""
    let outcome: unknown
    const keep = (chunk: unknown) => {
      written = `${written}${String(chunk)}`.slice(-4000)
    }
    child.stdout?.on("data", keep)
    child.stderr?.on("data", keep)
    child.on("message", (message) => {
      outcome = message
    })
    child.on("error", reject)
    child.on("close", (code) => {
      if (outcome === undefined) reject(new Error(`the verification ended with ${code}:\n${written}`))
      else resolve(decode(outcome))
    })
  })
