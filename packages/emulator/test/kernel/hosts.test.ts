/** Which names requests may come by, as what HTTP lets a target be written, and what pages of other origins may ask for. */
import * as Net from "node:net"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { type Served, serve, type ServeOptions } from "../../src/Served.ts"
import { makeWorld, send } from "./world.ts"

const served = (options: ServeOptions = {}) => serve(makeWorld(), { port: 0, ...options })

/** What a connection is answered to lines as they are, up to its end. */
const exchange = (cloud: Served, ...lines: ReadonlyArray<string>) =>
  Effect.callback<string>((resume) => {
    let text = ""
    const socket = Net.connect(cloud.port, "127.0.0.1", () =>
      socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`)
    )
    socket.on("data", (chunk) => (text += chunk.toString()))
    socket.on("close", () => resume(Effect.succeed(text)))
    return Effect.sync(() => socket.destroy())
  })

const health = "GET /_emulator/health HTTP/1.1"
const paths = [
  "/calling/callConnections/x?api-version=2025-05-15",
  "/chat/threads?api-version=2025-03-15",
  "/identities?api-version=2023-10-01",
  "/v1.0/communications/calls/x",
  "/tenant/oauth2/v2.0/token",
  "/calling/keys",
  "/calling/recordings/x",
  "/v1/objects/x/content/video",
  "/nothing"
]

describe("names of the local cloud", () => {
  it.live.each(paths)("a name that was led here from elsewhere is 421 at %s", (path) =>
    Effect.gen(function* () {
      const cloud = yield* served()
      for (const host of ["rebound.example", "localhost.example:4280", "192.0.2.1", "", "127.0.0.1.example"]) {
        const answer = yield* exchange(cloud, `GET ${path} HTTP/1.1`, `Host: ${host}`)
        assert.match(answer, /^HTTP\/1.1 421 /, host)
        assert.include(answer, "MisdirectedRequest")
        assert.include(answer, "--host-name")
      }
    })
  )

  it.live("loopback by any of its names and the names that were given are answered, on every path", () =>
    Effect.gen(function* () {
      const cloud = yield* served({ hostNames: ["Emulator.test", "2001:db8::1"] })
      const hosts = [
        "localhost:1",
        "a.localhost",
        "127.0.0.1",
        "127.3.2.1",
        "[::1]:80",
        "emulator.TEST:4280",
        "[2001:DB8::1]"
      ]
      for (const host of hosts) {
        assert.match(yield* exchange(cloud, health, `Host: ${host}`), /^HTTP\/1.1 200 /, host)
        assert.match(yield* exchange(cloud, "GET /calling/keys HTTP/1.1", `Host: ${host}`), /^HTTP\/1.1 200 /, host)
      }
      assert.match(yield* exchange(cloud, health, "Host: 2001.example"), /^HTTP\/1.1 403 /)
    })
  )

  it.live("an address that it listens at is a name of its own, unless it stands for all", () =>
    Effect.gen(function* () {
      const one = yield* served({ host: "127.0.0.1" })
      assert.match(yield* exchange(one, health, "Host: 127.0.0.1"), /^HTTP\/1.1 200 /)
      const all = yield* served({ host: "0.0.0.0" })
      assert.match(yield* exchange(all, "GET /calling/keys HTTP/1.1", "Host: 0.0.0.0"), /^HTTP\/1.1 421 /)
      assert.match(yield* exchange(all, "GET /calling/keys HTTP/1.1", "Host: 127.0.0.1"), /^HTTP\/1.1 200 /)
    })
  )

  it.effect("in process every origin leads to it, for no web page can send anything there", () =>
    Effect.gen(function* () {
      const cloud = yield* LocalCloud.make(makeWorld(), {})
      const keys = { method: "GET", path: "/calling/keys", key: "none" }
      for (const origin of ["https://graph.microsoft.com", "http://localhost", "https://cloud.test:8080"])
        assert.strictEqual((yield* send({ ...cloud, origin }, keys)).status, 200, origin)
    })
  )
})

describe("targets and heads", () => {
  it.live("a target that is a whole URL is its path, and its authority counts as Host", () =>
    Effect.gen(function* () {
      const cloud = yield* served()
      const ask = (target: string, host: string) => exchange(cloud, `GET ${target} HTTP/1.1`, `Host: ${host}`)
      assert.match(yield* ask("http://127.0.0.1:9/_emulator/health?x=1", "rebound.example"), /^HTTP\/1.1 200 /)
      assert.match(yield* ask("HTTP://localhost/calling/keys", "x"), /^HTTP\/1.1 200 /)
      assert.match(yield* ask("http://rebound.example/calling/keys", "127.0.0.1"), /^HTTP\/1.1 421 /)
      assert.match(yield* ask("http://rebound.example/_emulator/health", "127.0.0.1"), /^HTTP\/1.1 403 /)
      assert.match(yield* ask("http://127.0.0.1?x=1", "x"), /^HTTP\/1.1 302 /)
    })
  )

  it.live("two Host headers, and targets of other forms, are 400", () =>
    Effect.gen(function* () {
      const cloud = yield* served()
      assert.match(
        yield* exchange(cloud, health, "Host: 127.0.0.1", "Host: 127.0.0.1"),
        /^HTTP\/1.1 400 [^]*Host: expected one/
      )
      for (const target of ["*", "ftp://127.0.0.1/_emulator/health", "http:///_emulator/health", "http://a@127.0.0.1/"])
        assert.match(yield* exchange(cloud, `OPTIONS ${target} HTTP/1.1`, "Host: 127.0.0.1"), /^HTTP\/1.1 400 /, target)
    })
  )
})

describe("pages of other origins", () => {
  const preflight = (path: string) => [
    `OPTIONS ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Origin: http://localhost:3000",
    "Access-Control-Request-Method: POST",
    "Access-Control-Request-Headers: authorization,content-type,x-ms-date"
  ]

  it.live.each([
    "/chat/threads?api-version=2025-03-15",
    "/identities?api-version=2023-10-01",
    "/identities/x/:issueAccessToken"
  ])("a browser that asks first may go on at %s", (path) =>
    Effect.gen(function* () {
      const answer = (yield* exchange(yield* served(), ...preflight(path))).toLowerCase()
      assert.match(answer, /^http\/1.1 204 /)
      assert.include(answer, "access-control-allow-origin: *\r\n")
      assert.include(answer, "access-control-allow-headers: authorization,content-type,x-ms-date\r\n")
      for (const method of ["get", "post", "put", "patch", "delete"])
        assert.match(answer, new RegExp(`access-control-allow-methods: [^\r]*${method}`))
      assert.match(answer, /access-control-max-age: \d+\r\n/)
    })
  )

  it.live.each([
    "/_emulator/reset",
    "/_emulator/faults",
    "/_emulator/",
    "/calling/callConnections",
    "/v1.0/communications/calls"
  ])("nothing is opened to it at %s", (path) =>
    Effect.gen(function* () {
      const answer = yield* exchange(yield* served(), ...preflight(path))
      assert.match(answer, /^HTTP\/1.1 4\d\d /)
      assert.notMatch(answer, /access-control-allow/i)
    })
  )

  it.live("answers of chat and identity may be read by a page, refusals as well, and those of controls not", () =>
    Effect.gen(function* () {
      const cloud = yield* served()
      const ask = (path: string) =>
        exchange(
          cloud,
          `POST ${path} HTTP/1.1`,
          "Host: 127.0.0.1",
          "Origin: http://localhost:3000",
          "Content-Length: 0"
        )
      for (const path of [
        "/chat/threads?api-version=2025-05-15",
        "/identities?api-version=2025-05-15",
        "/chat/nothing"
      ]) {
        const answer = (yield* ask(path)).toLowerCase()
        assert.match(answer, /^http\/1.1 40[14] /)
        assert.include(answer, "access-control-allow-origin: *\r\n")
        assert.include(answer, "access-control-expose-headers: *\r\n")
      }
      const answer = yield* ask("/_emulator/reset")
      assert.match(answer, /^HTTP\/1.1 403 /)
      assert.notMatch(answer, /access-control-allow/i)
    })
  )

  it.live("an order for the next request is not used up by the question before it", () =>
    Effect.gen(function* () {
      const cloud = yield* served()
      yield* cloud.fault({ status: 503, path: "/chat/threads" })
      assert.match(yield* exchange(cloud, ...preflight("/chat/threads")), /^HTTP\/1.1 204 /)
      assert.match(yield* exchange(cloud, "GET /chat/threads HTTP/1.1", "Host: 127.0.0.1"), /^HTTP\/1.1 503 /)
    })
  )
})
