/** A process of the tests: clients over a script, flows over a file, and the events that it is sent. */
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as DurableCallAutomation from "@effect-comms/durable/DurableCallAutomation"
import * as DurableCallEvents from "@effect-comms/durable/DurableCallEvents"
import * as Runner from "@effect-comms/durable/Runner"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** The leg of the tests. */
export const callConnectionId = "leg"

/** A path for a database, in a directory that goes with the scope. */
export const file = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "flows-"))),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  ),
  (folder) => join(folder, "flows.db")
)

/** A copy of a database as a process leaves it that is killed now. */
export const leftOf = (database: string) =>
  Effect.map(file, (copy) => {
    for (const suffix of ["", "-wal"]) if (existsSync(database + suffix)) cpSync(database + suffix, copy + suffix)
    return copy
  })

/** A transport that answers nothing until it is told to. */
export const hanging = () => {
  const { promise, resolve } = Promise.withResolvers<ScriptedTransport.Answer>()
  return { transport: ScriptedTransport.make(() => promise), answer: resolve }
}

/** What every request is answered with: an operation is accepted, and a call is made. */
export const accepting = () =>
  ScriptedTransport.make(({ method, path }) =>
    path.startsWith("/calling/callConnections?")
      ? { status: 201, body: { callConnectionId } }
      : { status: method === "DELETE" ? 204 : path.includes(":hold") ? 200 : 202, body: {} }
  )

/** What a process has: the engine, the clients, the events. */
export const process = (
  database: string,
  transport: ScriptedTransport.ScriptedTransport,
  options: DurableCallEvents.Options = {},
  runner: Runner.SqliteOptions = {}
) =>
  Layer.merge(
    DurableCallAutomation.layer({
      connectionString: "endpoint=https://contoso.communication.azure.com/;accesskey=c2VjcmV0",
      settleMillis: 0
    }).pipe(Layer.provide(CurrentTransport.layer(transport))),
    DurableCallEvents.layer(options)
  ).pipe(Layer.provideMerge(Runner.layerSqlite(database, runner)))

/** The last segment of the path of each request. */
export const sent = ({ requests }: ScriptedTransport.ScriptedTransport): ReadonlyArray<string> =>
  requests.map(({ method, path }) => `${method} ${path.split("?")[0]?.split(/[/:]/).at(-1)}`)

/** An event of the leg, as it is posted. */
export const event = (type: string, data: object = {}, id: string = crypto.randomUUID()) => ({
  id,
  source: `calling/callConnections/${callConnectionId}`,
  type: `Microsoft.Communication.${type}`,
  specversion: "1.0",
  time: "2026-03-01T00:00:00.0000000+00:00",
  subject: `calling/callConnections/${callConnectionId}`,
  datacontenttype: "application/json",
  data: {
    callConnectionId,
    serverCallId: "server",
    correlationId: "correlation",
    version: "2024-09-15",
    resultInformation: { code: 200, subCode: 0, message: "" },
    ...data
  }
})

/** Posts events; gives the status. */
export const post = (...events: ReadonlyArray<object>) =>
  Effect.map(
    CallEvents.answer({ headers: {}, body: JSON.stringify(events) }, { trusted: true }),
    ({ status }) => status
  )

/** Looks again and again until there is something to see; a test that hangs is ended by its runner. */
export const eventually = <A, E, R>(look: Effect.Effect<A | undefined, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(look, (found) =>
    found === undefined ? Effect.andThen(Effect.sleep(10), eventually(look)) : Effect.succeed(found)
  )

/** The operation context of the request that was made last. */
export const operationContextOf = ({ requests }: ScriptedTransport.ScriptedTransport): unknown => {
  const json: unknown = requests.at(-1)?.json
  return typeof json === "object" && json !== null ? Reflect.get(json, "operationContext") : undefined
}
