import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Call from "../src/Call.ts"
import type { GraphCalls } from "../src/GraphCalls.ts"
import { answer, callId, client, clientContext, operationId, operationUrl, sent } from "./support/clients.ts"

const prompt = {
  mediaInfo: { uri: "https://cdn.contoso.com/beep.wav", resourceId: "1D6DE2D4-CD51-4309-8DAA-70768651088E" }
}

const user = {
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  identity: { user: { displayName: "John", id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8" } }
}

const created = {
  status: 201,
  headers: { Location: `https://graph.microsoft.com/v1.0/communications/calls/${callId}` },
  body: {
    "@odata.type": "#microsoft.graph.call",
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#app/calls/$entity",
    state: "establishing",
    direction: "outgoing",
    subject: null,
    callbackUri: "https://bot.contoso.com/api/calls",
    callRoutes: [],
    callChainId: "d8217646-3110-40b1-bae6-e9ac6c3a9f74",
    targets: [user],
    requestedModalities: ["audio"],
    activeModalities: [],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [prompt.mediaInfo] },
    routingPolicies: [],
    resultInfo: null,
    ringingTimeoutInSeconds: null,
    id: callId
  }
}

const toUser: Parameters<typeof Call.create>[0] = {
  callbackUri: "https://bot.contoso.com/api/calls",
  targets: [user],
  requestedModalities: ["audio"],
  mediaConfig: { preFetchMedia: [prompt.mediaInfo] }
}

describe("create", () => {
  it.effect("writes the types that the caller left out and reads the call with its location", () => {
    const transport = ScriptedTransport.make([created])
    return Effect.gen(function* () {
      const call = yield* Call.create(toUser)
      assert.strictEqual(call.id, callId)
      assert.strictEqual(call.location, created.headers.Location)
      assert.strictEqual(call.state, "establishing")
      assert.notProperty(call, "resultInfo")
      assert.deepStrictEqual(call.mediaConfig?.preFetchMedia, [prompt.mediaInfo])
      const request = sent(transport)
      assert.strictEqual(request.method, "POST")
      assert.strictEqual(request.origin, "https://graph.microsoft.com")
      assert.strictEqual(request.path, "/v1.0/communications/calls")
      assert.strictEqual(request.headers["authorization"], "Bearer token")
      assert.strictEqual(request.headers["content-type"], "application/json")
      assert.match(request.headers["client-request-id"] ?? "", /^[0-9a-f-]{36}$/)
      assert.notProperty(request.headers, "repeatability-request-id")
      assert.deepStrictEqual(request.json, {
        "@odata.type": "#microsoft.graph.call",
        callbackUri: "https://bot.contoso.com/api/calls",
        targets: [user],
        requestedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [prompt.mediaInfo] }
      })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("keeps each kind of media and meeting apart", () => {
    const transport = ScriptedTransport.make([created, created, created])
    const organizer = {
      user: { id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96", tenantId: "aa67bd4c-8475-432d-bd41-39f255720e0a" }
    }
    const base = { callbackUri: toUser.callbackUri, requestedModalities: ["audio"] }
    return Effect.gen(function* () {
      yield* Call.create({ ...base, mediaConfig: { blob: "<blob>" }, meetingInfo: { organizer } })
      yield* Call.create({ ...base, mediaConfig: {}, meetingInfo: { token: "t" } })
      yield* Call.create({ ...base, mediaConfig: {}, meetingInfo: { joinMeetingId: "1234567", passcode: null } })
      const bodies = transport.requests.map(({ json }) => JSON.stringify(json))
      assert.include(bodies[0], '"mediaConfig":{"@odata.type":"#microsoft.graph.appHostedMediaConfig","blob":"<blob>"}')
      assert.include(
        bodies[0],
        '"meetingInfo":{"@odata.type":"#microsoft.graph.organizerMeetingInfo","organizer":{"user"'
      )
      assert.include(bodies[1], '"mediaConfig":{"@odata.type":"#microsoft.graph.serviceHostedMediaConfig"}')
      assert.include(bodies[1], '"meetingInfo":{"@odata.type":"#microsoft.graph.tokenMeetingInfo","token":"t"}')
      assert.include(
        bodies[2],
        '"@odata.type":"#microsoft.graph.joinMeetingIdMeetingInfo","joinMeetingId":"1234567","passcode":null'
      )
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("keeps what it does not know, wherever it stands, and none of it is lost or changed", () => {
    const transport = ScriptedTransport.make([created])
    const others = { novel: { a: [1, null, "x"] }, "@odata.context": "c" }
    const target = { ...user, ...others, identity: { ...user.identity, novelKind: { id: "1" } } }
    return Effect.gen(function* () {
      yield* Call.create({ ...toUser, ...others, targets: [target], mediaConfig: { preFetchMedia: [], ...others } })
      const { json } = sent(transport)
      assert.deepInclude(json, { ...others, targets: [target] })
      assert.deepInclude(json, {
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [], ...others }
      })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect.each([
    { field: "novel", input: { ...toUser, novel: 1n } },
    { field: "chatInfo.novel", input: { ...toUser, chatInfo: { threadId: "1", novel: () => 1 } } },
    { field: "novel.deep[0]", input: { ...toUser, novel: { deep: [Number.NaN] } } },
    { field: "targets[0].novel", input: { ...toUser, targets: [{ ...user, novel: new Date(Number.NaN) }] } }
  ])("refuses what JSON would lose at $field", ({ field, input }) => {
    const transport = ScriptedTransport.make([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Call.create(input))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field, expected: "expected a value of JSON" })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect.each([
    { field: "callbackUri", input: { ...toUser, callbackUri: "http://bot.contoso.com/api/calls" } },
    { field: "targets", input: { ...toUser, targets: [] } },
    { field: "targets", input: { ...toUser, targets: [user, user, user, user, user, user] } },
    { field: "ringingTimeoutInSeconds", input: { ...toUser, ringingTimeoutInSeconds: 30 } }
  ])("refuses a wrong $field before sending", ({ field, input }) => {
    const transport = ScriptedTransport.make([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Call.create(input))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.strictEqual(error.reason._tag === "InvalidRequest" ? error.reason.field : undefined, field)
      assert.strictEqual(error.attempts, 0)
      assert.lengthOf(transport.requests, 0)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("sends what only beta has to beta", () => {
    const transport = ScriptedTransport.make([created])
    return Effect.gen(function* () {
      yield* Call.create({ ...toUser, ringingTimeoutInSeconds: 30 }, { apiVersion: "beta" })
      assert.strictEqual(sent(transport).path, "/beta/communications/calls")
      assert.include(sent(transport).body, '"ringingTimeoutInSeconds":30')
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("accepts http of this machine, where the local cloud delivers", () => {
    const transport = ScriptedTransport.make([created])
    return Effect.gen(function* () {
      yield* Call.create({ ...toUser, callbackUri: "http://127.0.0.1:8080/calls" })
      assert.lengthOf(transport.requests, 1)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("is not sent again when it may have been executed", () => {
    const transport = ScriptedTransport.make([{ sent: true }, created])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Call.create(toUser))
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.lengthOf(transport.requests, 1)
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("get and delete", () => {
  it.effect("get reads a call, and keeps what it does not know", () => {
    const body = { ...created.body, state: "novel", novel: { a: 1 }, toneInfo: { sequenceId: "7", tone: "pound" } }
    const transport = ScriptedTransport.make([{ status: 200, body }])
    return Effect.gen(function* () {
      const call = yield* Call.get({ id: callId })
      assert.strictEqual(call.state, "novel")
      assert.deepStrictEqual(call.toneInfo, { sequenceId: 7, tone: "pound" })
      assert.deepStrictEqual(Reflect.get(call, "novel"), { a: 1 })
      assert.strictEqual(sent(transport).method, "GET")
      assert.strictEqual(sent(transport).path, `/v1.0/communications/calls/${callId}`)
      assert.strictEqual(sent(transport).body, "")
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("get names what does not fit in an answer", () => {
    const transport = ScriptedTransport.make([{ status: 200, body: { id: callId, state: 4 } }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Call.get({ id: callId }))
      assert.strictEqual(error.reason._tag, "UnexpectedResponse")
      assert.include(error.message, "state")
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("delete answers nothing", () => {
    const transport = ScriptedTransport.make([{ status: 204 }])
    return Effect.gen(function* () {
      yield* Call.delete({ id: callId })
      assert.strictEqual(sent(transport).method, "DELETE")
      assert.strictEqual(sent(transport).path, `/v1.0/communications/calls/${callId}`)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("an empty id is refused", () => {
    const transport = ScriptedTransport.make([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Call.get({ id: "" }))
      assert.include(error.message, "id: ")
      assert.lengthOf(transport.requests, 0)
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("actions", () => {
  const path = (action: string) => `/v1.0/communications/calls/${callId}/${action}`

  it.effect("playPrompt sends its prompts and gives the running operation", () => {
    const transport = ScriptedTransport.make([answer("playPromptOperation", "Running")])
    return Effect.gen(function* () {
      const operation = yield* Call.playPrompt({ id: callId, clientContext, prompts: [prompt] })
      assert.deepStrictEqual(operation, {
        "@odata.type": "#microsoft.graph.playPromptOperation",
        location: operationUrl,
        id: operationId,
        clientContext,
        status: "running"
      })
      assert.strictEqual(sent(transport).path, path("playPrompt"))
      assert.deepStrictEqual(sent(transport).json, {
        clientContext,
        prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt }]
      })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("recordResponse sends its limits", () => {
    const transport = ScriptedTransport.make([answer("recordOperation", "running", { recordingLocation: null })])
    const limits = {
      bargeInAllowed: true,
      initialSilenceTimeoutInSeconds: 5,
      maxSilenceTimeoutInSeconds: 2,
      maxRecordDurationInSeconds: 10,
      playBeep: true,
      stopTones: ["#", "1", "*"]
    }
    return Effect.gen(function* () {
      const operation = yield* Call.recordResponse({ id: callId, prompts: [prompt], clientContext, ...limits })
      assert.strictEqual(operation.status, "running")
      assert.notProperty(operation, "recordingLocation")
      assert.strictEqual(sent(transport).path, path("recordResponse"))
      assert.deepStrictEqual(sent(transport).json, {
        ...limits,
        clientContext,
        prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", ...prompt }]
      })
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("subscribeToTone and cancelMediaProcessing are over with their answers", () => {
    const transport = ScriptedTransport.make([
      answer("subscribeToToneOperation", "completed"),
      answer("cancelMediaProcessingOperation", "Completed")
    ])
    return Effect.gen(function* () {
      const subscribed = yield* Call.subscribeToTone({ id: callId, clientContext })
      const cancelled = yield* Call.cancelMediaProcessing({ id: callId, clientContext })
      assert.deepStrictEqual([subscribed.status, cancelled.status], ["completed", "completed"])
      assert.deepStrictEqual(
        transport.requests.map((request) => [request.path, request.json]),
        [
          [path("subscribeToTone"), { clientContext }],
          [path("cancelMediaProcessing"), { clientContext }]
        ]
      )
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("an answer without a Location is read", () => {
    const { body, status } = answer("playPromptOperation", "running")
    const transport = ScriptedTransport.make([{ body, status }])
    return Effect.gen(function* () {
      const operation = yield* Call.playPrompt({ id: callId, prompts: [prompt] })
      assert.notProperty(operation, "location")
    }).pipe(Effect.provide(client(transport)))
  })

  const many = Array.from({ length: 21 }, () => prompt)
  it.effect.each([
    { field: "prompts", call: Call.playPrompt({ id: callId, prompts: [] }) },
    { field: "prompts", call: Call.playPrompt({ id: callId, prompts: many }) },
    { field: "loop", call: Call.playPrompt({ id: callId, prompts: [prompt], loop: true }) },
    { field: "prompts[0].loop", call: Call.playPrompt({ id: callId, prompts: [{ ...prompt, loop: 2 }] }) },
    {
      field: "clientContext",
      call: Call.playPrompt({ id: callId, prompts: [prompt], clientContext: "x".repeat(257) })
    },
    { field: "prompts", call: Call.recordResponse({ id: callId, prompts: [prompt, prompt] }) },
    { field: "maxRecordDurationInSeconds", call: Call.recordResponse({ id: callId, maxRecordDurationInSeconds: 121 }) },
    { field: "maxSilenceTimeoutInSeconds", call: Call.recordResponse({ id: callId, maxSilenceTimeoutInSeconds: 0 }) },
    {
      field: "initialSilenceTimeoutInSeconds",
      call: Call.recordResponse({ id: callId, initialSilenceTimeoutInSeconds: 1.5 })
    },
    { field: "streamWhileRecording", call: Call.recordResponse({ id: callId, streamWhileRecording: true }) },
    { field: "clientContext", call: Call.subscribeToTone({ id: callId, clientContext: "x".repeat(257) }) },
    { field: "clientContext", call: Call.cancelMediaProcessing({ id: callId, clientContext: "x".repeat(257) }) }
  ])("refuses a wrong $field before sending", ({ call, field }) => {
    const transport = ScriptedTransport.make([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.asVoid<unknown, CommunicationError, GraphCalls>(call))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.include(error.message, ` ${field}: `)
      assert.lengthOf(transport.requests, 0)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("what only beta has goes to beta", () => {
    const transport = ScriptedTransport.make([answer("playPromptOperation", "running")])
    return Effect.gen(function* () {
      yield* Call.playPrompt({ id: callId, prompts: [{ ...prompt, loop: 2 }], loop: true }, { apiVersion: "beta" })
      assert.strictEqual(sent(transport).path, `/beta/communications/calls/${callId}/playPrompt`)
    }).pipe(Effect.provide(client(transport)))
  })

  it.effect("a cancellation that may have been executed is ambiguous and not sent again", () => {
    const transport = ScriptedTransport.make([{ status: 503 }, answer("cancelMediaProcessingOperation", "completed")])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Call.cancelMediaProcessing({ id: callId }))
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.lengthOf(transport.requests, 1)
    }).pipe(Effect.provide(client(transport)))
  })
})
