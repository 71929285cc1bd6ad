/** What the client makes of answers that are documented as successes: who was refused, and a page with nothing on it. */
import { make } from "@effect-comms/core/DateTimeText"
import { like, ownAddress, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Chat from "../../src/Chat.ts"
import * as ChatThread from "../../src/ChatThread.ts"
import * as operations from "../../src/generated/operations.ts"
import { as, bob, chatThreadId, identifier, jane, member, peter, refused, thread } from "../scenarios/given.ts"
import { scenarios } from "../scenarios/index.ts"
import { consumer } from "./consumer.ts"

const threads = "/chat/threads"
const participants = `${threads}/${encodeURIComponent(chatThreadId)}/participants`
const apiVersion = "2025-03-15"
const { invalidParticipants, state: refusal } = refused({ [peter]: "404" })
const somebody = [{ communicationIdentifier: identifier(peter) }]

describe("one user who cannot be added", () => {
  it("is a partial failure of adding participants", async () => {
    const error = await consumer.exchange(
      {
        description: "a request to add a user to a thread who cannot be added",
        states: [thread, refusal],
        method: "POST",
        path: `${participants}/:add`,
        query: { "api-version": apiVersion },
        body: { participants: somebody },
        response: { status: 201, body: { invalidParticipants } }
      },
      Effect.flip(ChatThread.addChatParticipants({ chatThreadId, participants: somebody }))
    )
    assert.deepInclude(error, {
      _tag: "PartialFailure",
      operation: "ChatThread_AddChatParticipants",
      invalidParticipants
    })
  })

  it("is a partial failure of creating a thread, which is there", async () => {
    const { body, headers = {} } = scenarios.createChatThread.answer
    const error = await consumer.exchange(
      {
        description: "a request to create a thread with a user who cannot be added",
        states: [as(jane), refusal],
        method: "POST",
        path: threads,
        query: { "api-version": apiVersion },
        headers: { "Repeatability-Request-ID": uuid("7d1c5c1a-4a52-4b0b-9c39-2f2b3c7b8f04") },
        body: { topic: "Lunch", participants: somebody },
        response: { status: 201, headers, body: { ...Object(body), invalidParticipants } }
      },
      Effect.flip(Chat.createChatThread({ topic: "Lunch", participants: somebody }))
    )
    assert(error._tag === "PartialFailure")
    assert.deepStrictEqual([error.operation, error.invalidParticipants], ["Chat_CreateChatThread", invalidParticipants])
    assert.strictEqual(error.result.chatThread.id, chatThreadId)
  })
})

describe("a list", () => {
  it("goes on after a page with nothing on it that names a next one", async () => {
    const query = { skip: "2", maxPageSize: "2", "api-version": apiVersion }
    const page = { states: [thread], method: "GET" }
    const listed = await consumer.exchange(
      [
        {
          ...page,
          path: participants,
          description: "a request to list the participants of a thread, for however many a page has",
          query: { maxPageSize: "2", "api-version": apiVersion },
          response: {
            status: 200,
            body: {
              value: like([]),
              nextLink: ownAddress(`${threads}/${chatThreadId}/participants?${new URLSearchParams(query).toString()}`)
            }
          }
        },
        {
          ...page,
          // As the service writes it in its link.
          path: `${threads}/${chatThreadId}/participants`,
          description: "a request for the next page of the participants of a thread",
          query,
          response: { status: 200, body: { value: [member(bob)] } }
        }
      ],
      Stream.runCollect(ChatThread.listChatParticipants({ chatThreadId, maxPageSize: 2 }))
    )
    assert.deepEqual<unknown>(listed, [member(bob)])
  })
})

describe("a message that was sent before a member's part of the history", () => {
  it("is not there for that member", async () => {
    const { chatMessageId } = scenarios.getChatMessage.input
    const joining = { communicationIdentifier: identifier(peter), shareHistoryTime: make("2999-01-01T00:00:00Z") }
    const error = await consumer.exchange(
      {
        description: "a request to get a message of the time before a member's part of the history",
        states: [
          ...scenarios.getChatMessage.given,
          executed(
            operations.addChatParticipants,
            { chatThreadId, participants: [joining] },
            { status: 201, body: {} }
          ),
          as(peter)
        ],
        method: "GET",
        path: `${threads}/${encodeURIComponent(chatThreadId)}/messages/${chatMessageId}`,
        query: { "api-version": apiVersion },
        response: { status: 404, body: { error: { code: "NotFound", message: string("The message was not found.") } } }
      },
      Effect.flip(ChatThread.getChatMessage({ chatThreadId, chatMessageId }))
    )
    assert.deepInclude(error, { status: 404, code: "NotFound" })
  })
})
