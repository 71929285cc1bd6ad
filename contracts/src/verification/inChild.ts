/**
 * Runs verifications of contracts in a process of their own, one after the other, and takes only their failures.
 *
 * The process is started at the first verification and serves all that follow: loading Pact, the clients and the facts takes longer than
 * most verifications. It ends with this one.
 */
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Schema from "effect/Schema"

const command = fileURLToPath(new URL("../../dist/commands/verifyPact.js", import.meta.url))

const Order = Schema.Struct({ file: Schema.String, records: Schema.String })
const Outcome = Schema.Struct({ interactions: Schema.Int, failures: Schema.Array(Schema.String) })

/** What a verification found. */
export type Outcome = typeof Outcome.Type

/** Reads which contract is to be verified, and where its record is kept. */
export const decodeOrder = Schema.decodeUnknownSync(Order)
const decodeOutcome = Schema.decodeUnknownSync(Outcome)

/** The process, while it runs; it ends when this one does, whose messages it waits for. */
let running: ChildProcess | undefined

const runningOne = (): ChildProcess => {
  if (running !== undefined) return running
  const child = fork(command, [], { silent: true })
  child.on("close", () => {
    if (running === child) running = undefined
  })
  running = child
  return child
}

const verify = (file: string, records: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = runningOne()
    let written = ""
    const keep = (chunk: unknown) => {
      written = `${written}${String(chunk)}`.slice(-4000)
    }
    const settle = (conclude: () => void) => {
      child.stdout?.off("data", keep)
      child.stderr?.off("data", keep)
      child.off("message", onMessage).off("error", onError).off("close", onClose)
      conclude()
    }
    const onMessage = (message: unknown) => settle(() => resolve(decodeOutcome(message)))
    const onError = (error: Error) => settle(() => reject(error))
    const onClose = (code: number | null) =>
      settle(() => reject(new Error(`the verification ended with ${code}:\n${written}`)))
    child.stdout?.on("data", keep)
    child.stderr?.on("data", keep)
    child.on("message", onMessage).on("error", onError).on("close", onClose)
    child.send({ file, records })
  })

let last: Promise<unknown> = Promise.resolve()

/** Verifies a contract in a file and keeps its record in a folder; rejects when the process ends without an outcome. */
export const verifyInChild = (file: string, records: string): Promise<Outcome> => {
  const outcome = last.then(() => verify(file, records))
  last = outcome.catch(() => undefined)
  return outcome
}
