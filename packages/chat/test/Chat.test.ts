import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Chat from "../src/Chat.ts"
import { alex, bob, endpoint, identifier, scripted, thread, threadId, threadPath } from "./scripted.ts"

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const lunch = {
  topic: "Lunch",
  participants: [
    { communicationIdentifier: CommunicationIdentifier.communicationUser(alex), displayName: "Alex" },
    { communicationIdentifier: CommunicationIdentifier.communicationUser(bob) }
  ]
}

const refused = [
  { target: alex, code: "403", message: "Permissions check failed" },
  { target: bob, code: "404", message: "Not found" }
]

describe("createChatThread", () => {
  it.effect("sends the topic and the participants, with identifiers without kind, and the id alone", () => {
    const { chat, transport } = scripted([{ status: 201, body: { chatThread: thread } }])
    return Effect.gen(function* () {
      const { chatThread } = yield* Chat.createChatThread(lunch)
      const [request] = transport.requests
      assert.strictEqual(request?.method, "POST")
      assert.strictEqual(request?.origin, endpoint)
      assert.strictEqual(request?.path, "/chat/threads?api-version=2025-03-15")
      assert.strictEqual(request?.headers["authorization"], "Bearer user-token")
      assert.strictEqual(request?.headers["content-type"], "application/json")
      assert.match(request?.headers["repeatability-request-id"] ?? "", uuid)
      assert.isFalse("repeatability-first-sent" in (request?.headers ?? {}))
      assert.deepStrictEqual(request?.json, {
        topic: "Lunch",
        participants: [
          { communicationIdentifier: identifier(alex), displayName: "Alex" },
          { communicationIdentifier: identifier(bob) }
        ]
      })
      assert.strictEqual(chatThread.id, threadId)
      assert.strictEqual(chatThread.createdOn, "2020-06-06T05:55:41.6460000Z")
      assert.strictEqual(CommunicationIdentifier.kind(chatThread.createdByCommunicationIdentifier), "communicationUser")
    }).pipe(Effect.provide(chat))
  })

  it.effect("sends metadata and the retention policy where the version has them", () => {
    const { chat, transport } = scripted([{ status: 201, body: { chatThread: thread } }])
    const input = {
      topic: "Lunch",
      metadata: { key: "value" },
      retentionPolicy: { kind: "threadCreationDate", deleteThreadAfterDays: 90 }
    }
    return Effect.gen(function* () {
      yield* Chat.createChatThread(input)
      assert.deepStrictEqual(transport.requests[0]?.json, input)
    }).pipe(Effect.provide(chat))
  })

  it.effect("fails with the thread and those who were refused, and shows no user id", () => {
    const { chat } = scripted([{ status: 201, body: { chatThread: thread, invalidParticipants: refused } }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Chat.createChatThread(lunch))
      assert.strictEqual(error._tag, "PartialFailure")
      if (error._tag !== "PartialFailure") return
      assert.strictEqual(error.result.chatThread.id, threadId)
      assert.deepStrictEqual(error.invalidParticipants, refused)
      assert.strictEqual(error.message, "Chat_CreateChatThread: PartialFailure: 2 refused (403, 404), the rest is done")
    }).pipe(Effect.provide(chat))
  })

  it.effect("takes an empty list of refusals for none", () => {
    const { chat } = scripted([{ status: 201, body: { chatThread: thread, invalidParticipants: [] } }])
    return Effect.gen(function* () {
      const { chatThread } = yield* Chat.createChatThread(lunch)
      assert.strictEqual(chatThread.topic, "Lunch")
    }).pipe(Effect.provide(chat))
  })

  it.effect("fails when the answer has no thread", () => {
    const { chat } = scripted([{ status: 201, body: {} }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Chat.createChatThread(lunch))
      if (error._tag !== "CommunicationError") return assert.fail(error._tag)
      assert.deepStrictEqual(error.reason, {
        _tag: "UnexpectedResponse",
        field: "chatThread",
        expected: "is required"
      })
    }).pipe(Effect.provide(chat))
  })

  it.effect("is not sent again after a failure that leaves open whether the thread exists", () => {
    const { chat, transport } = scripted([{ sent: true }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Chat.createChatThread(lunch))
      if (error._tag !== "CommunicationError") return assert.fail(error._tag)
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.strictEqual(transport.requests.length, 1)
    }).pipe(Effect.provide(chat))
  })

  it.effect("is sent again with the caller's id when the caller trusts it", () => {
    const { chat, transport } = scripted([{ sent: true }, { status: 201, body: { chatThread: thread } }], {
      retry: { baseMillis: 0 }
    })
    const requestId = "35dd6e71-251b-5e29-8376-ba93d09c3fbf"
    const repeatability = { requestId, firstSent: "Thu, 01 Jan 1970 00:00:00 GMT" }
    return Effect.gen(function* () {
      yield* Chat.createChatThread(lunch, { repeatability, trustRepeatability: true })
      assert.deepStrictEqual(
        transport.requests.map(({ headers }) => headers["repeatability-request-id"]),
        [requestId, requestId]
      )
    }).pipe(Effect.provide(chat))
  })
})

describe("deleteChatThread", () => {
  it.effect("deletes by the escaped id", () => {
    const { chat, transport } = scripted([{ status: 204 }])
    return Effect.gen(function* () {
      yield* Chat.deleteChatThread({ chatThreadId: threadId })
      const [request] = transport.requests
      assert.strictEqual(request?.method, "DELETE")
      assert.strictEqual(request?.path, `${threadPath}?api-version=2025-03-15`)
      assert.strictEqual(request?.body, "")
    }).pipe(Effect.provide(chat))
  })
})

describe("make", () => {
  it.effect("refuses a version that was never published", () => {
    const options = { ...JSON.parse('{ "apiVersion": "2020-09-21" }'), endpoint, credential: { authorize: () => [] } }
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Chat.make(options))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "apiVersion" })
      assert.strictEqual(error.attempts, 0)
    })
  })
})

describe("layerConfig", () => {
  const configured = (env: Record<string, string>) => {
    const transport = ScriptedTransport.make([{ status: 201, body: { chatThread: thread } }])
    const layer = Chat.layerConfig({ apiVersion: "2024-03-07" }).pipe(
      Layer.provide(CurrentTransport.layer(transport)),
      Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env })))
    )
    return { transport, layer }
  }

  it.effect("reads the endpoint and the token", () => {
    const { layer, transport } = configured({
      COMMUNICATION_ENDPOINT: `${endpoint}/`,
      COMMUNICATION_USER_TOKEN: "configured-token"
    })
    return Effect.gen(function* () {
      yield* Chat.createChatThread({ topic: "Lunch" })
      assert.strictEqual(transport.requests[0]?.path, "/chat/threads?api-version=2024-03-07")
      assert.strictEqual(transport.requests[0]?.headers["authorization"], "Bearer configured-token")
    }).pipe(Effect.provide(layer))
  })

  it.effect("fails when there is no token, or none that could be one", () => {
    const program = Chat.createChatThread({ topic: "Lunch" })
    return Effect.gen(function* () {
      const missing = yield* Effect.exit(
        Effect.provide(program, configured({ COMMUNICATION_ENDPOINT: endpoint }).layer)
      )
      assert.isTrue(Exit.isFailure(missing))
      const broken = configured({ COMMUNICATION_ENDPOINT: endpoint, COMMUNICATION_USER_TOKEN: "two words" })
      const error = yield* Effect.flip(Effect.provide(program, broken.layer))
      assert.include(String(error), "token: expected a user access token")
      assert.notInclude(String(error), "two words")
    })
  })
})
