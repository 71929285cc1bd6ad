/** Ends the process that imports it as by a power cut does: before a statement of its database, or at a webhook. */
import { writeSync } from "node:fs"
import { Server, ServerResponse } from "node:http"
import { flushCompileCache } from "node:module"
import { DatabaseSync } from "node:sqlite"
import * as Schema from "effect/Schema"

/** Where to end: at the point with this number, or the first one with this name. */
const Settings = Schema.fromJsonString(
  Schema.Struct({
    at: Schema.optionalKey(Schema.Int),
    name: Schema.optionalKey(Schema.String),
    /** Whether it leaves what it has compiled to those that follow: one that is killed does not by itself. */
    isFirst: Schema.Boolean
  })
)

const { at, isFirst, name: wanted } = Schema.decodeUnknownSync(Settings)(process.argv[2])

/** By then most of what a start needs is compiled. */
const startedAt = 60

let passed = 0
const point = (name: string): void => {
  passed++
  if (passed === startedAt && isFirst) flushCompileCache()
  if (at !== passed && wanted !== name) return
  writeSync(1, `KILLED ${passed} ${name}\n`)
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

/** What is posted, by the end of its address. */
const webhookOf = (request: unknown): string => {
  const url: unknown = typeof request === "object" && request !== null ? Reflect.get(request, "url") : undefined
  return typeof url === "string" ? (url.split("?")[0]?.split("/").at(-1) ?? "") : ""
}

const emit = Reflect.get(Server.prototype, "emit")
Server.prototype.emit = function (event: string, ...given: Array<unknown>) {
  if (event === "request") point(`before webhook ${webhookOf(given[0])}`)
  return Reflect.apply(emit, this, [event, ...given])
}

const end = Reflect.get(ServerResponse.prototype, "end")
Reflect.set(ServerResponse.prototype, "end", function (this: ServerResponse, ...given: Array<unknown>) {
  point(`after webhook ${webhookOf(this.req)}`)
  return Reflect.apply(end, this, given)
})

process.on("exit", () => writeSync(1, `PASSED ${passed}\n`))
