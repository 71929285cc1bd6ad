/** Threads as a whole: create and delete. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Chat from "../../src/Chat.ts"
import {
  alex,
  bob,
  exchange,
  identifier,
  itIsRefused,
  jane,
  peter,
  regex,
  type State,
  string,
  thread,
  threadId,
  threadPath,
  timestamp
} from "./provider.ts"

const user: State = { name: "a chat user", parameters: { userId: jane } }
const refused: State = {
  name: "users who cannot be added",
  parameters: {
    refused: [
      { rawId: bob, code: "403", message: "Permissions check failed" },
      { rawId: peter, code: "404", message: "Not found" }
    ]
  }
}
const requestId = "35dd6e71-251b-5e29-8376-ba93d09c3fbf"
const participants = [
  { communicationIdentifier: identifier(jane), displayName: "Jane" },
  { communicationIdentifier: identifier(alex), displayName: "Alex" },
  { communicationIdentifier: identifier(bob), displayName: "Bob" },
  { communicationIdentifier: identifier(peter), displayName: "Peter" }
]

const chatThread = {
  id: regex("^19:.+@thread\\.v2$", "19:uni01_zbnh3nt2dfuffezc3sox7dog7wfhk6y5qe2rwlnfhlhdzirihdpq@thread.v2"),
  topic: "Lunch",
  createdOn: timestamp("2020-06-06T05:55:41.6460000Z"),
  createdByCommunicationIdentifier: identifier(jane)
}

// The colon is escaped and the at sign is not, as recorded.
const location = regex(
  "^https?://[^/]+/chat/threads/19%3A[^/]+@thread\\.v2$",
  "https://contoso.westus.communications.azure.com/chat/threads/19%3Auni01_zbnh3nt2dfuffezc3sox7dog7wfhk6y5qe2rwlnfhlhdzirihdpq@thread.v2"
)

describe("create a thread", () => {
  const to = "create a thread"
  const effect = Chat.createChatThread(
    { topic: "Lunch", participants },
    { repeatability: { requestId, firstSent: new Date().toUTCString() } }
  )
  const request = {
    states: [user],
    method: "POST",
    path: "/chat/threads",
    headers: { "Content-Type": "application/json", "repeatability-request-id": requestId },
    body: { topic: "Lunch", participants }
  }

  it("gives the thread", async () => {
    const created = await exchange(
      {
        ...request,
        description: `a request to ${to}`,
        response: { status: 201, headers: { Location: location }, body: { chatThread } }
      },
      effect
    )
    assert.strictEqual(created.chatThread.topic, "Lunch")
    assert.strictEqual(created.chatThread.createdOn, "2020-06-06T05:55:41.6460000Z")
  })

  it("fails with those who were refused", async () => {
    const invalidParticipants = [
      { target: bob, code: "403", message: "Permissions check failed" },
      { target: peter, code: "404", message: "Not found" }
    ]
    const error = await exchange(
      {
        ...request,
        states: [user, refused],
        description: `a request to ${to} with users who cannot be added`,
        response: {
          status: 201,
          headers: { Location: location },
          body: {
            chatThread,
            invalidParticipants: invalidParticipants.map((one) => ({ ...one, message: string(one.message) }))
          }
        }
      },
      Effect.flip(effect)
    )
    assert.deepInclude(error, { _tag: "PartialFailure", invalidParticipants })
  })

  itIsRefused({ ...request, to, effect, forbidden: { name: "the user token lacks the scope chat" } })
})

describe("delete a thread", () => {
  const to = "delete a thread"
  const effect = Chat.deleteChatThread({ chatThreadId: threadId })
  const request = { states: [thread], method: "DELETE", path: threadPath }

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect, repeatable: true })
})
