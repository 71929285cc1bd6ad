/** Microsoft's page of the operation to the letter, in both media types that it names. */
import { assert, describe, it } from "@effect/vitest"
import * as ChatThread from "../../src/ChatThread.ts"
import { exchange, identifier, itIsRefused, jane, thread, threadId, threadPath } from "./provider.ts"

const roleIds = ["8540c0de-899f-5cce-acb5-3ec493af3800_ce2142fd-aa87-435d-bacf-16efe5ae70aa"]
const participant = { communicationIdentifier: identifier(jane), displayName: "Alex", roleIds }

describe.each(["application/json", "application/merge-patch+json"])("update a participant as %s", (contentType) => {
  const effect = ChatThread.updateChatParticipant(
    { chatThreadId: threadId, ...participant },
    { apiVersion: "2021-10-01-preview7", contentType }
  )
  const request = {
    states: [thread],
    method: "POST",
    path: `${threadPath}/participants/:update`,
    apiVersion: "2021-10-01-preview7",
    headers: { "Content-Type": contentType },
    body: participant
  }
  const to = `update a participant as ${contentType}`

  it("answers 204", async () => {
    assert.isUndefined(
      await exchange({ ...request, description: `a request to ${to}`, response: { status: 204 } }, effect)
    )
  })
  itIsRefused({ ...request, to, effect })
})
