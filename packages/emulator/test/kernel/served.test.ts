import * as Http from "node:http"
import * as Net from "node:net"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { type Served, ServeError, serve } from "../../src/Served.ts"
import * as NodeTransport from "@effect-comms/core/NodeTransport"
import { addPath, amount, makeWorld, send } from "./world.ts"

const made = Effect.gen(function* () {
  const world = makeWorld()
  return { world, cloud: yield* serve(world, { port: 0 }) }
})

interface Raw {
  readonly status: number
  readonly headers: Http.IncomingHttpHeaders
  readonly text: string
}

/** A request by hand; fails with the error's code when no whole answer comes. */
const raw = (cloud: Served, method: string, path: string, headers: Http.OutgoingHttpHeaders = {}, body?: string) =>
  Effect.callback<Raw, string>((resume) => {
    const request = Http.request(
      { host: "127.0.0.1", port: cloud.port, method, path, headers, agent: false },
      (response) => {
        let text = ""
        response.on("data", (chunk: Buffer) => (text += chunk.toString()))
        response.on("error", (error) => resume(Effect.fail(`after headers: ${error.message}`)))
        response.on("end", () =>
          resume(Effect.succeed({ status: response.statusCode ?? 0, headers: response.headers, text }))
        )
      }
    )
    request.on("error", (error) => resume(Effect.fail(error.message)))
    request.end(body)
    return Effect.sync(() => request.destroy())
  })

it.live("answers clients on its port with what it printed", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    assert.strictEqual(cloud.origin, `http://127.0.0.1:${cloud.port}`)
    assert.include(cloud.connectionString, `endpoint=${cloud.origin}/;accesskey=`)
    const received = yield* send(cloud, { path: addPath, body: amount(1) })
    assert.deepStrictEqual([received.status, received.text], [202, '{"count":1}'])
    assert.strictEqual(world.count(), 1)
  })
)

it.live("an empty 200 has a length of zero and no type, a 204 has neither", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const empty = yield* send(cloud, { path: "/calling/things/a:play?api-version=2025-05-15", body: amount(1) })
    assert.deepStrictEqual([empty.header("content-length"), empty.header("content-type")], ["0", undefined])
    const none = yield* send(cloud, { method: "DELETE", path: "/calling/things/a?api-version=2025-05-15" })
    assert.strictEqual(none.status, 204)
    assert.deepStrictEqual([none.header("content-length"), none.header("content-type")], [undefined, undefined])
  })
)

it.live("a body over 1 MiB is 413 with the envelope, and nothing changes", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    const body = JSON.stringify({ amount: 1, note: "x".repeat(30 * 1024 * 1024) })
    const received = yield* raw(cloud, "POST", addPath, { "content-type": "application/json" }, body)
    assert.strictEqual(received.status, 413)
    assert.include(received.text, "PayloadTooLarge")
    assert.strictEqual(world.count(), 0)
  })
)

it.live("faults break the connection where they say", () =>
  Effect.gen(function* () {
    const { cloud, world } = yield* made
    const add = send({ ...cloud, transport: NodeTransport.make() }, { path: addPath, body: amount(1) })
    yield* cloud.fault({ kind: "reset-before" })
    yield* Effect.flip(add)
    assert.strictEqual(world.count(), 0)
    yield* cloud.fault({ kind: "reset-after" })
    yield* Effect.flip(add)
    assert.strictEqual(world.count(), 1)
    yield* cloud.fault({ kind: "truncate" })
    yield* Effect.flip(add)
    assert.strictEqual(world.count(), 2)
    assert.strictEqual((yield* add).status, 202)
  })
)

it.live("two local clouds have ports of their own, and a taken port is an error", () =>
  Effect.gen(function* () {
    const one = yield* made
    const two = yield* made
    assert.notStrictEqual(one.cloud.port, two.cloud.port)
    const error = yield* Effect.flip(serve(makeWorld(), { port: one.cloud.port }))
    assert.instanceOf(error, ServeError)
    assert.match(error.message, /^listen: .*EADDRINUSE/)
  })
)

it.live("an Event Grid subscription that is not http or https URL is an error at the start", () =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(serve(makeWorld(), { port: 0, eventGrid: "ftp://127.0.0.1/events" }))
    assert.instanceOf(error, ServeError)
    assert.match(error.message, /^eventGrid: expected an http or https URL/)
  })
)

it.live("closes with its scope", () =>
  Effect.gen(function* () {
    const port = yield* Effect.scoped(Effect.map(made, ({ cloud }) => cloud.port))
    const outcome = yield* Effect.callback<string>((resume) => {
      const socket = Net.connect(port, "127.0.0.1", () => resume(Effect.succeed("open")))
      socket.on("error", () => resume(Effect.succeed("closed")))
    })
    assert.strictEqual(outcome, "closed")
  })
)

it.live.each([
  [{ host: "example.com" }, 403],
  [{ host: "attacker.localhost.example" }, 403],
  [{ origin: "https://example.com" }, 403],
  [{ origin: "null" }, 403],
  [{ host: "localhost:1" }, 200]
] as const)("controls with %s are %d, the page and the stream alike", ([headers, status]) =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    assert.strictEqual((yield* raw(cloud, "GET", "/_emulator/state", headers)).status, status)
    assert.strictEqual((yield* raw(cloud, "GET", "/_emulator/", headers)).status, status)
    if (status === 403) assert.strictEqual((yield* raw(cloud, "GET", "/_emulator/events", headers)).status, 403)
  })
)

it.live("the inspector is a page with nothing inline that loads its own files and nothing from elsewhere", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    const page = yield* raw(cloud, "GET", "/_emulator/")
    assert.strictEqual(page.status, 200)
    assert.match(page.headers["content-type"] ?? "", /^text\/html/)
    const policy = String(page.headers["content-security-policy"])
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.notMatch(policy, /unsafe|https?:|\*/)
    assert.notMatch(page.text, /https?:\/\/|<style|<script(?![^>]* src="\/_emulator\/assets\/)|\son\w+=/)
    const files = [...page.text.matchAll(/(?:src|href)="(\/_emulator\/assets\/[^"]+)"/g)].map(([, file = ""]) => file)
    assert.isAtLeast(files.length, 2)
    for (const file of files) {
      const { headers, status } = yield* raw(cloud, "GET", file)
      assert.strictEqual(status, 200, file)
      assert.match(String(headers["cache-control"]), /immutable/)
      assert.match(headers["content-type"] ?? "", /^(?:text\/(?:javascript|css)|image\/svg)/)
    }
  })
)

it.live.each([
  "/_emulator/assets/none.js",
  "/_emulator/assets/..%2f..%2fpackage.json",
  "/_emulator/assets/%2e%2e/index.html"
])("%s is no file of the inspector", (path) =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    assert.strictEqual((yield* raw(cloud, "GET", path)).status, 404)
  })
)

it.live("the root leads to the inspector", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    for (const method of ["GET", "HEAD"]) {
      const { headers, status } = yield* raw(cloud, method, "/")
      assert.deepStrictEqual([status, headers.location], [302, "/_emulator/"], method)
    }
    assert.strictEqual((yield* raw(cloud, "GET", "/", { host: "rebound.example" })).status, 421)
  })
)

it.live("streams the journal: what was, then what happens", () =>
  Effect.gen(function* () {
    const { cloud } = yield* made
    yield* send(cloud, { path: addPath, body: amount(1) })
    const entries = yield* Effect.callback<ReadonlyArray<string>>((resume) => {
      let text = ""
      const request = Http.get(
        { port: cloud.port, host: "127.0.0.1", path: "/_emulator/events?after=1" },
        (response) => {
          response.on("data", (chunk: Buffer) => {
            const before = text
            text += chunk.toString()
            if (!before.includes("id: 2") && text.includes("id: 2"))
              Effect.runFork(send(cloud, { path: addPath, body: amount(2) }))
            if (text.includes("id: 4\n") && text.endsWith("\n\n")) {
              const data = text.split("\n").filter((line) => line.startsWith("data: "))
              resume(Effect.succeed(data.map((line) => JSON.parse(line.slice(6)).kind)))
            }
          })
        }
      )
      return Effect.sync(() => request.destroy())
    })
    assert.deepStrictEqual(entries, ["answer", "request", "answer"])
  })
)
