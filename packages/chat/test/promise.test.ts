import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { assert, describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { createChat, createChatEvents } from "../src/promise.ts"
import { alex, bob, endpoint, identifier, thread, threadId } from "./scripted.ts"

const connect = (script: Parameters<typeof ScriptedTransport.make>[0]) => {
  const transport = ScriptedTransport.make(script)
  const credential = UserTokenCredential.make("user-token")
  return { transport, ...createChat({ endpoint, credential, transport }) }
}

describe("createChat", () => {
  it("throws the typed error of an invalid limit", () => {
    const options = { endpoint, credential: UserTokenCredential.make("user-token"), retry: { capMillis: -1 } }
    assert.throws(() => createChat(options), CommunicationError, /retry\.capMillis: expected a number from 0/)
  })

  it("resolves with what the service gives", async () => {
    const { createChatThread } = connect([{ status: 201, body: { chatThread: thread } }])
    const { chatThread } = await createChatThread({ topic: "Lunch" })
    assert.strictEqual(chatThread.id, threadId)
  })

  it("gives lists as async iterables", async () => {
    const nextLink = `${endpoint}/chat/threads/${threadId}/participants?skip=1&api-version=2025-03-15`
    const { chatThread } = connect([
      { status: 200, body: { value: [{ communicationIdentifier: identifier(alex) }], nextLink } },
      { status: 200, body: { value: [{ communicationIdentifier: identifier(bob) }] } }
    ])
    const found: Array<string> = []
    for await (const member of chatThread.listChatParticipants({ chatThreadId: threadId }))
      found.push(CommunicationIdentifier.rawId(member.communicationIdentifier))
    assert.deepStrictEqual(found, [alex, bob])
  })

  it("rejects with the error itself", async () => {
    const invalidParticipants = [{ target: bob, code: "404", message: "Not found" }]
    const { chatThread, createChatThread } = connect([
      { status: 201, body: { chatThread: thread, invalidParticipants } },
      { status: 403, body: { error: { code: "Forbidden", message: "No." } } }
    ])
    await expect(createChatThread({ topic: "Lunch" })).rejects.toMatchObject({
      _tag: "PartialFailure",
      invalidParticipants
    })
    await expect(chatThread.get({ chatThreadId: threadId })).rejects.toMatchObject({
      _tag: "CommunicationError",
      reason: { _tag: "Forbidden" }
    })
  })

  it("stops a call whose signal aborts", async () => {
    const { chatThread, transport } = connect([ScriptedTransport.silence])
    const controller = new AbortController()
    const call = chatThread.get({ chatThreadId: threadId }, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toBeDefined()
    assert.isTrue(transport.requests.every(({ cancelled }) => cancelled()))
  })

  it("throws when the endpoint is invalid", () => {
    const credential = UserTokenCredential.make("user-token")
    assert.throws(() => createChat({ endpoint: "contoso", credential }), /endpoint/)
  })
})

describe("createChatEvents", () => {
  it.effect("measures time by the clock of a transport: for how long ids are remembered, and a body may take", () =>
    Effect.gen(function* () {
      const clock = yield* Effect.clockWith(Effect.succeed)
      const events = createChatEvents({ transport: { ...ScriptedTransport.make([]), clock } })
      const body = [
        { id: "1", source: "/a", type: "Contoso.Unknown", time: "2026-01-01T00:00:00Z", specversion: "1.0" }
      ]
      const duplicates = Effect.promise(async () => (await events.receiveTrusted(body)).duplicates)
      assert.deepStrictEqual([yield* duplicates, yield* duplicates], [0, 1])
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* duplicates, 0)
      const init = { method: "POST", body: new ReadableStream(), duplex: "half" }
      const silent = new Request("https://app.example/chat", init)
      const answered = events.handler({ trusted: true })(silent)
      yield* TestClock.adjust("20 seconds")
      assert.strictEqual((yield* Effect.promise(() => answered)).status, 408)
      yield* Effect.promise(() => events.close())
    })
  )
})
