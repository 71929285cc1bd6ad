/**
 * Never twice, shown byte by byte: a connection that breaks after any byte of the request, or of the answer, costs one exchange and no
 * transport makes another of it by itself; and what claims that nothing was sent is right. Every fifth byte, and those at which something
 * begins or ends; `pnpm test:long` takes every one.
 */
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { createServer, type Server, type Socket } from "node:net"
import { TransportError } from "../src/Transport.ts"
import { requestTo, send, transports } from "./support/transports.ts"

const answer = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n{ } "

/** Where a connection breaks: after so many bytes of the request, or of the answer. */
type Break = { readonly request: number } | { readonly answer: number }

let server: Server
let origin = ""
let fault: Break | undefined
/** Whether connections are used again. */
let keep = true
/** Requests of the exchange under test, whole or not. */
let arrivals = 0
/** The most bytes of one of them. */
let longest = 0

/** The length of a request whose head is whole, else `Infinity`. */
const lengthOf = (text: string): number => {
  const head = text.indexOf("\r\n\r\n")
  const [, length = "0"] = /content-length: *(\d+)/i.exec(text.slice(0, head)) ?? []
  return head < 0 ? Infinity : head + 4 + Number(length)
}

const serve = (socket: Socket) => {
  let text = ""
  let counted = false
  socket.on("error", () => {})
  const read = (chunk: Buffer) => {
    text += chunk.toString("latin1")
    const isFirst = text.startsWith("POST /first")
    if (!isFirst && !counted) {
      counted = true
      arrivals++
    }
    if (!isFirst) longest = Math.max(longest, text.length)
    if (!isFirst && fault && "request" in fault && text.length >= fault.request) return void socket.destroy()
    const length = lengthOf(text)
    if (text.length < length) return undefined
    text = text.slice(length)
    counted = false
    if (isFirst && !keep) return socket.end(answer.replace("\r\n", "\r\nConnection: close\r\n"))
    if (isFirst || !fault || !("answer" in fault)) return socket.write(answer)
    const part = answer.slice(0, fault.answer)
    return part === "" ? socket.destroy() : socket.write(part, () => socket.destroy())
  }
  socket.on("data", read)
}

beforeAll(async () => {
  server = createServer({ noDelay: true }, (socket) => {
    if (fault && "request" in fault && fault.request === 0) socket.destroy()
    else serve(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`
})
afterAll(() => void server.close())

const post = (path: string) =>
  requestTo(origin, path, { method: "POST", headers: ["x-ms-date", "today"], body: '{"do":"it"}' })

describe.each(transports)("over $name", ({ knows, make }) => {
  const transport = make()
  // Those over `fetch` ride on the same connections, and are slow.
  const step = (knows ? 1 : 7) * (process.env["LONG"] === undefined ? 5 : 1)

  /** An exchange that ends well, if not at once: the server may just have closed what is taken up again. */
  const first = async () => {
    for (let i = 0; i < 5; i++) if (!((await send(transport, post("/first"))) instanceof TransportError)) return
    assert.fail("the server does not answer")
  }

  const strike = async (at: Break, reuse: boolean) => {
    keep = reuse
    if (reuse) await first()
    fault = at
    arrivals = 0
    longest = 0
    const outcome = await send(transport, post("/act"))
    // What a transport might send again, it would have by now.
    fault = undefined
    await first()
    return { arrivals, outcome }
  }

  it.each([
    ["a new connection", false],
    ["one that was used before", true]
  ])("on %s", { timeout: 30_000 }, async (_, reuse) => {
    const whole = await strike({ answer: answer.length }, reuse)
    assert.isFalse(whole.outcome instanceof TransportError)
    assert.strictEqual(whole.arrivals, 1)
    const length = longest
    assert.isAbove(length, 100)
    const body = length - '{"do":"it"}'.length
    const edges = [0, 1, body - 1, body, body + 1, length - 1, length]
    const ends = [0, 1, answer.length - 5, answer.length - 4, answer.length - 1]
    const places: Array<Break> = [
      ...Array.from({ length: length + 1 }, (__, request) => ({ request })).filter(
        ({ request }) => request % step === 0 || edges.includes(request)
      ),
      ...Array.from({ length: answer.length }, (__, at) => ({ answer: at })).filter(
        (place) => place.answer % step === 0 || ends.includes(place.answer)
      )
    ]
    for (const place of places) {
      const { arrivals: seen, outcome } = await strike(place, reuse)
      const where = JSON.stringify(place)
      assert(outcome instanceof TransportError, where)
      assert.isAtMost(seen, 1, where)
      if (seen > 0) assert.isTrue(outcome.sent, where)
    }
  })
})
