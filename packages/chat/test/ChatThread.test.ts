import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as ChatThread from "../src/ChatThread.ts"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import { alex, bob, endpoint, identifier, jane, scripted, thread, threadId, threadPath } from "./scripted.ts"

const unescaped = `${endpoint}/chat/threads/${threadId}`
const preview = { apiVersion: "2021-10-01-preview7" } as const
const participant = (id: string) => ({ communicationIdentifier: CommunicationIdentifier.communicationUser(id) })
const onTheWire = (id: string) => ({ communicationIdentifier: identifier(id) })

describe("getChatThreadProperties", () => {
  it.effect("reads a thread, its dates verbatim", () => {
    const { chat, transport } = scripted([
      { status: 200, body: { ...thread, retentionPolicy: { kind: "none" }, metadata: { a: "b" }, deletedOn: null } }
    ])
    return Effect.gen(function* () {
      const read = yield* ChatThread.get({ chatThreadId: threadId })
      assert.strictEqual(transport.requests[0]?.method, "GET")
      assert.strictEqual(transport.requests[0]?.path, `${threadPath}?api-version=2025-03-15`)
      assert.deepStrictEqual(JSON.parse(JSON.stringify(read)), {
        ...thread,
        retentionPolicy: { kind: "none" },
        metadata: { a: "b" }
      })
    }).pipe(Effect.provide(chat))
  })

  it.effect("reads a kind that the service writes, and one of a policy that is not known yet", () => {
    const createdByCommunicationIdentifier = { kind: "communicationUser", ...identifier(jane) }
    const { chat } = scripted([
      { status: 200, body: { ...thread, createdByCommunicationIdentifier, retentionPolicy: { kind: "weekly" } } }
    ])
    return Effect.gen(function* () {
      const read = yield* ChatThread.get({ chatThreadId: threadId })
      assert.strictEqual(read.createdByCommunicationIdentifier.kind, "communicationUser")
      assert.strictEqual(read.retentionPolicy?.kind, "weekly")
    }).pipe(Effect.provide(chat))
  })

  it.effect("names the path of what does not fit", () => {
    const { createdByCommunicationIdentifier: _, ...rest } = thread
    const { chat } = scripted([
      { status: 200, body: rest },
      { status: 200, body: { ...thread, createdOn: "yesterday" } }
    ])
    const read = Effect.flip(ChatThread.get({ chatThreadId: threadId }))
    return Effect.gen(function* () {
      assert.deepInclude((yield* read).reason, {
        _tag: "UnexpectedResponse",
        field: "createdByCommunicationIdentifier"
      })
      assert.deepInclude((yield* read).reason, { _tag: "UnexpectedResponse", field: "createdOn" })
    }).pipe(Effect.provide(chat))
  })

  it.effect.each([
    [401, "Unauthorized", "Unauthorized"],
    [403, "Forbidden", "Forbidden"],
    [404, "NotFound", "NotFound"],
    [429, "TooManyRequests", "Throttled"],
    [503, "ServiceUnavailable", "Unavailable"]
  ] as const)("a %i is a typed error", ([status, code, reason]) => {
    const { chat } = scripted([{ status, body: { error: { code, message: "Something." } } }], {
      retry: { attempts: 1 }
    })
    return Effect.gen(function* () {
      const error = yield* Effect.flip(ChatThread.get({ chatThreadId: threadId }))
      assert.strictEqual(error.reason._tag, reason)
      assert.deepInclude(error, { operation: "ChatThread_GetChatThreadProperties", status, code, attempts: 1 })
    }).pipe(Effect.provide(chat))
  })

  it.effect("refuses an empty id before sending", () => {
    const { chat, transport } = scripted([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(ChatThread.get({ chatThreadId: "" }))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "chatThreadId" })
      assert.strictEqual(transport.requests.length, 0)
    }).pipe(Effect.provide(chat))
  })
})

describe("listChatParticipants", () => {
  const pages = [
    {
      status: 200,
      body: {
        value: [onTheWire(jane), onTheWire(alex)],
        nextLink: `${unescaped}/participants?skip=2&maxPageSize=2&api-version=2025-03-15`
      }
    },
    { status: 200, body: { value: [{ ...onTheWire(bob), displayName: "Bob" }] } }
  ]

  it.effect("follows the links to the last page", () => {
    const { chat, transport } = scripted(pages)
    return Effect.gen(function* () {
      const members = yield* Stream.runCollect(
        ChatThread.listChatParticipants({ chatThreadId: threadId, maxPageSize: 2 })
      )
      assert.deepStrictEqual(
        members.map(({ communicationIdentifier }) => CommunicationIdentifier.rawId(communicationIdentifier)),
        [jane, alex, bob]
      )
      assert.deepStrictEqual(
        transport.requests.map(({ path }) => path),
        [
          `${threadPath}/participants?maxPageSize=2&api-version=2025-03-15`,
          `/chat/threads/${threadId}/participants?skip=2&maxPageSize=2&api-version=2025-03-15`
        ]
      )
    }).pipe(Effect.provide(chat))
  })

  it.effect("loads no page that is not asked for", () => {
    const { chat, transport } = scripted(pages)
    return Effect.gen(function* () {
      yield* Stream.runCollect(Stream.take(ChatThread.listChatParticipants({ chatThreadId: threadId, skip: 1 }), 2))
      assert.deepStrictEqual(
        transport.requests.map(({ path }) => path),
        [`${threadPath}/participants?skip=1&api-version=2025-03-15`]
      )
    }).pipe(Effect.provide(chat))
  })

  it.effect("sends no token to another host that a link names", () => {
    const nextLink = "https://elsewhere.example/chat/threads/1/participants?skip=2"
    const { chat, transport } = scripted([{ status: 200, body: { value: [onTheWire(jane)], nextLink } }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(Stream.runCollect(ChatThread.listChatParticipants({ chatThreadId: threadId })))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "nextLink" })
      assert.strictEqual(transport.requests.length, 1)
    }).pipe(Effect.provide(chat))
  })
})

describe("addChatParticipants", () => {
  const shareHistoryTime = DateTimeText.make("2020-06-06T05:55:41.1234567+00:00")

  it.effect("sends the participants, dates verbatim", () => {
    const { chat, transport } = scripted([{ status: 201, body: {} }])
    return Effect.gen(function* () {
      yield* ChatThread.addChatParticipants({
        chatThreadId: threadId,
        participants: [{ ...participant(alex), displayName: "Alex", shareHistoryTime, metadata: { desk: "4" } }]
      })
      assert.strictEqual(transport.requests[0]?.path, `${threadPath}/participants/:add?api-version=2025-03-15`)
      assert.deepStrictEqual(transport.requests[0]?.json, {
        participants: [
          {
            ...onTheWire(alex),
            displayName: "Alex",
            shareHistoryTime: "2020-06-06T05:55:41.1234567+00:00",
            metadata: { desk: "4" }
          }
        ]
      })
    }).pipe(Effect.provide(chat))
  })

  it.effect("fails when somebody was refused", () => {
    const invalidParticipants = [{ target: bob, code: "404", message: "Not found" }]
    const { chat } = scripted([{ status: 201, body: { invalidParticipants } }])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(
        ChatThread.addChatParticipants({ chatThreadId: threadId, participants: [participant(alex), participant(bob)] })
      )
      assert.deepInclude(error, { _tag: "PartialFailure", invalidParticipants })
      assert.notInclude(error.message, bob)
    }).pipe(Effect.provide(chat))
  })

  it.effect("refuses what the version does not have before sending", () => {
    const { chat, transport } = scripted([])
    return Effect.gen(function* () {
      const roleIds = yield* Effect.flip(
        ChatThread.addChatParticipants({
          chatThreadId: threadId,
          participants: [participant(alex), { ...participant(bob), roleIds: ["role"] }]
        })
      )
      assert.deepInclude(roleIds, { attempts: 0 })
      assert.include(roleIds.message, "participants[1].roleIds")
      const metadata = yield* Effect.flip(
        ChatThread.addChatParticipants(
          { chatThreadId: threadId, participants: [{ ...participant(alex), metadata: { a: "b" } }] },
          { apiVersion: "2024-03-07" }
        )
      )
      assert.include(metadata.message, "participants[0].metadata")
      const teamsApp = yield* Effect.flip(
        ChatThread.addChatParticipants(
          {
            chatThreadId: threadId,
            participants: [{ communicationIdentifier: CommunicationIdentifier.microsoftTeamsApp("app") }]
          },
          { apiVersion: "2023-11-07" }
        )
      )
      assert.include(teamsApp.message, "participants[0].communicationIdentifier.microsoftTeamsApp")
      assert.strictEqual(transport.requests.length, 0)
    }).pipe(Effect.provide(chat))
  })
})

describe("updateChatParticipant", () => {
  const update = { chatThreadId: threadId, ...participant(jane), displayName: "Alex", roleIds: ["role"] }

  it.effect("fails before sending unless its one version is chosen", () => {
    const { chat, transport } = scripted([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(ChatThread.updateChatParticipant(update))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "apiVersion" })
      assert.include(error.message, "2021-10-01-preview7")
      assert.strictEqual(transport.requests.length, 0)
    }).pipe(Effect.provide(chat))
  })

  it.effect("is sent in either media type when the call chooses it", () => {
    const { chat, transport } = scripted([{ status: 204 }, { status: 204 }])
    return Effect.gen(function* () {
      yield* ChatThread.updateChatParticipant(update, preview)
      yield* ChatThread.updateChatParticipant(update, { ...preview, contentType: "application/merge-patch+json" })
      assert.deepStrictEqual(
        transport.requests.map(({ headers, json, method, path }) => [method, path, headers["content-type"], json]),
        ["application/json", "application/merge-patch+json"].map((type) => [
          "POST",
          `${threadPath}/participants/:update?api-version=2021-10-01-preview7`,
          type,
          { ...onTheWire(jane), displayName: "Alex", roleIds: ["role"] }
        ])
      )
      assert.isFalse("repeatability-request-id" in (transport.requests[0]?.headers ?? {}))
    }).pipe(Effect.provide(chat))
  })

  it.effect("is sent by a client that was made for its version", () => {
    const { chat, transport } = scripted([{ status: 204 }], preview)
    return Effect.gen(function* () {
      yield* ChatThread.updateChatParticipant(update)
      assert.strictEqual(transport.requests.length, 1)
    }).pipe(Effect.provide(chat))
  })

  it.effect("is never sent twice when it may have been executed", () => {
    const { chat, transport } = scripted([{ status: 503, body: {} }], preview)
    return Effect.gen(function* () {
      const error = yield* Effect.flip(ChatThread.updateChatParticipant(update))
      assert.deepInclude(error.reason, { _tag: "Ambiguous" })
      assert.strictEqual(transport.requests.length, 1)
    }).pipe(Effect.provide(chat))
  })
})

describe("removeChatParticipant", () => {
  it.effect("sends the identifier as the body", () => {
    const { chat, transport } = scripted([{ status: 204 }])
    return Effect.gen(function* () {
      yield* ChatThread.removeChatParticipant({
        chatThreadId: threadId,
        ...CommunicationIdentifier.communicationUser(bob)
      })
      assert.strictEqual(transport.requests[0]?.path, `${threadPath}/participants/:remove?api-version=2025-03-15`)
      assert.deepStrictEqual(transport.requests[0]?.json, identifier(bob))
    }).pipe(Effect.provide(chat))
  })
})

describe("updateChatThreadProperties", () => {
  it.effect("sends a merge patch of what is given", () => {
    const { chat, transport } = scripted([{ status: 204 }])
    return Effect.gen(function* () {
      yield* ChatThread.updateChatThreadProperties({ chatThreadId: threadId, retentionPolicy: { kind: "none" } })
      const [request] = transport.requests
      assert.strictEqual(request?.method, "PATCH")
      assert.strictEqual(request?.headers["content-type"], "application/merge-patch+json")
      assert.deepStrictEqual(request?.json, { retentionPolicy: { kind: "none" } })
    }).pipe(Effect.provide(chat))
  })

  it.effect("refuses a policy without its days", () => {
    const { chat, transport } = scripted([])
    return Effect.gen(function* () {
      const error = yield* Effect.flip(
        ChatThread.updateChatThreadProperties({
          chatThreadId: threadId,
          retentionPolicy: { kind: "threadCreationDate" }
        })
      )
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "retentionPolicy" })
      assert.strictEqual(transport.requests.length, 0)
    }).pipe(Effect.provide(chat))
  })
})

describe("sendChatMessage", () => {
  it.effect("gives the id, and is never sent twice when it may have been said", () => {
    const { chat, transport } = scripted([{ status: 201, body: { id: "1593072104708" } }, { sent: true }])
    const send = ChatThread.sendChatMessage({ chatThreadId: threadId, content: "Hello", type: "text" })
    return Effect.gen(function* () {
      assert.deepStrictEqual({ ...(yield* send) }, { id: "1593072104708" })
      const error = yield* Effect.flip(send)
      assert.strictEqual(error.reason._tag, "Ambiguous")
      assert.strictEqual(transport.requests.length, 2)
      assert.deepStrictEqual(transport.requests[0]?.json, { content: "Hello", type: "text" })
    }).pipe(Effect.provide(chat))
  })
})

describe("listChatMessages", () => {
  it.effect("reads 100,000 messages page by page: none is asked for before those before it were taken", () => {
    const count = 100_000
    const size = 200
    const pages = count / size
    const { chat, transport } = scripted((_, page) => ({
      status: 200,
      body: {
        value: Array.from({ length: size }, (__, index) => {
          const id = String(1_700_000_000_000 + count - page * size - index)
          return { id, type: "text", sequenceId: "1", version: id, createdOn: "2026-03-14T09:26:53Z" }
        }),
        nextLink: page + 1 === pages ? undefined : `${unescaped}/messages?syncState=${page + 1}`
      }
    }))
    let taken = 0
    let last = Infinity
    return Stream.runForEach(ChatThread.listChatMessages({ chatThreadId: threadId }), ({ id }) =>
      Effect.sync(() => {
        taken++
        assert.isBelow(Number(id), last)
        last = Number(id)
        assert.strictEqual(transport.requests.length, Math.ceil(taken / size))
      })
    ).pipe(
      Effect.andThen(Effect.sync(() => assert.deepStrictEqual([taken, transport.requests.length], [count, pages]))),
      Effect.provide(chat)
    )
  })

  it.effect("gives the messages of members and of the system", () => {
    const value = [
      {
        id: "1593107046498",
        type: "text",
        sequenceId: "3",
        version: "1593107046498",
        content: { message: "Good morning everyone!", attachments: [] },
        senderDisplayName: "",
        createdOn: "2020-06-25T17:44:06.4980000Z",
        senderCommunicationIdentifier: identifier(jane)
      },
      {
        id: "1593106976753",
        type: "participantAdded",
        sequenceId: "1",
        version: "1593106976753",
        content: {
          participants: [{ ...onTheWire(jane), shareHistoryTime: "1970-01-01T00:00:00Z" }],
          initiatorCommunicationIdentifier: identifier(jane)
        },
        createdOn: "2020-06-25T17:42:56Z"
      },
      { id: "1", type: "pinned", sequenceId: "0", version: "1", createdOn: "2020-06-25T17:42:56Z" }
    ]
    const { chat, transport } = scripted([{ status: 200, body: { value } }])
    return Effect.gen(function* () {
      const startTime = DateTimeText.make("2020-06-25T00:00:00+00:00")
      const messages = yield* Stream.runCollect(
        ChatThread.listChatMessages({ chatThreadId: threadId, maxPageSize: 5, startTime })
      )
      assert.deepStrictEqual(JSON.parse(JSON.stringify(messages)), value)
      assert.strictEqual(
        transport.requests[0]?.path,
        `${threadPath}/messages?maxPageSize=5&startTime=2020-06-25T00%3A00%3A00%2B00%3A00&api-version=2025-03-15`
      )
    }).pipe(Effect.provide(chat))
  })
})
