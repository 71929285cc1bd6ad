/** The second media type that Microsoft's page of the operation names; the first is that of its scenario. */
import { assert, describe, it } from "@effect/vitest"
import * as ChatThread from "../../src/ChatThread.ts"
import { scenarios } from "../scenarios/index.ts"
import { chatThreadId } from "../scenarios/given.ts"
import { consumer } from "./consumer.ts"

describe("update a participant as application/merge-patch+json", () => {
  const { given, input } = scenarios.updateChatParticipant
  const apiVersion = "2021-10-01-preview7"
  const contentType = "application/merge-patch+json"

  it("is answered with 204", async () => {
    const { chatThreadId: _, ...body } = input
    const answered = await consumer.exchange(
      {
        description: `a request to update a participant as ${contentType}`,
        states: given,
        method: "POST",
        path: `/chat/threads/${encodeURIComponent(chatThreadId)}/participants/:update`,
        query: { "api-version": apiVersion },
        contentType,
        body,
        response: { status: 204 }
      },
      ChatThread.updateChatParticipant(input, { apiVersion, contentType })
    )
    assert.isUndefined(answered)
  })
})
