/** What Graph posts to the callback of a call. */
import { assert, describe, it } from "@effect/vitest"
import { MatchersV3 } from "@pact-foundation/pact"
import * as Result from "effect/Result"
import { decode, type Notification, outcomeOfDeleted } from "../../src/notifications.ts"
import {
  address,
  callId,
  clientContext,
  established,
  id,
  message,
  operationAddress,
  operationId,
  running,
  type State,
  string
} from "./provider.ts"

const one = async (
  description: string,
  states: ReadonlyArray<State>,
  changeType: string,
  resourceUrl: unknown,
  resourceData: unknown
): Promise<Notification> => {
  const body = await message(description, states, {
    "@odata.type": "#microsoft.graph.commsNotifications",
    value: [{ "@odata.type": "#microsoft.graph.commsNotification", changeType, resourceUrl, resourceData }]
  })
  const [notification, ...rest] = Result.getOrThrow(decode(body))
  assert.lengthOf(rest, 0)
  if (notification === undefined) throw new Error("nothing was read")
  return notification
}

const callUrl = address(`/communications/calls/${callId}`)
const call = (state: string, more: object = {}) => ({
  "@odata.type": "#microsoft.graph.call",
  id: id(callId),
  state,
  ...more
})

describe("a call", () => {
  it.each([
    { state: "establishing", description: "a call that is being established" },
    { state: "established", description: "a call that is established" },
    { state: "terminating", description: "a call that is being terminated" }
  ])("is $state", async ({ description, state }) => {
    const notification = await one(description, [established], "updated", callUrl, call(state))
    if (notification._tag !== "Call") return assert.fail(notification._tag)
    assert.deepInclude(notification, { callId, changeType: "updated" })
    assert.strictEqual(notification.call.state, state)
  })

  it("has its media", async () => {
    const mediaState = { "@odata.type": "#microsoft.graph.callMediaState", audio: "active" }
    const data = call("established", { mediaState })
    const notification = await one("a call whose audio is active", [established], "updated", callUrl, data)
    if (notification._tag !== "Call") return assert.fail(notification._tag)
    assert.strictEqual(notification.call.mediaState?.audio, "active")
  })

  it("has ended", async () => {
    const resultInfo = {
      "@odata.type": "#microsoft.graph.resultInfo",
      code: MatchersV3.integer(200),
      subcode: MatchersV3.integer(7000),
      message: string("Call ended by the bot.")
    }
    const data = call("terminated", { resultInfo })
    const notification = await one("a call that has ended", [established], "deleted", callUrl, data)
    if (notification._tag !== "Call") return assert.fail(notification._tag)
    assert.strictEqual(notification.call.state, "terminated")
    assert.deepInclude(notification.call.resultInfo, { code: 200, subcode: 7000 })
  })

  it("has a key pressed", async () => {
    const toneInfo = {
      "@odata.type": "#microsoft.graph.toneInfo",
      sequenceId: MatchersV3.integer(1),
      tone: "tone1"
    }
    const states = [established, running("subscribeToToneOperation")]
    const notification = await one(
      "a key that was pressed",
      states,
      "updated",
      callUrl,
      call("established", { toneInfo })
    )
    if (notification._tag !== "Call") return assert.fail(notification._tag)
    assert.deepInclude(notification.call.toneInfo, { sequenceId: 1, tone: "tone1" })
  })
})

describe("a prompt", () => {
  it("was played", async () => {
    const notification = await one(
      "the end of a prompt that was played",
      [established, running("playPromptOperation")],
      "deleted",
      operationAddress(`/communications/calls/${callId}/operations/${operationId}`),
      {
        "@odata.type": "#microsoft.graph.playPromptOperation",
        id: id(operationId),
        clientContext,
        status: "completed",
        resultInfo: {
          "@odata.type": "#microsoft.graph.resultInfo",
          code: 200,
          subcode: 0,
          message: string("Action completed successfully.")
        }
      }
    )
    if (notification._tag !== "Operation") return assert.fail(notification._tag)
    assert.deepInclude(notification, { callId, operationId, changeType: "deleted" })
    assert.strictEqual(outcomeOfDeleted(notification.operation), "completed")
  })
})
