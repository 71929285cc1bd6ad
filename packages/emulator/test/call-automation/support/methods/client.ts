/** The methods of the client itself: calls that are made, answered, sent elsewhere, refused and joined. */
import { CallConnection, CallRecording, type CallAutomationClient } from "@azure/communication-call-automation"
import { assert } from "@effect/vitest"
import { agent, customer, silent, sourceCallIdNumber, type Stories, story, user } from "./World.ts"

const begun = ["ParticipantsUpdated 200/0", "CallConnected 200/0"]

export const ofClient: Stories<CallAutomationClient> = {
  getCallConnection: story([], async ({ call, client }) => {
    const { id } = await call()
    return async () => {
      const connection = client.getCallConnection(id)
      assert.instanceOf(connection, CallConnection)
      assert.strictEqual((await connection.getCallConnectionProperties()).callConnectionId, id)
    }
  }),
  getCallRecording: story(
    [],
    async ({ client }) =>
      () =>
        assert.instanceOf(client.getCallRecording(), CallRecording)
  ),
  getSourceIdentity: story(
    [],
    async ({ client }) =>
      () =>
        assert.deepStrictEqual(client.getSourceIdentity(), user)
  ),
  createCall: story(begun, async ({ application, client }) => async () => {
    const { callConnectionProperties } = await client.createCall(
      { targetParticipant: customer, sourceCallIdNumber },
      application.callbackUri
    )
    assert.strictEqual(callConnectionProperties.callConnectionState, "connecting")
  }),
  createGroupCall: story(begun, async ({ application, client }) => async () => {
    const { callConnectionProperties } = await client.createGroupCall([customer, silent], application.callbackUri, {
      sourceCallIdNumber
    })
    assert.strictEqual(callConnectionProperties.targetParticipants?.length, 2)
  }),
  answerCall: story([...begun, ...begun], async ({ application, client, incoming }) => {
    const context = await incoming()
    return async () => {
      const { callConnectionProperties } = await client.answerCall(context, application.callbackUri)
      assert.isString(callConnectionProperties.serverCallId)
    }
  }),
  redirectCall: story(begun, async ({ client, incoming }) => {
    const context = await incoming()
    return () => client.redirectCall(context, { targetParticipant: agent })
  }),
  rejectCall: story(["CallDisconnected 486/0", "CreateCallFailed 486/0"], async ({ client, incoming }) => {
    const context = await incoming()
    return () => client.rejectCall(context, { callRejectReason: "busy" })
  }),
  connectCall: story(begun, async ({ application, call, client }) => {
    const { serverCallId } = await call()
    return async () => {
      const { callConnectionProperties } = await client.connectCall(
        { kind: "serverCallLocator", id: serverCallId },
        application.callbackUri
      )
      assert.strictEqual(callConnectionProperties.callConnectionState, "connecting")
    }
  })
}
