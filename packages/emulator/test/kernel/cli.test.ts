import { spawn } from "node:child_process"
import * as Http from "node:http"
import { fileURLToPath } from "node:url"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

const program = fileURLToPath(new URL("../../dist/effect-comms.js", import.meta.url))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs the bundled command; `ready` is given the output as soon as it says so, and what it does ends the process. */
const command = (args: ReadonlyArray<string>, ready: (out: string) => Promise<void> = async () => {}) =>
  Effect.callback<Ended, Error>((resume) => {
    const child = spawn(process.execPath, [program, ...args])
    let out = ""
    let error = ""
    let emitted = false
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString()
      if (emitted || !out.includes("is ready on")) return
      emitted = true
      ready(out).then(
        () => child.kill("SIGTERM"),
        (cause: unknown) => {
          child.kill("SIGKILL")
          resume(Effect.fail(cause instanceof Error ? cause : new Error(String(cause))))
        }
      )
    })
    child.stderr.on("data", (chunk: Buffer) => (error += chunk.toString()))
    child.on("exit", (code) => resume(Effect.succeed({ code, out, error })))
    return Effect.sync(() => child.kill("SIGKILL"))
  })

it.live("effect-comms emulator says how to reach it, is healthy when it says ready, and ends at a signal", () =>
  Effect.gen(function* () {
    const ended = yield* command(["emulator", "--port", "0"], async (out) => {
      const origin = /ready on (\S+)/.exec(out)?.[1] ?? ""
      assert.strictEqual((await fetch(`${origin}/_emulator/health`)).status, 200)
      const { operations } = JSON.parse(await (await fetch(`${origin}/_emulator/coverage`)).text())
      assert.isAbove(operations.length, 20)
      for (const line of [`endpoint=${origin}/;accesskey=`, `${origin}/v1.0`, `${origin}/_emulator/`])
        assert.include(out, line)
    })
    assert.deepStrictEqual([ended.code, ended.error], [0, ""])
  })
)

it.live("says which names work when it listens at every address", () =>
  Effect.gen(function* () {
    const { out } = yield* command(["emulator", "--port", "0", "--host", "0.0.0.0", "--host-name", "emulator"])
    assert.match(
      out,
      /^Names +localhost, 127\.0\.0\.1, \[::1\], emulator: requests for others are refused; --host-name/m
    )
  })
)

it.live("refuses what it does not understand with 2 and one line", () =>
  Effect.gen(function* () {
    const ended = yield* command(["emulator", "--port", "many"])
    assert.deepStrictEqual([ended.code, ended.out], [2, ""])
    assert.match(ended.error, /^effect-comms: --port: expected/)
  })
)

it.live("prints its help and its version", () =>
  Effect.gen(function* () {
    const help = yield* command(["--help"])
    assert.strictEqual(help.code, 0)
    assert.include(help.out, "--expose-controls")
    assert.match((yield* command(["--version"])).out, /^\d+\.\d+\.\d+/)
  })
)

it.live("ends at a signal with 0 while an application answers nothing, and says in the terminal who that is", () =>
  Effect.gen(function* () {
    let asked = 0
    const server = yield* Effect.acquireRelease(
      Effect.sync(() =>
        Http.createServer((request) => {
          request.resume()
          asked++
        })
      ),
      (listening) =>
        Effect.sync(() => {
          listening.closeAllConnections()
          listening.close()
        })
    )
    const port = yield* Effect.callback<number>((resume) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
      })
    })
    const app = `http://127.0.0.1:${port}`
    const args = ["--port", "0", "--event-grid", `Microsoft.Communication.IncomingCall=${app}/grid?key=secret`]
    const ended = yield* command(["emulator", ...args], async (out) => {
      const origin = /ready on (\S+)/.exec(out)?.[1] ?? ""
      // A query may hold a key: what is printed does not.
      assert.include(out, `${app}/grid (Microsoft.Communication.IncomingCall)`)
      const send = async (path: string, body: unknown) =>
        (await fetch(`${origin}/_emulator/${path}`, { method: "POST", body: JSON.stringify(body) })).text()
      await send("incoming-calls", { from: "+14255550123", to: "+14255550100", callbackUri: `${app}/calls?key=secret` })
      await send("clock", { scale: 100 })
      const events = await fetch(`${origin}/_emulator/events`)
      let seen = ""
      for await (const chunk of events.body ?? []) {
        seen += Buffer.from(chunk).toString()
        if (seen.includes('"waiting"')) break
      }
    })
    assert.isAtLeast(asked, 2)
    assert.strictEqual(ended.code, 0)
    assert.strictEqual(ended.error, `effect-comms: IncomingCall: no answer from ${app}/calls within 2 s\n`)
  })
)
