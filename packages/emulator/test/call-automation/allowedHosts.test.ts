/** Hosts that an option allows are treated as this machine is, wherever an application names its address. */
import * as operations from "@effect-comms/call-automation/operations"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { makeMediaApplication } from "./support/mediaApplication.ts"
import { alice, bob, callerId, makeRig, phone, textAt, typesOf, user } from "./support/Rig.ts"
import { english, mixed } from "./support/streams.ts"

/** A call whose webhooks and media go to `host` without TLS. */
const call = (allowed: string, host: string) =>
  Effect.gen(function* () {
    const application = makeMediaApplication()
    const rig = yield* makeRig({
      options: { allowCallbackHosts: [allowed], mediaSocket: application.mediaSocket }
    })
    const created = yield* rig.send(operations.createCall, {
      body: {
        targets: [user(bob)],
        source: { id: alice },
        callbackUri: `http://${host}/events`,
        mediaStreamingOptions: { ...mixed, transportUrl: `ws://${host}/media`, startMediaStreaming: true },
        transcriptionOptions: { ...english, transportUrl: `ws://${host}/transcripts` }
      }
    })
    yield* rig.advance(1000)
    return { application, created, rig }
  })

describe("allowed hosts", () => {
  for (const allowed of ["application", "application:8080"])
    it.effect(`${allowed}: media sockets without TLS may go where callbacks without TLS may`, () =>
      Effect.gen(function* () {
        const { application, created, rig } = yield* call(allowed, "application:8080")
        assert.strictEqual(created.status, 201, JSON.stringify(created.body))
        assert.include(typesOf(rig, textAt(created.body, "callConnectionId")), "MediaStreamingStarted")
        assert.strictEqual(application.only().url, "ws://application:8080/media")
      })
    )

  it.effect("any other host has to have TLS", () =>
    Effect.gen(function* () {
      const { created } = yield* call("application", "elsewhere:8080")
      assert.strictEqual(created.status, 400)
      assert.strictEqual(textAt(created.body, "error", "code"), "8523")
    })
  )
})

it.effect.each([
  ["http://127.0.0.1:8080/media", "write ws:// in place of http://"],
  ["http://app.contoso.com/media", "write wss:// in place of http://"],
  ["ws://app.contoso.com/media", "write wss:// in place of ws://"],
  ["https://app.contoso.com/media", "write wss:// in place of https://"]
])("transportUrl %s is refused with the remedy", ([transportUrl, remedy]) =>
  Effect.gen(function* () {
    const rig = yield* makeRig()
    const { body, status } = yield* rig.send(operations.createCall, {
      body: {
        targets: [phone("+14255550123")],
        callbackUri: "http://127.0.0.1:9999/events",
        ...callerId,
        mediaStreamingOptions: { ...mixed, transportUrl }
      }
    })
    assert.strictEqual(status, 400)
    assert.strictEqual(
      textAt(body, "error", "message"),
      `mediaStreamingOptions.transportUrl: expected an absolute wss URL (ws for this machine only): ${remedy}.`
    )
  })
)
