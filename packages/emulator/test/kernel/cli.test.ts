import { spawn } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import * as Http from "node:http"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { createCallAutomation } from "@effect-comms/call-automation/promise"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

const program = fileURLToPath(new URL("../../dist/effect-comms.js", import.meta.url))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs the bundled command; `ready` is given the output as soon as it says so, and what it does ends the process. */
const command = (
  args: ReadonlyArray<string>,
  ready: (out: string) => Promise<void> = async () => {},
  variables: Readonly<Record<string, string>> = {}
) =>
  Effect.callback<Ended, Error>((resume) => {
    const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...variables } })
    let out = ""
    let error = ""
    let emitted = false
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString()
      if (emitted || !/is ready on|"kind":"ready".*\n/.test(out)) return
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

it.live("is loaded within a bound of memory: its functions are parsed when they are called", () =>
  Effect.gen(function* () {
    const preload = `import { getHeapStatistics } from "node:v8"
      process.on("exit", () => console.error(getHeapStatistics().peak_malloced_memory))`
    const ended = yield* command(["emulator", "--port", "0"], undefined, {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`
    })
    const mebibytes = Number(ended.error) / 1_048_576
    assert.isAbove(mebibytes, 0, ended.error)
    // The syntax trees of arrow functions would make ten of them.
    assert.isBelow(mebibytes, 7)
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

it.live("warns of a variable that is misspelled, in the stream of errors, and goes on", () =>
  Effect.gen(function* () {
    const ended = yield* command(["state", "--url", "http://127.0.0.1:1"], undefined, { EFFECT_COMMS_PROT: "4281" })
    assert.deepStrictEqual([ended.code, ended.out], [1, ""])
    assert.match(
      ended.error,
      /^effect-comms: EFFECT_COMMS_PROT: there is no such variable; did you mean EFFECT_COMMS_PORT\?\neffect-comms: /
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

it.live(
  "a command exits with 1 when no application accepts the call, and with 2 when a control refuses what it was given",
  () =>
    Effect.gen(function* () {
      yield* command(["emulator", "--port", "0"], async (out) => {
        const url = /ready on (\S+)/.exec(out)?.[1] ?? ""
        const [call, faults] = await Effect.runPromise(
          Effect.all([command(["call", "--url", url]), command(["faults", "--status", "200", "--url", url])], {
            concurrency: 2
          })
        )
        assert.deepStrictEqual([call.code, call.out], [1, ""])
        assert.match(call.error, /^effect-comms: the caller rings, but no application is notified: no endpoint/)
        assert.deepStrictEqual([faults.code, faults.out], [2, ""])
        assert.strictEqual(
          faults.error,
          "effect-comms: --status: expected a number from 400 to 599.\nTry: effect-comms faults --help\n"
        )
      })
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

/** An application that answers every request with a status, for as long as the scope. */
const application = (status: number) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly port: number; readonly close: () => void }>((resume) => {
      const server = Http.createServer((request, response) => {
        request.resume()
        response.writeHead(status).end()
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        resume(Effect.succeed({ port, close: () => void server.close() }))
      })
    }),
    ({ close }) => Effect.sync(close)
  )

/** Reads the stream of the journal until something is in it. */
const until = async (origin: string, text: string): Promise<void> => {
  const events = await fetch(`${origin}/_emulator/events`)
  let seen = ""
  for await (const chunk of events.body ?? []) {
    seen += Buffer.from(chunk).toString()
    if (seen.includes(text)) return
  }
}

it.live("prints a failed handshake and a refused media socket with their reasons, without being asked", () =>
  Effect.gen(function* () {
    const { port } = yield* application(404)
    const app = `127.0.0.1:${port}`
    const { error, out } = yield* command(
      ["emulator", "--port", "0", "--event-grid", `http://${app}/grid`],
      async (out) => {
        const [, connectionString = "", origin = ""] = /(endpoint=\S+)[^]*ready on (\S+)/.exec(out) ?? []
        const client = createCallAutomation({ connectionString })
        const { callConnectionId } = await client.createCall({
          targets: [{ phoneNumber: { value: "+14255550123" } }],
          sourceCallerIdNumber: { value: "+14255550100" },
          callbackUri: `http://${app}/calls`,
          mediaStreamingOptions: {
            transportUrl: `ws://${app}/media`,
            transportType: "websocket",
            contentType: "audio",
            audioChannelType: "mixed",
            startMediaStreaming: true
          }
        })
        assert.isString(callConnectionId)
        await until(origin, '"refused"')
        await until(origin, '"SubscriptionValidation"')
        await until(origin, '"status":404')
      }
    )
    assert.strictEqual(error, "")
    assert.match(out, /✗ SubscriptionValidation +→ 404 .*\n +↳ path: the application takes no POST at \/grid/)
    assert.match(out, /✗ MediaSocket +→ refused: .*404/)
    assert.match(out, /✗ \w+ +→ 404 .*\n +↳ path: the application takes no POST at \/calls/)
  })
)

it.live("prints entries as lines of JSON, and nothing else, the first of which says how to reach it", () =>
  Effect.gen(function* () {
    const ended = yield* command(["emulator", "--port", "0", "--json"], async (out) => {
      const { data } = JSON.parse(out.split("\n")[0] ?? "")
      await fetch(`${data.endpoint}/_emulator/reset`, { method: "POST" })
      await until(data.endpoint, '"reset"')
    })
    const entries = ended.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    assert.deepStrictEqual(
      entries.map(({ kind, name, sequence }) => [sequence, kind, name]),
      [
        [0, "ready", "ready"],
        [1, "control", "reset"]
      ]
    )
    assert.deepStrictEqual([ended.code, ended.error], [0, ""])
  })
)

it.live("listens for https as a bundled command, and says where its authority is", () =>
  Effect.gen(function* () {
    const data = yield* Effect.acquireRelease(
      Effect.promise(() => mkdtemp(join(tmpdir(), "effect-comms-"))),
      (path) => Effect.promise(() => rm(path, { recursive: true }))
    )
    // Whoever is given the line may be in another folder.
    const fromHere = relative(process.cwd(), data)
    const ended = yield* command(["emulator", "--port", "0", "--tls", "--data", fromHere], async () => {})
    assert.deepStrictEqual([ended.code, ended.error], [0, ""])
    assert.include(ended.out, `NODE_EXTRA_CA_CERTS=${join(data, "ca.pem")}`)
    yield* Effect.promise(() => writeFile(join(data, "ca.pem"), "damaged"))
    const damaged = yield* command(["emulator", "--port", "0", "--tls", "--data", data])
    assert.strictEqual(damaged.code, 1)
    assert.include(damaged.error, `${join(data, "ca.pem")} is damaged; remove ${join(data, "ca.pem")} and ca-key.pem`)
  })
)

it.live("says who has a busy port, and what to do", () =>
  Effect.gen(function* () {
    const ended = yield* Effect.callback<Ended, Error>((resume) => {
      Effect.runFork(
        command(["emulator", "--port", "0"], async (out) => {
          const port = /ready on \S+:(\d+)/.exec(out)?.[1] ?? ""
          const busy = await Effect.runPromise(command(["emulator", "--port", port]))
          resume(Effect.succeed({ ...busy, out: port }))
        })
      )
    })
    assert.strictEqual(ended.code, 1)
    assert.match(
      ended.error,
      new RegExp(`^effect-comms: --port: ${ended.out} is in use by another local cloud.*; stop that, or .*--port 0`)
    )
  })
)

it.live("serves on when nobody reads what it prints, and ends at a signal all the same", () =>
  Effect.gen(function* () {
    const code = yield* Effect.callback<number | null, Error>((resume) => {
      const child = spawn(process.execPath, [program, "emulator", "--port", "0", "--json"])
      child.on("exit", (ended) => resume(Effect.succeed(ended)))
      child.stdout.once("data", (chunk: Buffer) => {
        child.stdout.destroy()
        const { data } = JSON.parse(chunk.toString().split("\n")[0] ?? "")
        const reset = () => fetch(`${data.endpoint}/_emulator/reset`, { method: "POST" })
        reset()
          .then(reset)
          .then(({ status }) => child.kill(status === 200 ? "SIGTERM" : "SIGKILL"))
          .catch((error: unknown) => resume(Effect.fail(error instanceof Error ? error : new Error("unknown"))))
      })
      return Effect.sync(() => child.kill("SIGKILL"))
    })
    assert.strictEqual(code, 0)
  })
)
