import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Call from "../src/Call.ts"
import * as CallNotifications from "../src/CallNotifications.ts"
import type { GraphCalls } from "../src/GraphCalls.ts"
import * as Participant from "../src/Participant.ts"
import { body } from "./support/bodies.ts"
import { answer, callId, client, clientContext, operationId, operationUrl, sent } from "./support/clients.ts"

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const prompts = [{ mediaInfo: { uri: "https://cdn.contoso.com/beep.wav" } }]
const play = Call.playPrompt({ id: callId, prompts })
const ended = {
  changeType: "deleted",
  resourceUrl: `/communications/calls/${callId}/operations/${operationId}`,
  resourceData: { "@odata.type": "#microsoft.graph.playPromptOperation", status: "completed", id: operationId }
}

describe("a clientContext", () => {
  it.effect("is made when it is left out, for each call another, and is the same when it is sent again", () => {
    const unavailable = { sent: false }
    const transport = ScriptedTransport.make([
      unavailable,
      answer("playPromptOperation", "running"),
      answer("playPromptOperation", "running")
    ])
    return Effect.gen(function* () {
      yield* Effect.all([play, play], { concurrency: 1 })
      const [first, again, other] = transport.requests.map(({ json }) => Reflect.get(Object(json), "clientContext"))
      assert.match(String(first), uuid)
      assert.strictEqual(again, first)
      assert.notStrictEqual(other, first)
    }).pipe(Effect.provide(client(transport, { retry: { baseMillis: 0 } })))
  })

  it.effect("that is given is the one that is sent", () => {
    const transport = ScriptedTransport.make([answer("playPromptOperation", "running")])
    return Effect.gen(function* () {
      yield* Call.playPrompt({ id: callId, prompts, clientContext })
      assert.deepInclude(sent(transport).json, { clientContext })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("is not made for a command, which begins no operation", () => {
    const transport = ScriptedTransport.make([{ status: 202 }])
    return Effect.gen(function* () {
      yield* Call.reject({ id: callId, reason: "busy" })
      assert.deepStrictEqual(sent(transport).json, { reason: "busy" })
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("an action that was executed", () => {
  it.effect.each([
    { name: "202 without a body", response: { status: 202 } },
    { name: "204", response: { status: 204 } },
    { name: "200 with null", response: { status: 200, body: null } },
    { name: "200 with text", response: { status: 200, body: "OK" } },
    { name: "201 with an operation that lacks all", response: { status: 201, body: {} } },
    { name: "200 with members that do not fit", response: { status: 200, body: { status: 7, resultInfo: "x" } } },
    { name: "207 with a list", response: { status: 207, body: [1] } }
  ])("is a success, answered $name, and its end is awaited by the clientContext", ({ response }) => {
    const transport = ScriptedTransport.make([response])
    return Effect.gen(function* () {
      const operation = yield* play
      const made = operation.clientContext ?? ""
      assert.match(made, uuid)
      assert.deepInclude(sent(transport).json, { clientContext: made })
      yield* CallNotifications.receiveTrusted(
        body({ ...ended, resourceData: { ...ended.resourceData, clientContext: made } })
      )
      assert.strictEqual((yield* CallNotifications.awaitOperation(callId, operation)).status, "completed")
    }).pipe(
      Effect.provide(client(transport)),
      Effect.provide(CallNotifications.layer({ clientId: "c", keys: { jwks: { keys: [] } } }))
    )
  })

  it.effect("keeps the address of its operation, whatever else its answer lacks", () => {
    const headers = { Location: operationUrl }
    const transport = ScriptedTransport.make([
      { status: 202, headers },
      { status: 200, headers, body: { status: 7 } }
    ])
    return Effect.gen(function* () {
      assert.strictEqual((yield* play).location, operationUrl)
      assert.strictEqual((yield* play).location, operationUrl)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("keeps what can be read of its answer: a member that does not fit is absent", () => {
    const answer = { id: operationId, clientContext: "c", novel: { a: 1 } }
    const transport = ScriptedTransport.make([
      { status: 200, body: { ...answer, status: 7, resultInfo: { code: "x" }, "@odata.type": 5 } },
      { status: 201, body: { id: callId, state: 7, targets: [{ identity: 1 }], tenantId: "t" } },
      { status: 201, body: { id: 7, state: "establishing" } }
    ])
    return Effect.gen(function* () {
      assert.deepStrictEqual(yield* play, answer)
      const create = Call.create({
        callbackUri: "https://b.example/c",
        requestedModalities: ["audio"],
        mediaConfig: {}
      })
      assert.deepStrictEqual(yield* create, { id: callId, tenantId: "t" })
      const error = yield* Effect.flip(create)
      assert.deepInclude(error.reason, { _tag: "UnexpectedResponse", field: "id" })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect.each([
    { name: "answer", act: Call.answer({ id: callId, acceptedModalities: ["audio"], mediaConfig: {} }) },
    { name: "keepAlive", act: Call.keepAlive({ id: callId }) },
    { name: "delete", act: Call.delete({ id: callId }) },
    { name: "participant: delete", act: Participant.delete({ callId, participantId: "1" }) }
  ])("$name: is a success with every 2xx", ({ act }) => {
    const transport = ScriptedTransport.make([
      { status: 200, body: { a: 1 } },
      { status: 202 },
      { status: 204 },
      { status: 250, body: "?" }
    ])
    return Effect.gen(function* () {
      for (let i = 0; i < 4; i++) assert.isUndefined(yield* act)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("a call that was created is known by its address when the answer has no body", () => {
    const Location = `https://graph.microsoft.com/v1.0/communications/calls/${callId}`
    const transport = ScriptedTransport.make([{ status: 202, headers: { Location } }])
    return Effect.gen(function* () {
      const call = yield* Call.create({
        callbackUri: "https://bot.contoso.com/calls",
        requestedModalities: ["audio"],
        mediaConfig: {}
      })
      assert.deepStrictEqual(call, { id: callId, location: Location })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect.each([
    {
      name: "404",
      response: { status: 404, body: { error: { code: "8522", message: "Call not found." } } },
      tag: "NotFound"
    },
    { name: "302", response: { status: 302 }, tag: "UnexpectedResponse" },
    { name: "500", response: { status: 500 }, tag: "Ambiguous" }
  ])("is not what was answered $name", ({ response, tag }) => {
    const transport = ScriptedTransport.make([response])
    return Effect.gen(function* () {
      assert.strictEqual((yield* Effect.flip(play)).reason._tag, tag)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("a read whose answer does not fit is none", () => {
    const transport = ScriptedTransport.make([{ status: 202 }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Call.get({ id: callId }))
      assert.deepInclude(error.reason, { _tag: "UnexpectedResponse", field: "id" })
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("an UnknownError", () => {
  const refused = (message: string, code = "UnknownError") =>
    Effect.gen(function* () {
      const innerError = { "request-id": "r", date: "2020-06-06T05:55:41" }
      const transport = ScriptedTransport.make([{ status: 403, body: { error: { code, message, innerError } } }])
      return yield* Effect.flip(
        Effect.provide(Effect.asVoid<unknown, CommunicationError, GraphCalls>(play), client(transport))
      )
    })

  it.effect("whose message holds JSON has the inner code and message", () =>
    Effect.gen(function* () {
      const message = JSON.stringify({
        errorCode: "7503",
        message: "Application is not registered in our store.",
        instanceAnnotations: []
      })
      const error = yield* refused(message)
      assert.deepInclude(error, { code: "7503", status: 403, attempts: 1, operation: "Call_PlayPrompt" })
      assert.strictEqual(error.reason._tag, "Forbidden")
      assert.strictEqual(error.description, "Application is not registered in our store.")
      const longer = JSON.stringify({ errorCode: 7504, message: `say "no" ${"x".repeat(2_000)}` })
      assert.strictEqual((yield* refused(longer)).code, "7504")
    })
  )

  it.effect("without JSON, and any other error, is what it is", () =>
    Effect.gen(function* () {
      assert.deepInclude(yield* refused("Something happened."), {
        code: "UnknownError",
        description: "Something happened."
      })
      assert.deepInclude(yield* refused("{}"), { code: "UnknownError", description: "{}" })
      const message = JSON.stringify({ errorCode: "7503", message: "no" })
      assert.deepInclude(yield* refused(message, "7505"), { code: "7505", description: message })
    })
  )
})
