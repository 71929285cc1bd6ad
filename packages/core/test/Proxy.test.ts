/** Proxies: of the environment, given, refusing; and what never goes through one. */
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, it, vi } from "@effect/vitest"
import { createServer, type IncomingMessage, type Server } from "node:http"
import { createServer as createTlsServer } from "node:https"
import { type AddressInfo, connect, createServer as createNetServer, type Socket } from "node:net"
import { Agent, type Dispatcher, EnvHttpProxyAgent, MockAgent, Pool, ProxyAgent, setGlobalDispatcher } from "undici"
import { proxyOf } from "../src/internal/proxy.node.ts"
import * as NodeDispatcherTransport from "../src/NodeDispatcherTransport.ts"
import * as NodeTransport from "../src/NodeTransport.ts"
import type { Transport } from "../src/Transport.ts"
import * as UndiciTransport from "../src/UndiciTransport.ts"
import tls from "./fixtures/tls.json" with { type: "json" }
import { answered, broken, requestTo, send } from "./support/transports.ts"

interface Asked {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly authorization: string | undefined
}

const asked: Array<Asked> = []
const arrived: Array<string | undefined> = []
/** What the proxy answers: it connects where this is 200. */
let status = 200

const note = ({ headers, method, url }: IncomingMessage) =>
  asked.push({ method, url, authorization: headers["proxy-authorization"] })

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}
const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return portOf(server)
}

const secure = createTlsServer(tls, (request, response) => {
  arrived.push(request.url)
  request.resume()
  request.on("end", () => response.end(JSON.stringify({ host: request.headers.host })))
})
const proxy = createServer((request, response) => {
  note(request)
  request.resume()
  request.on("end", () => response.writeHead(status).end("{}"))
})
proxy.on("connect", (request: IncomingMessage, socket) => {
  note(request)
  socket.on("error", () => {})
  if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)
  const through = connect(portOf(secure), "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n")
    through.pipe(socket).pipe(through)
  })
  through.on("error", () => socket.destroy())
  return undefined
})

let url = ""
beforeAll(async () => {
  await listen(secure)
  url = `http://127.0.0.1:${await listen(proxy)}`
})
afterAll(() => {
  for (const server of [proxy, secure]) {
    server.closeAllConnections()
    server.close()
  }
})

const names = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()])
beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined)
  asked.length = 0
  arrived.length = 0
  status = 200
})
afterEach(() => vi.unstubAllEnvs())

const http = "http://service.invalid"
const https = "https://service.invalid"
const post = { method: "POST", body: "{}" } as const

const ofEnvironment: ReadonlyArray<readonly [name: string, make: () => Transport]> = [
  ["NodeDispatcherTransport", () => NodeDispatcherTransport.make()],
  ["NodeTransport", () => NodeTransport.make()],
  ["UndiciTransport", () => UndiciTransport.make()]
]

describe.each(ofEnvironment)("%s", (_, make) => {
  it("sends http to the proxy of HTTP_PROXY, by the whole URL", async () => {
    vi.stubEnv("HTTP_PROXY", url)
    const { status: got } = await answered(make(), requestTo(http, "/a?b=c", post))
    assert.strictEqual(got, 200)
    assert.deepStrictEqual(asked, [{ method: "POST", url: `${http}/a?b=c`, authorization: undefined }])
  })

  it("lets the proxy of HTTPS_PROXY connect, with the user and password of its URL", async () => {
    vi.stubEnv("HTTPS_PROXY", url.replace("//", "//us%40er:p%C3%A4ss@"))
    // No machine trusts the certificate at the other end, so nothing is sent to it.
    const error = await broken(make(), requestTo(https, "/", post))
    assert.include(error, { sent: false, code: "DEPTH_ZERO_SELF_SIGNED_CERT" })
    const authorization = `Basic ${Buffer.from("us@er:päss").toString("base64")}`
    assert.deepStrictEqual(asked, [{ method: "CONNECT", url: "service.invalid:443", authorization }])
    assert.deepStrictEqual(arrived, [])
  })

  it.each([407, 502, 302])("a proxy that answers %s to CONNECT sent nothing", async (refusal) => {
    vi.stubEnv("HTTPS_PROXY", url.replace("//", "//user:opaque-secret@"))
    status = refusal
    const error = await broken(make(), requestTo(https, "/", post))
    assert.include(error, { sent: false, code: "ERR_PROXY_TUNNEL" })
    assert.include(error.message, `status ${refusal}`)
    assert.notInclude(error.message, "opaque-secret")
  })

  it("a proxy that wants another password sent nothing of an http request either", async () => {
    vi.stubEnv("HTTP_PROXY", url)
    status = 407
    const error = await broken(make(), requestTo(http, "/", post))
    assert.include(error, { sent: false, code: "ERR_PROXY_TUNNEL" })
    // What it hands on from the service counts as the service's.
    status = 502
    assert.strictEqual((await answered(make(), requestTo(http, "/", post))).status, 502)
  })

  it("a proxy that is not there sent nothing", async () => {
    vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:9")
    const error = await broken(make(), requestTo(https, "/", post))
    assert.include(error, { sent: false, code: "ECONNREFUSED" })
  })

  it("never asks a proxy for this machine", async () => {
    vi.stubEnv("HTTP_PROXY", "http://127.0.0.1:9")
    const local = requestTo(url, "/local")
    assert.strictEqual((await answered(make(), local)).status, 200)
    assert.deepStrictEqual(asked, [{ method: "GET", url: "/local", authorization: undefined }])
  })

  it("goes past the proxy to what NO_PROXY lists", async () => {
    vi.stubEnv("HTTP_PROXY", url)
    vi.stubEnv("NO_PROXY", "service.invalid")
    await broken(make(), requestTo(http, "/"))
    assert.deepStrictEqual(asked, [])
  })

  it("refuses an invalid proxy, without showing it", async () => {
    vi.stubEnv("HTTPS_PROXY", "socks5://user:opaque-secret@127.0.0.1:9")
    const error = await broken(make(), requestTo(https, "/"))
    assert.include(error, { sent: false, description: "HTTPS_PROXY: expected an http or https URL" })
  })
})

describe("a proxy that is given", () => {
  it("tunnels https: the service is asked as ever, and connections are used again", async () => {
    const transport = NodeTransport.make({ proxy: url, ca: tls.cert })
    for (const path of ["/1", "/2", "/3"]) {
      const response = await answered(transport, requestTo(https, path, post))
      assert.deepStrictEqual(JSON.parse(response.text()), { host: "service.invalid" })
    }
    assert.deepStrictEqual(arrived, ["/1", "/2", "/3"])
    assert.isAtMost(asked.length, 2)
  })

  it("is left when the exchange is stopped while it is asked, whatever it answers then", async () => {
    const held: Array<Socket> = []
    let arrive = () => {}
    const silent = createNetServer((socket) => {
      socket.on("error", () => {})
      held.push(socket)
      arrive()
    })
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve))
    const address = silent.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    const transport = NodeTransport.make({ proxy: `http://127.0.0.1:${port}` })
    for (const late of ["HTTP/1.1 502 No\r\n\r\n", "HTTP/1.1 200 Yes\r\n\r\n", "nothing of HTTP"]) {
      const arrived = new Promise<void>((resolve) => (arrive = resolve))
      const exchange = transport.send(requestTo(https, "/", post), () => assert.fail("it was stopped"))
      await arrived
      assert.isFalse(exchange.sent())
      exchange.cancel()
      held.at(-1)?.end(late)
    }
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    const last = broken(transport, requestTo(https, "/", post))
    await arrived
    held.at(-1)?.destroy()
    assert.isFalse((await last).sent)
    silent.close()
  })

  it("comes before the environment's", async () => {
    vi.stubEnv("HTTP_PROXY", "http://127.0.0.1:9")
    for (const make of [NodeTransport.make, NodeDispatcherTransport.make]) {
      assert.strictEqual((await answered(make({ proxy: url }), requestTo(http, "/"))).status, 200)
      assert.isFalse((await broken(make({ proxy: false }), requestTo(http, "/"))).message.includes("127.0.0.1:9"))
    }
    assert.lengthOf(asked, 2)
  })

  it("has to be a URL", () => {
    for (const make of [NodeTransport.make, NodeDispatcherTransport.make])
      assert.throws(() => make({ proxy: "ftp://opaque-secret" }), TypeError, "proxy: expected an http or https URL")
  })
})

describe("which proxy", () => {
  const cases: ReadonlyArray<
    readonly [env: Readonly<Record<string, string>>, origin: string, proxy: string | undefined]
  > = [
    [{ HTTPS_PROXY: "http://p:1" }, "https://a.example", "http://p:1"],
    [{ HTTPS_PROXY: "http://p:1" }, "http://a.example", undefined],
    [{ HTTP_PROXY: "http://p:1" }, "https://a.example", "http://p:1"],
    [{ HTTP_PROXY: "http://p:1", HTTPS_PROXY: "http://s:1" }, "https://a.example", "http://s:1"],
    [{ https_proxy: "http://q:1", HTTPS_PROXY: "http://p:1" }, "https://a.example", "http://q:1"],
    [{ https_proxy: "", HTTPS_PROXY: "http://p:1" }, "https://a.example", "http://p:1"],
    [{ HTTPS_PROXY: "p:8080" }, "https://a.example", "http://p:8080"],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "*" }, "https://a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "a.example" }, "https://a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "A.Example" }, "https://a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "example" }, "https://a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: ".a.example" }, "https://b.a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "*.a.example" }, "https://b.a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "ba.example" }, "https://a.example", "http://p:1"],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "a.example" }, "https://ba.example", "http://p:1"],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "x.example, a.example" }, "https://a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "x.example a.example:443" }, "https://a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "a.example:8443" }, "https://a.example", "http://p:1"],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: "a.example:8443" }, "https://a.example:8443", undefined],
    [{ HTTPS_PROXY: "http://p:1", no_proxy: "a.example", NO_PROXY: "" }, "https://a.example", undefined],
    [{ HTTPS_PROXY: "http://p:1", NO_PROXY: ",," }, "https://a.example", "http://p:1"],
    [{ HTTPS_PROXY: "http://p:1" }, "https://localhost:1", undefined],
    [{ HTTPS_PROXY: "http://p:1" }, "https://127.1.2.3:1", undefined],
    [{ HTTPS_PROXY: "http://p:1" }, "https://[::1]:1", undefined],
    // It is whatever DNS says.
    [{ HTTPS_PROXY: "http://p:1" }, "https://a.localhost:1", "http://p:1"],
    [{}, "https://a.example", undefined]
  ]

  it.each(cases)("%o leads %s to %s", (env, origin, expected) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    assert.strictEqual(proxyOf(origin, undefined)?.origin, expected)
  })
})

describe("what a program has set for fetch", () => {
  const key = Symbol.for("undici.globalDispatcher.1")
  const newest = Symbol.for("undici.globalDispatcher.2")

  it("comes before a proxy of the environment", async () => {
    vi.stubEnv("HTTP_PROXY", url)
    const before = [Reflect.get(globalThis, key), Reflect.get(globalThis, newest)]
    const mock = new MockAgent()
    mock.disableNetConnect()
    mock
      .get(http)
      .intercept({ path: "/mocked", method: "POST" })
      .reply(202, { mocked: true }, { headers: { "x-multi": ["one", "two"] } })
    const transport = NodeDispatcherTransport.make()
    try {
      setGlobalDispatcher(mock)
      const response = await answered(transport, requestTo(http, "/mocked", post))
      assert.strictEqual(response.status, 202)
      assert.deepStrictEqual(JSON.parse(response.text()), { mocked: true })
      assert.deepStrictEqual(asked, [])
    } finally {
      for (const [i, name] of [key, newest].entries()) Reflect.set(globalThis, name, before[i])
    }
    await answered(transport, requestTo(http, "/not-mocked", post))
    assert.lengthOf(asked, 1)
  })

  it("is what a program has given an option or an interceptor; an agent without any is not", async () => {
    vi.stubEnv("HTTP_PROXY", url)
    const before = [Reflect.get(globalThis, key), Reflect.get(globalThis, newest)]
    const wants = (found: Dispatcher) => {
      setGlobalDispatcher(found)
      asked.length = 0
      return send(NodeDispatcherTransport.make(), requestTo(http, "/"))
    }
    try {
      await wants(new Agent())
      assert.lengthOf(asked, 1)
      const set = [new Agent({ connections: 5 }), new Agent().compose((dispatch) => dispatch), new Pool(http)]
      for (const dispatcher of set) {
        await wants(dispatcher)
        assert.lengthOf(asked, 0)
      }
    } finally {
      for (const [i, name] of [key, newest].entries()) Reflect.set(globalThis, name, before[i])
    }
  })

  it("is not asked for this machine where it leads through a proxy", async () => {
    const before = [Reflect.get(globalThis, key), Reflect.get(globalThis, newest)]
    try {
      for (const agent of [
        new EnvHttpProxyAgent({ httpProxy: "http://127.0.0.1:9" }),
        new ProxyAgent("http://127.0.0.1:9")
      ]) {
        setGlobalDispatcher(agent)
        assert.strictEqual((await answered(NodeDispatcherTransport.make(), requestTo(url, "/local"))).status, 200)
        assert.isFalse((await broken(NodeDispatcherTransport.make(), requestTo(http, "/"))).sent)
      }
    } finally {
      for (const [i, name] of [key, newest].entries()) Reflect.set(globalThis, name, before[i])
    }
  })

  it("is not asked where its shape is unknown: node:http carries the request", async () => {
    const before = [Reflect.get(globalThis, key), Reflect.get(globalThis, newest)]
    try {
      for (const unknown of [undefined, null, "text", {}, { dispatch: "none" }]) {
        for (const name of [key, newest]) Reflect.set(globalThis, name, unknown)
        assert.strictEqual((await answered(NodeDispatcherTransport.make(), requestTo(url, "/"))).status, 200)
      }
    } finally {
      for (const [i, name] of [key, newest].entries()) Reflect.set(globalThis, name, before[i])
    }
  })

  it("that throws has sent nothing", async () => {
    const before = [Reflect.get(globalThis, key), Reflect.get(globalThis, newest)]
    const throwing = {
      dispatch: () => {
        throw new Error("no such mock")
      }
    }
    try {
      for (const name of [key, newest]) Reflect.set(globalThis, name, throwing)
      const outcome = await send(NodeDispatcherTransport.make(), requestTo(url, "/"))
      assert.include(outcome, { sent: false, description: "no such mock" })
    } finally {
      for (const [i, name] of [key, newest].entries()) Reflect.set(globalThis, name, before[i])
    }
  })
})
