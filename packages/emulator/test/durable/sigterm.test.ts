/** A process that gets SIGTERM ends the step that is under way, begins none, and ends without an error; the next one goes on behind it. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { done } from "./support/done.ts"
import { directory, freePort } from "./support/machine.ts"

const program = join(import.meta.dirname, "support/hurried.ts")
const number = "+14255570000"

/** Runs a process to its end; `watch` is told what it says, and may send it a signal. */
const run = (settings: object, watch: (send: (signal: NodeJS.Signals) => void) => (line: string) => void) =>
  Effect.callback<{ readonly said: ReadonlyArray<string>; readonly code: number | null }>((resume) => {
    const child = spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ["pipe", "pipe", "inherit"] })
    const said: Array<string> = []
    const heard = watch((signal) => void child.kill(signal))
    let text = ""
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = (text + chunk.toString("utf8")).split("\n")
      text = lines.pop() ?? ""
      for (const line of lines) {
        said.push(line)
        heard(line)
      }
    })
    child.on("close", (code) => resume(Effect.succeed({ said, code })))
    return Effect.sync(() => void child.kill("SIGKILL"))
  })

it.live("SIGTERM lets the step under way end and be stored, begins no other, and the next process goes on", () =>
  Effect.gen(function* () {
    let playing = (): void => undefined
    const cloud = yield* LocalCloud.serve({
      port: 0,
      callbackRetries: 20,
      // The process is told to end before its answer comes.
      faultAt: ({ kind, name }) => {
        if (kind !== "request" || name !== "CallMedia_Play") return undefined
        playing()
        return { delayMs: 4_000 }
      }
    })
    // What nobody took is sent again within a second.
    yield* cloud.setScale(8)
    const port = yield* freePort
    const settings = {
      connectionString: cloud.connectionString,
      storage: { file: join(yield* directory, "flows.db") },
      port,
      callbackUri: `http://127.0.0.1:${port}/callbacks`,
      numbers: [number],
      clockMillis: 0,
      waitMillis: 60_000,
      version: 1
    }
    const first = yield* run(settings, (send) => {
      playing = () => send("SIGTERM")
      return () => undefined
    })
    assert.strictEqual(first.code, 0, first.said.join("\n"))
    assert.include(first.said, "CLOSING")
    const requests = (yield* cloud.journal()).filter(({ kind }) => kind === "request").map(({ name }) => name)
    assert.strictEqual(requests.at(-1), "CallMedia_Play")
    const second = yield* run(settings, (send) => (line) => {
      if (line.startsWith("DONE ")) send("SIGKILL")
    })
    assert.isTrue(second.said.some((line) => line.startsWith("DONE ") && line.includes('"played":"PlayCompleted"')))
    assert.deepStrictEqual(yield* done(cloud, number), { calls: 1, plays: 1, played: 1, added: 1, ended: 1 })
  }).pipe(Effect.scoped)
)
