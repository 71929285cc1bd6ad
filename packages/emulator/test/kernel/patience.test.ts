/** Peers that are slow, or too many: nobody holds a connection or memory for ever. */
import * as Net from "node:net"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/LocalCloud.ts"
import * as Server from "../../src/server/Server.ts"
import { makeWorld } from "./world.ts"

/** Short where a test is about a limit, and long where it is not: a busy machine is slow as well. */
const long = 60_000
const limits: Server.Limits = { head: long, request: long, answer: long, check: 10, connections: 3, bodies: 1000 }

const listening = (more: Partial<Server.Limits> = {}) =>
  Effect.gen(function* () {
    const kernel = yield* LocalCloud.makeKernel(makeWorld(), {}, () => "http://127.0.0.1")
    const address = { port: 0, host: "127.0.0.1", names: [], limits: { ...limits, ...more } }
    const server = yield* Effect.acquireRelease(
      Effect.promise(() => Server.listen(kernel, address)),
      ({ close }) => Effect.promise(close)
    )
    return { kernel, port: server.port }
  })

/** Sends a text and gives what came until the other side ended the connection. */
const until = (port: number, text: string) =>
  Effect.callback<string>((resume) => {
    let received = ""
    const socket = Net.connect(port, "127.0.0.1", () => socket.write(text))
    socket.on("data", (chunk) => (received += chunk.toString()))
    socket.on("error", () => {})
    socket.on("close", () => resume(Effect.succeed(received)))
    return Effect.sync(() => socket.destroy())
  })

const head = "POST /calling/things HTTP/1.1\r\nHost: 127.0.0.1\r\n"

it.live.each([
  ["half a head", head],
  ["a head whose body never comes", `${head}Content-Length: 10\r\n\r\nhalf`],
  ["nothing at all", ""]
] as const)("a connection with %s is ended", ([, text]) =>
  Effect.gen(function* () {
    const { port } = yield* listening({ head: 50, request: 100 })
    const received = yield* until(port, text)
    assert.match(received, text === "" ? /^(?:HTTP\/1.1 408 |$)/ : /^HTTP\/1.1 408 /)
  })
)

it.live("connections above the limit are ended at once, and those below are answered", () =>
  Effect.gen(function* () {
    const { port } = yield* listening()
    const open = (count: number) =>
      Effect.forEach(Array.from({ length: count }), () =>
        Effect.acquireRelease(
          Effect.callback<Net.Socket>((resume) => {
            const socket = Net.connect(port, "127.0.0.1", () => resume(Effect.succeed(socket)))
            socket.on("error", () => {})
          }),
          (socket) => Effect.sync(() => socket.destroy())
        )
      )
    yield* open(2)
    const asking = "GET /_emulator/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    assert.match(yield* until(port, asking), /^HTTP\/1.1 200 /)
    // Whichever of these are let in: there are as many as there may be.
    yield* open(3)
    assert.strictEqual(yield* until(port, asking), "")
  })
)

it.live("whoever does not take its answer is cut off", () =>
  Effect.gen(function* () {
    const { kernel, port } = yield* listening({ answer: 100 })
    for (let n = 0; n < 400; n++)
      kernel.journal.write({
        kind: "state",
        name: "x",
        data: { items: Array.from({ length: 10 }, () => "x".repeat(6000)) }
      })
    const received = yield* Effect.callback<number>((resume) => {
      const socket = Net.connect(port, "127.0.0.1", () => {
        socket.write("GET /_emulator/journal HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        // Nothing is read before the other side has given up.
        socket.pause()
      })
      let size = 0
      socket.on("data", (chunk) => (size += chunk.length))
      socket.on("error", () => {})
      socket.on("close", () => resume(Effect.succeed(size)))
      const watch = setInterval(() => {
        if (kernel.journal.last() < 1000) return kernel.journal.write({ kind: "state", name: "tick", data: {} })
        socket.resume()
      }, 1)
      return Effect.sync(() => {
        clearInterval(watch)
        socket.destroy()
      })
    })
    assert.isAbove(received, 1_000)
    assert.isBelow(received, 10_000_000)
  })
)

it.live("what happens is written once for all readers of the stream", () =>
  Effect.gen(function* () {
    const { kernel, port } = yield* listening({ connections: 100 })
    const readers = 20
    let written = 0
    let taken = 0
    yield* Effect.callback<void>((resume) => {
      const sockets = Array.from({ length: readers }, () => {
        const socket = Net.connect(port, "127.0.0.1", () =>
          socket.write("GET /_emulator/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        )
        let text = ""
        let isReading = false
        socket.on("data", (chunk) => {
          text += chunk.toString()
          if (!isReading && text.includes("the journal of")) {
            isReading = true
            taken++
            if (taken === readers) {
              taken = 0
              kernel.journal.write({
                kind: "state",
                name: "probe",
                data: { probe: { toJSON: () => `written ${++written}` } }
              })
            }
          } else if (text.includes('"probe":"written')) {
            text = ""
            taken++
            if (taken === readers) resume(Effect.void)
          }
        })
        return socket
      })
      return Effect.sync(() => {
        for (const socket of sockets) socket.destroy()
      })
    })
    assert.strictEqual(written, 1)
  })
)

it.live("bodies that wait for their end take no more memory than they may together", () =>
  Effect.gen(function* () {
    const { port } = yield* listening({ connections: 100 })
    const body = "x".repeat(600)
    const waiting = yield* Effect.acquireRelease(
      Effect.callback<Net.Socket>((resume) => {
        const socket = Net.connect(port, "127.0.0.1", () =>
          socket.write(`${head}Content-Length: 700\r\nExpect: 100-continue\r\n\r\n`)
        )
        socket.on("error", () => {})
        // What is sent behind this is read at once.
        socket.once("data", () => socket.write(body, () => resume(Effect.succeed(socket))))
      }),
      (socket) => Effect.sync(() => socket.destroy())
    )
    const second = () => until(port, `${head}Content-Length: 600\r\nConnection: close\r\n\r\n${body}`)
    let answer = yield* second()
    for (let tries = 0; tries < 1000 && !answer.startsWith("HTTP/1.1 503"); tries++) answer = yield* second()
    assert.match(answer, /^HTTP\/1.1 503 [^]*retry-after: 1/i)
    yield* Effect.callback<void>((resume) => {
      waiting.once("data", () => resume(Effect.void))
      waiting.write("x".repeat(100))
    })
    assert.match(yield* second(), /^HTTP\/1.1 400 /)
  })
)
