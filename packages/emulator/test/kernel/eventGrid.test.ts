import * as Http from "node:http"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Delivered } from "../../src/kernel/delivery/Sender.ts"
import * as LocalCloud from "../../src/LocalCloud.ts"
import { makeWorld } from "./world.ts"

const url = "https://app.example/events"

const inProcess = (options: LocalCloud.Options) =>
  Effect.gen(function* () {
    const received: Array<Delivered> = []
    const world = makeWorld()
    const deliver = (request: Delivered) => Effect.sync(() => ({ status: received.push(request) > 0 ? 200 : 500 }))
    const cloud = yield* LocalCloud.make(world, { deliver, ...options })
    return { cloud, received, eventGrid: world.emulator().eventGrid }
  })

const bodyOf = (request: Delivered | undefined): unknown => JSON.parse(request?.body ?? "null")

it.effect("nobody is subscribed unless an endpoint is named, and then nothing is posted", () =>
  Effect.gen(function* () {
    const { cloud, eventGrid, received } = yield* inProcess({})
    assert.isFalse(eventGrid.subscribed())
    eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* cloud.idle
    assert.deepStrictEqual(received, [])
  })
)

it.effect("posts in the Event Grid schema", () =>
  Effect.gen(function* () {
    const { cloud, eventGrid, received } = yield* inProcess({ eventGrid: url })
    assert.isTrue(eventGrid.subscribed())
    eventGrid.publish("Microsoft.Communication.IncomingCall", "/caller/a/recipient/b", { serverCallId: "s" })
    yield* cloud.idle
    assert.strictEqual(received.length, 1)
    assert.strictEqual(received[0]?.url, url)
    assert.strictEqual(received[0]?.headers["aeg-event-type"], "Notification")
    assert.isUndefined(received[0]?.headers["authorization"])
    const [event] = Array.isArray(bodyOf(received[0])) ? JSON.parse(received[0]?.body ?? "") : []
    assert.match(event.id, /^[0-9a-f-]{36}$/)
    assert.match(event.topic, /providers\/Microsoft\.Communication\/communicationServices\//)
    assert.deepInclude(event, {
      subject: "/caller/a/recipient/b",
      data: { serverCallId: "s" },
      eventType: "Microsoft.Communication.IncomingCall",
      dataVersion: "1.0",
      metadataVersion: "1",
      eventTime: "1970-01-01T00:00:00.000Z"
    })
  })
)

it.effect("posts CloudEvents when asked to", () =>
  Effect.gen(function* () {
    const { cloud, eventGrid, received } = yield* inProcess({ eventGrid: url, eventGridSchema: "cloudevents" })
    eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", { a: 1 })
    yield* cloud.idle
    const [event] = JSON.parse(received[0]?.body ?? "[]")
    assert.deepInclude(event, {
      type: "Microsoft.Communication.IncomingCall",
      subject: "/s",
      data: { a: 1 },
      specversion: "1.0"
    })
    assert.notProperty(event, "eventType")
  })
)

interface Endpoint {
  readonly url: string
  readonly bodies: Array<string>
}

/** A subscriber over HTTP that answers the handshake as `confirm` says, that of CloudEvents as `allow` does. */
const endpoint = (confirm: (body: string) => string | undefined, allow?: () => string | undefined) =>
  Effect.acquireRelease(
    Effect.callback<Endpoint & { readonly server: Http.Server }>((resume) => {
      const bodies: Array<string> = []
      const server = Http.createServer((request, response) => {
        let body = ""
        request.on("data", (chunk: Buffer) => (body += chunk.toString()))
        request.on("end", () => {
          bodies.push(body)
          const allowed = request.method === "OPTIONS" ? allow?.() : undefined
          if (allowed !== undefined) response.setHeader("WebHook-Allowed-Origin", allowed)
          response.end(request.headers["aeg-event-type"] === "SubscriptionValidation" ? confirm(body) : "")
        })
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        resume(Effect.succeed({ url: `http://127.0.0.1:${port}/events`, bodies, server }))
      })
    }),
    ({ server }) =>
      Effect.sync(() => {
        server.closeAllConnections()
        server.close()
      })
  )

const codeOf = (body: string): string => JSON.parse(body)[0].data.validationCode

/** Resolves when the journal has so many callbacks of this name and outcome. */
const until = (world: ReturnType<typeof makeWorld>, name: string, outcome: string, count = 1) =>
  Effect.callback<void>((resume) => {
    const { journal } = world.emulator()
    const check = () => {
      const entries = journal.after(0).filter((entry) => entry.name === name && entry.data["outcome"] === outcome)
      if (entries.length >= count) resume(Effect.void)
    }
    const stop = journal.subscribe(check)
    check()
    return Effect.sync(stop)
  })

it.live("validates the subscription before the first event", () =>
  Effect.gen(function* () {
    const subscriber = yield* endpoint((body) => JSON.stringify({ validationResponse: codeOf(body) }))
    const world = makeWorld()
    yield* LocalCloud.make(world, { eventGrid: subscriber.url })
    yield* until(world, "SubscriptionValidation", "delivered")
    world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* until(world, "IncomingCall", "delivered")
    assert.strictEqual(subscriber.bodies.length, 2)
    const [handshake] = JSON.parse(subscriber.bodies[0] ?? "[]")
    assert.strictEqual(handshake.eventType, "Microsoft.EventGrid.SubscriptionValidationEvent")
  })
)

it.live("asks again while events wait: an application may start late", () =>
  Effect.gen(function* () {
    let ready = false
    const subscriber = yield* endpoint((body) => (ready ? JSON.stringify({ validationResponse: codeOf(body) }) : "{}"))
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, { eventGrid: subscriber.url })
    world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* until(world, "SubscriptionValidation", "failed")
    ready = true
    yield* cloud.advance(10_000)
    yield* until(world, "IncomingCall", "delivered")
  })
)

it.live("warns once that events wait for a handshake, and again after a reset", () =>
  Effect.gen(function* () {
    const subscriber = yield* endpoint(() => "{}")
    const world = makeWorld()
    const lines: Array<string> = []
    const cloud = yield* LocalCloud.make(world, { eventGrid: subscriber.url, warn: (line) => lines.push(line) })
    let failures = 1
    yield* until(world, "SubscriptionValidation", "failed", failures)
    const publish = Effect.gen(function* () {
      world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
      yield* until(world, "SubscriptionValidation", "failed", ++failures)
      return lines.length
    })
    assert.deepStrictEqual([yield* publish, yield* publish], [1, 1])
    yield* cloud.reset
    assert.deepStrictEqual([yield* publish, yield* publish], [2, 2])
  })
)

it.live("keeps the last thousand events for a subscriber that never confirms", () =>
  Effect.gen(function* () {
    const subscriber = yield* endpoint(() => "{}")
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, { eventGrid: subscriber.url })
    for (let index = 0; index < 1005; index++)
      world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", `/${index}`, {})
    yield* until(world, "SubscriptionValidation", "failed")
    const [handshake] = JSON.parse(subscriber.bodies[0] ?? "[]")
    const path = new URL(handshake.data.validationUrl).pathname.replace("/_emulator", "")
    yield* cloud.control("GET", path)
    yield* until(world, "IncomingCall", "delivered", 1000)
    const subjects = subscriber.bodies.map((body) => JSON.parse(body)[0].subject).filter((subject) => subject !== "")
    assert.lengthOf(subjects, 1000)
    assert.deepStrictEqual(
      subjects.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))),
      Array.from({ length: 1000 }, (_, index) => `/${index + 5}`)
    )
  })
)

it.live("keeps events until the handshake succeeds, by answer or by its URL", () =>
  Effect.gen(function* () {
    const subscriber = yield* endpoint(() => "{}")
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, { eventGrid: subscriber.url })
    yield* until(world, "SubscriptionValidation", "failed")
    world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* until(world, "SubscriptionValidation", "failed", 2)
    assert.isFalse(
      world
        .emulator()
        .journal.after(0)
        .some(({ name }) => name === "IncomingCall")
    )
    const [handshake] = JSON.parse(subscriber.bodies[0] ?? "[]")
    const path = new URL(handshake.data.validationUrl).pathname.replace("/_emulator", "")
    yield* cloud.control("GET", path)
    yield* until(world, "IncomingCall", "delivered")
  })
)

it.live("the handshake of CloudEvents wants the origin back that it came with, or a star", () =>
  Effect.gen(function* () {
    const answers = [undefined, "", "another.example", "eventgrid.azure.net"]
    const subscriber = yield* endpoint(
      () => "",
      () => answers.shift()
    )
    const world = makeWorld()
    const cloud = yield* LocalCloud.make(world, { eventGrid: subscriber.url, eventGridSchema: "cloudevents" })
    yield* until(world, "SubscriptionValidation", "failed", 1)
    world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* until(world, "SubscriptionValidation", "failed", 2)
    yield* cloud.advance(10_000)
    yield* until(world, "SubscriptionValidation", "failed", 3)
    assert.deepStrictEqual(subscriber.bodies, ["", "", ""])
    yield* cloud.advance(10_000)
    yield* until(world, "IncomingCall", "delivered")
    assert.deepStrictEqual(answers, [])
    assert.strictEqual(JSON.parse(subscriber.bodies.at(-1) ?? "[]")[0].specversion, "1.0")

    const other = yield* endpoint(
      () => "",
      () => "*"
    )
    const open = makeWorld()
    yield* LocalCloud.make(open, { eventGrid: other.url, eventGridSchema: "cloudevents" })
    yield* until(open, "SubscriptionValidation", "delivered")
  })
)

it.effect("each of several subscriptions gets the events of its types, and who that is can be asked", () =>
  Effect.gen(function* () {
    const calls = "http://127.0.0.1:1/calls?key=secret"
    const chat = { url: "http://127.0.0.1:1/chat", types: ["Microsoft.Communication.ChatThreadCreated"] }
    const { cloud, eventGrid, received } = yield* inProcess({
      eventGrid: [`Microsoft.Communication.IncomingCall,Microsoft.Communication.ChatThreadCreated=${calls}`, chat]
    })
    assert.deepStrictEqual(
      [undefined, "Microsoft.Communication.IncomingCall", "Microsoft.Communication.RecordingFileStatusUpdated"].map(
        eventGrid.subscribed
      ),
      [true, true, false]
    )
    const types = ["IncomingCall", "ChatThreadCreated", "RecordingFileStatusUpdated"]
    const named = types.map((type) => `Microsoft.Communication.${type}`)
    for (const type of named) eventGrid.publish(type, "/s", {})
    assert.deepStrictEqual(named.map(eventGrid.heardAt), [
      ["http://127.0.0.1:1/calls"],
      ["http://127.0.0.1:1/calls", "http://127.0.0.1:1/chat"],
      []
    ])
    yield* cloud.idle
    assert.deepStrictEqual(
      received.map((post) => [post.url, JSON.parse(post.body)[0].eventType]),
      [
        [calls, "Microsoft.Communication.IncomingCall"],
        [calls, "Microsoft.Communication.ChatThreadCreated"],
        [chat.url, "Microsoft.Communication.ChatThreadCreated"]
      ]
    )
  })
)

it.effect("an event that is to go to another machine is heard by nobody", () =>
  Effect.gen(function* () {
    const world = makeWorld()
    yield* LocalCloud.make(world, { eventGrid: ["https://app.example/events", "http://10.0.0.1/events"] })
    const { eventGrid } = world.emulator()
    assert.deepStrictEqual(eventGrid.heardAt("Microsoft.Communication.IncomingCall"), [])
  })
)

it.live("each subscription has a handshake of its own, and one that never confirms keeps only its events waiting", () =>
  Effect.gen(function* () {
    const mute = yield* endpoint(() => "{}")
    const good = yield* endpoint((body) => JSON.stringify({ validationResponse: codeOf(body) }))
    const world = makeWorld()
    const lines: Array<string> = []
    yield* LocalCloud.make(world, { eventGrid: [mute.url, good.url], warn: (line) => lines.push(line) })
    yield* until(world, "SubscriptionValidation", "failed")
    yield* until(world, "SubscriptionValidation", "delivered")
    assert.notStrictEqual(codeOf(mute.bodies[0] ?? ""), codeOf(good.bodies[0] ?? ""))
    world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* until(world, "IncomingCall", "delivered")
    yield* until(world, "SubscriptionValidation", "failed", 2)
    assert.deepStrictEqual([good.bodies.length, mute.bodies.length], [2, 2])
    assert.deepStrictEqual(lines, [
      `Event Grid: ${mute.url} has not answered the validation handshake; its events wait`
    ])
  })
)

it.live("with CloudEvents each subscription is asked for its origin", () =>
  Effect.gen(function* () {
    const closed = yield* endpoint(
      () => "",
      () => "another.example"
    )
    const open = yield* endpoint(
      () => "",
      () => "*"
    )
    const world = makeWorld()
    yield* LocalCloud.make(world, { eventGrid: [closed.url, open.url], eventGridSchema: "cloudevents" })
    yield* until(world, "SubscriptionValidation", "failed")
    yield* until(world, "SubscriptionValidation", "delivered")
    world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* until(world, "IncomingCall", "delivered")
    assert.strictEqual(JSON.parse(open.bodies.at(-1) ?? "[]")[0].specversion, "1.0")
    assert.isTrue(closed.bodies.every((body) => body === ""))
  })
)

it.effect.each([
  [400, 1],
  [401, 1],
  [403, 1],
  [413, 1],
  [404, 2],
  [503, 2]
] as const)("an event that was answered %s is posted %s times before a minute is over", ([status, times]) =>
  Effect.gen(function* () {
    const world = makeWorld()
    let posted = 0
    const deliver = () => Effect.sync(() => ({ status: ++posted === 1 ? status : 200 }))
    const cloud = yield* LocalCloud.make(world, { deliver, eventGrid: url })
    world.emulator().eventGrid.publish("Microsoft.Communication.IncomingCall", "/s", {})
    yield* cloud.idle
    yield* cloud.advance(59_000)
    yield* cloud.idle
    assert.strictEqual(posted, times)
  })
)
