/** Who gets real-time notifications: the endpoints on the wire, their tokens, what browsers need, and sockets behind a port. */
import * as Http from "node:http"
import * as Chat from "@effect-comms/chat/Chat"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/Emulator.ts"
import { at, begin, exchange, type Sent } from "../identity/support/wire.ts"
import { cloud, user } from "./support/users.ts"

const { Emulator } = LocalCloud

const tokenOf = (scope: "chat" | "voip") =>
  Effect.map(CommunicationIdentity.create({ createTokenWithScopes: [scope] }), ({ accessToken }) => {
    assert(accessToken !== undefined)
    return Redacted.value(accessToken.token)
  })

const ask = (sent: Sent, token?: string) =>
  exchange({ ...sent, headers: { ...sent.headers, ...(token === undefined ? {} : { "x-skypetoken": token }) } })

const configuration: Sent = { method: "GET", path: "/chat/config/realTimeNotifications?api-version=2024-09-01" }
const allocation: Sent = { method: "POST", path: "/v4/a" }
const registration = (path: unknown, ttl: unknown = 60): Sent => ({
  method: "POST",
  path: "/v3/registrations",
  body: { registrationId: "r", transports: { TROUTER: [{ context: "", path, ttl }] } }
})

const text = (value: unknown, ...names: ReadonlyArray<string>): string => {
  const found = at(value, ...names)
  assert(typeof found === "string")
  return found
}

describe("the endpoints of real-time notifications", () => {
  it.effect("need the token of a user who may chat", () =>
    Effect.gen(function* () {
      yield* begin
      const requests = [
        configuration,
        allocation,
        { method: "GET", path: "/socket.io/1/?sr=a&sig=b" } as const,
        { method: "GET", path: "/socket.io/1/xhr-polling/s" } as const,
        { method: "POST", path: "/socket.io/1/xhr-polling/s", body: "2::" } as const,
        registration("http://127.0.0.1:4280/v4/f/a/"),
        { method: "DELETE", path: "/v3/registrations/r" } as const
      ]
      const voip = yield* tokenOf("voip")
      for (const request of requests) {
        assert.strictEqual((yield* ask(request)).status, 401, request.path)
        assert.strictEqual((yield* ask(request, "e30.e30.e30")).status, 401, request.path)
        assert.strictEqual((yield* ask(request, voip)).status, 403, request.path)
      }
      const chat = yield* tokenOf("chat")
      const { origin } = yield* Emulator
      const { body } = yield* exchange({ ...configuration, headers: { authorization: `Bearer ${chat}` } })
      assert.deepStrictEqual(body, { trouterServiceUrl: origin, registrarServiceUrl: origin, cloudType: "Public" })
    }).pipe(Effect.provide(cloud()))
  )

  it.effect("give nobody the connection of another user", () =>
    Effect.gen(function* () {
      yield* begin
      const [alice, bob] = [yield* tokenOf("chat"), yield* tokenOf("chat")]
      const { body } = yield* ask(allocation, alice)
      const id = text(body, "connectparams", "sr")
      const secret = text(body, "connectparams", "sig")
      const handshake = (sig: string): Sent => ({ method: "GET", path: `/socket.io/1/?sr=${id}&sig=${sig}` })
      assert.strictEqual((yield* ask(handshake(secret), bob)).status, 403)
      assert.strictEqual((yield* ask(handshake("guess"), alice)).status, 403)
      assert.strictEqual((yield* ask(registration(text(body, "surl")), bob)).status, 403)
      assert.strictEqual((yield* ask(registration("http://127.0.0.1:4280/v4/f/unknown/"), alice)).status, 404)
      // Nobody has opened it yet.
      assert.strictEqual((yield* ask(registration(text(body, "surl")), alice)).status, 400)
    }).pipe(Effect.provide(cloud()))
  )

  it.effect("name the field of a registration that is wrong", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* tokenOf("chat")
      const wrong: ReadonlyArray<readonly [Sent, string]> = [
        [{ ...registration(""), body: "no JSON" }, "body"],
        [{ ...registration(""), body: {} }, "registrationId"],
        [registration(7), "transports.TROUTER[0].path"],
        [registration("http://127.0.0.1:4280/v4/f/a/", "soon"), "transports.TROUTER[0].ttl"]
      ]
      for (const [request, field] of wrong) {
        const { body, status } = yield* ask(request, alice)
        assert.strictEqual(status, 400)
        assert.isTrue(text(body, "error", "message").startsWith(field), field)
      }
      const { header, status } = yield* ask({ method: "GET", path: "/v4/a" }, alice)
      assert.strictEqual(status, 405)
      assert.strictEqual(header("allow"), "POST")
    }).pipe(Effect.provide(cloud()))
  )

  it.effect("are open to pages of other origins, refusals as well", () =>
    Effect.gen(function* () {
      const { origin, transport } = yield* Emulator
      const preflight = (path: string, method: string) =>
        Effect.callback<ReadonlyArray<string | undefined>>((resume) => {
          const headers = ["origin", "https://page.contoso.com", "access-control-request-method", method]
          headers.push("access-control-request-headers", "x-skypetoken,content-type")
          transport.send({ method: "OPTIONS", origin, path, headers, body: undefined }, (outcome) => {
            assert(outcome._tag === "WireResponse")
            const names = ["access-control-allow-origin", "access-control-allow-headers"]
            resume(Effect.succeed([String(outcome.status), ...names.map((name) => outcome.header(name))]))
          })
        })
      for (const [path, method] of [
        ["/chat/config/realTimeNotifications", "GET"],
        ["/v4/a", "POST"],
        ["/socket.io/1/", "GET"],
        ["/socket.io/1/xhr-polling/s", "GET"],
        ["/socket.io/1/xhr-polling/s", "POST"],
        ["/", "GET"],
        ["/v3/registrations", "POST"],
        ["/v3/registrations/r", "DELETE"]
      ] as const) {
        assert.deepStrictEqual(yield* preflight(path, method), ["204", "*", "x-skypetoken,content-type"])
        const { header } = yield* exchange({ method, path, headers: { origin: "https://page.contoso.com" } })
        assert.strictEqual(header("access-control-allow-origin"), "*")
      }
    }).pipe(Effect.provide(cloud()))
  )
})

/** The text of an answer, which is no JSON. */
const say = (sent: Omit<Sent, "headers">, token: string) =>
  Effect.gen(function* () {
    const { origin, transport } = yield* Emulator
    return yield* Effect.callback<readonly [status: number, text: string]>((resume) => {
      const body = typeof sent.body === "string" ? sent.body : undefined
      const headers = ["x-skypetoken", token, "content-type", "text/plain;charset=UTF-8"]
      transport.send({ method: sent.method, origin, path: sent.path, headers, body }, (outcome) => {
        assert(outcome._tag === "WireResponse")
        resume(Effect.succeed([outcome.status, outcome.text()]))
      })
    })
  })

describe("long polling", () => {
  const session = (token: string) =>
    Effect.gen(function* () {
      const { body } = yield* ask(allocation, token)
      const query = `sr=${text(body, "connectparams", "sr")}&sig=${text(body, "connectparams", "sig")}`
      const [, said] = yield* say({ method: "GET", path: `/socket.io/1/?${query}` }, token)
      const path = `/socket.io/1/xhr-polling/${said.split(":")[0]}`
      const poll = say({ method: "GET", path: `${path}?t=1` }, token)
      const post = (packets: string) => say({ method: "POST", path: `${path}?t=1`, body: packets }, token)
      return { path, poll, post, surl: text(body, "surl") }
    })

  it.effect("carries a session: what waits is given at once, and else the next packet or nothing in time", () =>
    Effect.gen(function* () {
      yield* begin
      const alice = yield* user
      const token = Redacted.value(
        (yield* CommunicationIdentity.issueAccessToken({ id: alice.id, scopes: ["chat"] })).token
      )
      const { poll, post, surl } = yield* session(token)
      const connected = '5:::{"name":"trouter.connected","args":[{"ttl":"86400"}]}'
      assert.deepStrictEqual(yield* poll, [200, `\ufffd3\ufffd1::\ufffd${connected.length}\ufffd${connected}`])
      assert.deepStrictEqual(yield* post('\ufffd3\ufffd2::\ufffd24\ufffd5:1+::{"name":"ping"}    '), [200, "1"])
      assert.deepStrictEqual(yield* poll, [200, "6:::1+[]"])
      assert.strictEqual((yield* ask(registration(surl), token)).status, 202)

      const waiting = yield* Effect.forkChild(poll, { startImmediately: true })
      yield* alice.as(Chat.createChatThread({ topic: "t" }))
      const [, created] = yield* Fiber.join(waiting)
      assert.match(created, /^3:::.*\\"eventId\\":257/)

      const idle = yield* Effect.forkChild(poll, { startImmediately: true })
      yield* TestClock.adjust(25_000)
      assert.deepStrictEqual(yield* Fiber.join(idle), [200, "8::"])
      const replaced = yield* Effect.forkChild(poll, { startImmediately: true })
      const another = yield* Effect.forkChild(poll, { startImmediately: true })
      assert.deepStrictEqual(yield* Fiber.join(replaced), [200, "8::"])
      yield* CommunicationIdentity.revokeAccessTokens({ id: alice.id })
      const { token: later } = yield* CommunicationIdentity.issueAccessToken({ id: alice.id, scopes: ["chat"] })
      const { origin } = yield* Emulator
      const client = yield* Chat.make({ endpoint: origin, credential: UserTokenCredential.make(later) })
      yield* Effect.provideService(Chat.createChatThread({ topic: "u" }), Chat.Chat, client)
      assert.deepStrictEqual(yield* Fiber.join(another), [200, '0:::{"reason":"unauthorized"}'])
    }).pipe(Effect.provide(cloud()))
  )

  it.effect("is for its own user, for a session without a socket, and ends when nobody asks", () =>
    Effect.gen(function* () {
      yield* begin
      const [alice, bob] = [yield* tokenOf("chat"), yield* tokenOf("chat")]
      const { path, poll, post } = yield* session(alice)
      assert.strictEqual((yield* say({ method: "GET", path }, bob))[0], 403)
      yield* poll
      assert.strictEqual((yield* say({ method: "GET", path }, bob))[0], 403)
      assert.strictEqual((yield* say({ method: "GET", path: "/socket.io/1/xhr-polling/unknown" }, alice))[0], 404)
      yield* TestClock.adjust(59_999)
      assert.strictEqual((yield* post("2::"))[0], 200)
      yield* TestClock.adjust(1)
      assert.strictEqual((yield* post("2::"))[0], 404)
    }).pipe(Effect.provide(cloud()))
  )

  it.effect("is asked for at the root whether the service is there", () =>
    Effect.gen(function* () {
      yield* begin
      assert.deepStrictEqual(yield* say({ method: "GET", path: "/?check=1&v=v4" }, ""), [200, "Trouter"])
      assert.strictEqual((yield* say({ method: "GET", path: "/" }, ""))[0], 400)
    }).pipe(Effect.provide(cloud()))
  )
})

/** Asks a port for an upgrade: the status of the answer. */
const upgrade = (port: number, path: string, headers: Http.OutgoingHttpHeaders) =>
  Effect.callback<number>((resume) => {
    const request = Http.request({ port, path, host: "127.0.0.1", headers: { connection: "Upgrade", ...headers } })
    request.on("response", (response) => {
      response.resume()
      resume(Effect.succeed(response.statusCode ?? 0))
    })
    request.on("upgrade", (response, socket) => {
      socket.destroy()
      resume(Effect.succeed(response.statusCode ?? 0))
    })
    request.on("error", () => resume(Effect.succeed(0)))
    request.end()
    return Effect.sync(() => request.destroy())
  })

const socketHeaders = {
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ=="
}

describe("a port", () => {
  it.live("opens sockets to sessions only, under its own name, and fails them when told to", () =>
    Effect.gen(function* () {
      const { fault, origin, port, connectionString } = yield* LocalCloud.serve({ port: 0 })
      const { createIdentity } = yield* Effect.promise(() => import("@effect-comms/identity/promise"))
      const { communicationIdentity } = createIdentity({ connectionString })
      const { accessToken } = yield* Effect.promise(() =>
        communicationIdentity.create({ createTokenWithScopes: ["chat"] })
      )
      assert(accessToken !== undefined)
      const headers = { "x-skypetoken": Redacted.value(accessToken.token) }
      const allocated: unknown = yield* Effect.promise(async () =>
        (await fetch(`${origin}/v4/a`, { method: "POST", headers })).json()
      )
      const query = `sr=${text(allocated, "connectparams", "sr")}&sig=${text(allocated, "connectparams", "sig")}`
      const said = yield* Effect.promise(async () =>
        (await fetch(`${origin}/socket.io/1/?${query}`, { headers })).text()
      )
      const [session, , , transports] = said.split(":")
      assert.strictEqual(transports, "websocket,xhr-polling")
      const path = `/socket.io/1/websocket/${session}`
      assert.strictEqual(yield* upgrade(port, "/socket.io/1/websocket/unknown", socketHeaders), 404)
      assert.strictEqual(yield* upgrade(port, "/chat/threads", socketHeaders), 404)
      assert.strictEqual(yield* upgrade(port, path, { ...socketHeaders, host: "contoso.com" }), 421)
      yield* fault({ path: "/socket.io/1/websocket", status: 503 })
      assert.strictEqual(yield* upgrade(port, path, socketHeaders), 503)
      assert.strictEqual(yield* upgrade(port, path, socketHeaders), 101)
    })
  )

  it.live("answers who offers HTTP/2 as if nothing had been offered", () =>
    Effect.gen(function* () {
      const { port } = yield* LocalCloud.serve({ port: 0 })
      const h2c = {
        connection: "Upgrade, HTTP2-Settings",
        upgrade: "h2c",
        "http2-settings": "AAMAAABkAAQAoAAAAAIAAAAA"
      }
      assert.strictEqual(yield* upgrade(port, "/_emulator/health", h2c), 200)
    })
  )
})
