/** Exchanges in flight with an origin: no more than so many, the others in turn, with nothing sent. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import { createServer, type ServerResponse } from "node:http"
import { bounded } from "../src/internal/inFlight.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import { type Exchange, type Transport, TransportError, type WireResponse } from "../src/Transport.ts"
import * as sample from "./support/sample.ts"
import { answered, requestTo, transports } from "./support/transports.ts"
import { complete, failure } from "./support/virtual.ts"

type Done = Parameters<Transport["send"]>[1]

/** A transport whose exchanges end when the test says so. */
const held = () => {
  const begun = new Map<string, Done>()
  const order: Array<string> = []
  let most = 0
  const transport: Transport = {
    send: ({ path }, done) => {
      begun.set(path, done)
      order.push(path)
      most = Math.max(most, begun.size)
      return { cancel: () => void begun.delete(path), sent: () => true }
    }
  }
  const end = (path: string) => {
    const done = begun.get(path)
    begun.delete(path)
    done?.(answer)
  }
  return { begun, end, most: () => most, order, transport }
}

const answer: WireResponse = {
  _tag: "WireResponse",
  status: 204,
  header: () => undefined,
  text: () => "",
  bytes: () => new Uint8Array()
}

const origin = "https://sample.communication.example"
const start = (transport: Transport, path: string, done: Done = () => {}): Exchange =>
  transport.send(requestTo(origin, path), done)

describe("a limit of exchanges", () => {
  it("lets the others begin in the order they came, as soon as one has ended or was stopped", () => {
    const { end, order, transport } = held()
    const limited = bounded(transport, 2)
    const exchanges = ["1", "2", "3", "4", "5", "6"].map((path) => start(limited, path))
    assert.deepStrictEqual(order, ["1", "2"])
    assert.deepStrictEqual(
      exchanges.map((exchange) => exchange.sent()),
      [true, true, false, false, false, false]
    )
    end("2")
    exchanges[3]?.cancel()
    exchanges[0]?.cancel()
    assert.deepStrictEqual(order, ["1", "2", "3", "5"])
    exchanges[0]?.cancel()
    end("1")
    end("5")
    assert.deepStrictEqual(order, ["1", "2", "3", "5", "6"])
  })

  it("counts each origin for itself", () => {
    const { order, transport } = held()
    const limited = bounded(transport, 1)
    start(limited, "1")
    limited.send(requestTo("https://other.example", "2"), () => {})
    assert.deepStrictEqual(order, ["1", "2"])
  })

  it("is 256 unless another is given", () => {
    const { begun, transport } = held()
    const limited = bounded(transport)
    for (let i = 0; i < 10_000; i++) start(limited, String(i))
    assert.strictEqual(begun.size, 256)
  })

  it("is one for all clients over a transport", () => {
    const { begun, transport } = held()
    const limited = bounded(transport, 1)
    start(limited, "1")
    start(bounded(transport), "2")
    assert.strictEqual(begun.size, 1)
    assert.strictEqual(bounded(limited, 5), limited)
  })

  it("answers for a transport that throws, with nothing sent, and goes on", async () => {
    const { order, transport } = held()
    const throwing: Transport = {
      send: (request, done) => {
        if (request.path === "bad") throw new Error("it cannot be sent")
        return transport.send(request, done)
      }
    }
    const limited = bounded(throwing, 1)
    const outcome = new Promise<unknown>((resolve) => void start(limited, "bad", resolve))
    start(limited, "good")
    const error = await outcome
    assert(error instanceof TransportError)
    assert.include(error, { sent: false, description: "it cannot be sent" })
    assert.deepStrictEqual(order, ["good"])
  })

  it("costs the same however many wait: 200,000 leave in the order they came, and in the opposite one", () => {
    const { order, transport } = held()
    const limited = bounded(transport, 1)
    const exchanges = Array.from({ length: 200_000 }, (_, i) => start(limited, String(i)))
    for (const exchange of exchanges.slice(1, 100_000)) exchange.cancel()
    for (const exchange of exchanges.slice(100_001).toReversed()) exchange.cancel()
    exchanges[0]?.cancel()
    assert.deepStrictEqual(order, ["0", "100000"])
  })

  const Step = Schema.Struct({
    what: Schema.Literals(["start", "start", "end", "stop"]),
    at: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 30 }))
  })

  it.effect.prop("holds under any sequence of starts, ends and stops", [Schema.Array(Step)], ([steps]) =>
    Effect.sync(() => {
      const { begun, end, most, order, transport } = held()
      const limited = bounded(transport, 3)
      const exchanges: Array<Exchange> = []
      const stopped = new Set<number>()
      const ended: Array<number> = []
      for (const { at, what } of [...Array.from({ length: 6 }, () => ({ what: "start", at: 0 })), ...steps]) {
        if (what === "start") {
          const index = exchanges.length
          exchanges.push(start(limited, String(index), () => ended.push(index)))
        } else if (what === "end") end(String(at))
        else {
          exchanges[at]?.cancel()
          if (at < exchanges.length && !ended.includes(at)) stopped.add(at)
        }
      }
      assert.isAtMost(most(), 3)
      assert.deepStrictEqual(
        order,
        order.toSorted((a, b) => Number(a) - Number(b))
      )
      // Nobody waits while there is room, and nobody hears of what was stopped.
      const waiting = exchanges.filter((_, i) => !order.includes(String(i)) && !stopped.has(i))
      if (waiting.length > 0) assert.strictEqual(begun.size, 3)
      assert.isTrue(ended.every((index) => !stopped.has(index)))
    })
  )
})

describe("a client", () => {
  it.effect(
    "has no more than 256 requests in flight over a transport of the program, and times out with nothing sent",
    () =>
      Effect.gen(function* () {
        const transport = ScriptedTransport.make(() => ScriptedTransport.silence)
        const client = yield* sample.connect(transport, { retry: { attempts: 1 } })
        const others = yield* Effect.forkChild(
          Effect.all(
            Array.from({ length: 256 }, () =>
              client.invoke(sample.read, { id: "1" }, { attemptTimeoutMillis: 20_000 })
            ),
            { concurrency: "unbounded" }
          )
        )
        const { error } = yield* failure(client.invoke(sample.begin, {}))
        assert.strictEqual(error.reason._tag, "Timeout")
        assert.lengthOf(transport.requests, 256)
        yield* Fiber.interrupt(others)
      })
  )

  it.effect("sends what waited once there is room", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make(() => ({ status: 200, body: { name: "a" } }))
      const client = yield* sample.connect(transport)
      const calls = Array.from({ length: 1_000 }, () => client.invoke(sample.read, { id: "1" }))
      const { exit } = yield* complete(Effect.all(calls, { concurrency: "unbounded" }))
      assert.strictEqual(exit._tag, "Success")
      assert.lengthOf(transport.requests, 1_000)
    })
  )
})

describe("connections", () => {
  it.each(transports)("$name opens no more than the limit for many calls at once", async ({ make }) => {
    const waiting: Array<ServerResponse> = []
    let connections = 0
    const server = createServer((request, response) => {
      request.resume()
      waiting.push(response)
      // The last of the first ones lets all of them go.
      if (waiting.length >= 4) setImmediate(() => waiting.splice(0).forEach((each) => each.end("{}")))
    })
    server.on("connection", () => connections++)
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    const transport = make({ maxInFlight: 4 })
    const calls = Array.from({ length: 64 }, () =>
      answered(transport, requestTo(`http://127.0.0.1:${port}`, "/", { method: "POST", body: "{}" }))
    )
    assert.isTrue((await Promise.all(calls)).every(({ status }) => status === 200))
    // A pool may open another while one is still being handed back.
    assert.isAtMost(connections, 8)
    server.closeAllConnections()
    server.close()
  })
})
