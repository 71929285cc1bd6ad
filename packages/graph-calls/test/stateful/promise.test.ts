import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import { createCallNotifications, createStatefulCalls, type PromiseCall } from "../../src/promise.ts"
import { answer, bearer, callId } from "../support/clients.ts"
import { body, participant, roster, state, terminated } from "../support/bodies.ts"
import { audience, jwks } from "../support/tokens.ts"

const rig = () => {
  const transport = ScriptedTransport.make(({ method, path }) => {
    if (method === "DELETE") return { status: 204 }
    if (path.endsWith("/calls"))
      return { status: 201, body: { id: callId, state: "establishing", myParticipantId: "me" } }
    return path.endsWith("/mute") ? answer("muteParticipantOperation", "completed") : { status: 202 }
  })
  const notifications = createCallNotifications({ clientId: audience, keys: { jwks } })
  const calls = createStatefulCalls({ credential: bearer, transport, notifications })
  const sent = () => transport.requests.map(({ method, path }) => `${method} ${path.replace(/^.*calls/, "")}`)
  return { calls, notifications, sent }
}

const creating = {
  callbackUri: "https://bot.contoso.com/calls",
  targets: [{ identity: { user: { id: "1" } } }],
  requestedModalities: ["audio"],
  mediaConfig: {}
}

describe("stateful calls of the Promise API", () => {
  it("follow their notifications, perform operations, and hang up when they are closed", async () => {
    const { calls, notifications, sent } = rig()
    const call = await calls.create(creating)
    const states = call.state.changes()[Symbol.asyncIterator]()
    assert.strictEqual((await states.next()).value, "establishing")
    const established = call.established()
    await notifications.receiveTrusted(body(state("established"), roster(participant("me", { isMuted: true }))))
    await established
    assert.strictEqual((await states.next()).value, "established")
    assert.strictEqual(call.state.get(), "established")
    assert.strictEqual((await call.mute()).status, "completed")
    assert.isTrue(call.muted.get())
    await call[Symbol.asyncDispose]()
    await call.close()
    assert.strictEqual(sent().at(-1), `DELETE /${callId}`)
    assert.strictEqual(sent().length, 3)
    await calls.close()
    await notifications.close()
  })

  it("listen for incoming calls, and reject what a handler left when it threw", async () => {
    const { calls, notifications, sent } = rig()
    const failed = new Promise((resolve) => {
      void calls.listen(
        () => {
          throw new Error("wrong")
        },
        { onError: resolve }
      )
    })
    await notifications.receiveTrusted(body(state("incoming", {}, "created")))
    assert.strictEqual(String(await failed), "Error: wrong")
    assert.deepStrictEqual(sent(), [`POST /${callId}/reject`])
    await calls.close()
    await notifications.close()
  })

  it("stop a wait by its signal, and reject with the typed error when the call ends", async () => {
    const { calls, notifications } = rig()
    let taken: (call: PromiseCall) => void = () => {}
    const incoming = new Promise<PromiseCall>((resolve) => (taken = resolve))
    await calls.listen(async (call) => {
      taken(call)
      await call.ended()
    })
    await notifications.receiveTrusted(body(state("incoming", {}, "created")))
    const call = await incoming
    const stop = new AbortController()
    const waiting = call.nextTone({ signal: stop.signal }).catch((error: unknown) => error)
    stop.abort("enough")
    assert.strictEqual(await waiting, "enough")
    const next = call.nextTone().catch((error: unknown) => error)
    await notifications.receiveTrusted(body(terminated))
    assert.include(String(await next), "CallEnded")
    await calls.close()
    await notifications.close()
  })
})
