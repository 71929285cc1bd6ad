import { assert, describe, it } from "@effect/vitest"
import { inspect } from "node:util"
import { PartialFailure } from "../src/PartialFailure.ts"
import { alex, bob, jane, thread, threadId } from "./scripted.ts"

const failure = new PartialFailure({
  operation: "Chat_CreateChatThread",
  invalidParticipants: [
    { target: alex, code: "403", message: "Permissions check failed" },
    { target: bob, code: "403", message: "Permissions check failed" }
  ],
  result: { chatThread: thread }
})

describe("PartialFailure", () => {
  it("gives the program who was refused and what was done", () => {
    assert.deepStrictEqual(
      failure.invalidParticipants.map(({ target }) => target),
      [alex, bob]
    )
    assert.strictEqual(failure.result.chatThread.id, threadId)
  })

  it("names each code once", () => {
    assert.strictEqual(failure.message, "Chat_CreateChatThread: PartialFailure: 2 refused (403), the rest is done")
  })

  it.each([
    ["its text", String(failure)],
    ["JSON", JSON.stringify(failure)],
    ["an inspection", inspect(failure, { depth: 10, showHidden: true })],
    ["its stack", failure.stack]
  ])("shows no user id in %s", (_, text) => {
    for (const id of [alex, bob, jane]) assert.notInclude(text, id)
  })
})
