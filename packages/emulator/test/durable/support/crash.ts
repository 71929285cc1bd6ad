/**
 * Ends a process as a power cut does, at a chosen point: before a statement of the database, before a request leaves, or when its answer
 * has come and nothing of it is stored.
 */
import { writeSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import * as NodeDispatcherTransport from "@effect-comms/core/NodeDispatcherTransport"
import type { Transport } from "@effect-comms/core/Transport"

/** Where to end: at the point with this number, the first one with this name, or whatever it does so long after it listens. */
export type Crash = { readonly at: number } | { readonly name: string } | { readonly afterMillis: number }

/** Says something to the parent process, at once. */
export const say = (line: string): void => void writeSync(1, `${line}\n`)

/** Makes the points of a process; without a crash they are only counted. */
export const make = (crash: Crash | undefined) => {
  let passed = 0
  const point = (name: string): void => {
    passed++
    if (crash === undefined || "afterMillis" in crash) return
    if ("at" in crash ? crash.at !== passed : crash.name !== name) return
    say(`CRASH ${passed} ${name}`)
    process.kill(process.pid, "SIGKILL")
  }

  const prepare = Reflect.get(DatabaseSync.prototype, "prepare")
  DatabaseSync.prototype.prepare = function (sql) {
    const statement = Reflect.apply(prepare, this, [sql])
    const all = statement.all.bind(statement)
    Reflect.set(statement, "all", (...given: Parameters<typeof all>) => {
      point("statement")
      return all(...given)
    })
    return statement
  }

  const inner = NodeDispatcherTransport.make()
  const transport: Transport = {
    send: (request, done) => {
      const [path = ""] = request.path.split("?")
      const name = request.method === "POST" ? `POST ${path.split(/[/:]/).at(-1)}` : request.method
      point(`before ${name}`)
      return inner.send(request, (outcome) => {
        point(`after ${name}`)
        done(outcome)
      })
    }
  }
  return { point, passed: () => passed, transport }
}
