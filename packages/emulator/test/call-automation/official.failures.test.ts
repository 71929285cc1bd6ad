/** Microsoft's own client gets events of media that fail, and of what came too late, with callbacks on real HTTP. */
import { DtmfTone } from "@azure/communication-call-automation"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { codeOf, customer, mine, official, sourceCallIdNumber, storyOf } from "./support/official.ts"

const absentee = { phoneNumber: "+14255550177" }

/** With a connected call, and what its customer does. */
const world = Effect.gen(function* () {
  const given = yield* official
  const { cloud } = given
  const { callConnection, id } = yield* Effect.promise(() => given.call(customer))
  return {
    ...given,
    callConnection,
    id,
    media: callConnection.getCallMedia(),
    orderFailure: (code: number, subCode: number) => Effect.runPromise(cloud.mediaFailure(id, { code, subCode })),
    press: (tones: string) => Effect.runPromise(cloud.tones(id, customer.phoneNumber, tones.split("")))
  }
})

const story = storyOf(world)

describe("@azure/communication-call-automation 1.6.0", () => {
  it.live("media that fail for Azure AI services, a speech timeout and an internal error", () =>
    story(async ({ application, id, media, orderFailure, press }) => {
      await orderFailure(401, 8565)
      await media.playToAll([{ kind: "textSource", text: "Welcome.", voiceName: "en-US-NancyNeural" }], {
        operationContext: "text"
      })
      const played = await application.event(id, "PlayFailed", mine("text"))
      assert.strictEqual(codeOf(played), "401/8565")

      await orderFailure(408, 8570)
      await media.startRecognizing(customer, { kind: "callMediaRecognizeSpeechOptions", operationContext: "speech" })
      assert.strictEqual(codeOf(await application.event(id, "RecognizeFailed", mine("speech"))), "408/8570")

      await orderFailure(500, 9999)
      await media.startContinuousDtmfRecognition(customer, { operationContext: "tone" })
      await press("5")
      const emitted = await application.event(id, "ContinuousDtmfRecognitionToneFailed", mine("tone"))
      assert.strictEqual(codeOf(emitted), "500/9999")

      await orderFailure(500, 9999)
      await media.sendDtmfTones([DtmfTone.One], customer, { operationContext: "sent" })
      assert.strictEqual(codeOf(await application.event(id, "SendDtmfTonesFailed", mine("sent"))), "500/9999")
    })
  )

  it.live("a removal of nobody, a cancel of no invitation, and an answer to a caller who gives up", () =>
    story(async ({ application, callConnection, client, cloud, id }) => {
      await callConnection.removeParticipant(absentee, { operationContext: "remove" })
      const removed = await application.event(id, "RemoveParticipantFailed", mine("remove"))
      assert.strictEqual(codeOf(removed), "400/8558")

      const invitationId = "7b4244f8-d2ff-46d1-a629-4f9fb5f73d40"
      await callConnection.cancelAddParticipantOperation(invitationId, { operationContext: "cancel" })
      const cancelled = await application.event(id, "CancelAddParticipantFailed", mine("cancel"))
      assert.strictEqual(codeOf(cancelled), "404/8522")

      const caller = absentee.phoneNumber
      const incoming = { from: caller, to: sourceCallIdNumber.phoneNumber }
      const { callId, incomingCallContext } = await Effect.runPromise(cloud.incomingCall(incoming))
      // The call connects 0.25 s after the answer, which is not before the caller has gone.
      await Effect.runPromise(cloud.setScale(0))
      const { callConnectionProperties } = await client.answerCall(incomingCallContext, application.callbackUri)
      await Effect.runPromise(cloud.leave(callId, caller))
      await Effect.runPromise(cloud.setScale(10))
      const answerer = callConnectionProperties.callConnectionId ?? assert.fail("no id")
      assert.strictEqual(codeOf(await application.event(answerer, "AnswerFailed")), "487/0")
    })
  )
})
