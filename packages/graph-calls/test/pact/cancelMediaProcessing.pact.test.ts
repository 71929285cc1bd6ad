/** Microsoft's page of the operation to the letter: the request, the answer, and the notification of a recording that it cancels. */
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Call from "../../src/Call.ts"
import { decode, isCancelled } from "../../src/notifications.ts"
import {
  callId,
  callPath,
  clientContext,
  established,
  exchange,
  id,
  itIsRefused,
  message,
  operationAddress,
  operationLocation,
  regex,
  running,
  string
} from "./provider.ts"

describe("cancel media processing", () => {
  const to = "cancel media processing"
  const body = { clientContext: "clientContext-value" }
  const effect = Call.cancelMediaProcessing({ id: callId, ...body })
  const states = [established, running("recordOperation")]
  const request = { states, method: "POST", path: `${callPath}/cancelMediaProcessing`, body }

  it("gives the completed operation and where it is", async () => {
    const cancelled = await exchange(
      {
        ...request,
        description: `a request to ${to}`,
        response: {
          status: 200,
          headers: { Location: operationLocation },
          body: {
            "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation",
            status: "completed",
            // The example's answer has another context than its request.
            clientContext: string(clientContext),
            id: id("0fe0623f-d628-42ed-b4bd-8ac290072cc5")
          }
        }
      },
      effect
    )
    assert.deepStrictEqual(cancelled, {
      "@odata.type": "#microsoft.graph.cancelMediaProcessingOperation",
      status: "completed",
      clientContext: "d45324c1-fcb5-430a-902c-f20af696537c",
      id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      location:
        "https://graph.microsoft.com/v1.0/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/17e3b46c-f61d-4f4d-9635-c626ef18e6ad"
    })
  })
  itIsRefused({ ...request, to, effect })
})

describe("the recording that was cancelled", () => {
  it("is notified", async () => {
    const address = "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5"
    const body = await message("the end of a recording that was cancelled", [established, running("recordOperation")], {
      "@odata.type": "#microsoft.graph.commsNotifications",
      value: [
        {
          "@odata.type": "#microsoft.graph.commsNotification",
          changeType: "deleted",
          resourceUrl: operationAddress(address),
          resourceData: {
            "@odata.type": "#microsoft.graph.recordOperation",
            "@odata.id": operationAddress(address),
            "@odata.etag": regex('^W/"[^"]+"$', 'W/"54451"'),
            id: id("0fe0623f-d628-42ed-b4bd-8ac290072cc5"),
            clientContext,
            status: "failed",
            resultInfo: {
              "@odata.type": "#microsoft.graph.resultInfo",
              code: 400,
              subcode: 8508,
              message: string("Action failed, the operation was cancelled.")
            },
            recordingLocation: "",
            recordingAccessToken: "",
            completionReason: "operationCanceled"
          }
        }
      ]
    })
    const [notification] = Result.getOrThrow(decode(body))
    if (notification?._tag !== "Operation") return assert.fail(notification?._tag)
    assert.strictEqual(notification.callId, callId)
    assert.strictEqual(notification.operationId, "0fe0623f-d628-42ed-b4bd-8ac290072cc5")
    assert.deepInclude(notification.operation, {
      status: "failed",
      clientContext,
      completionReason: "operationCanceled"
    })
    assert.isTrue(isCancelled(notification.operation))
  })
})
