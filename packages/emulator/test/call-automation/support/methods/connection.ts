/** The methods of a call: who is in it, who comes and goes, and its end. */
import { CallMedia, type CallConnection } from "@azure/communication-call-automation"
import { assert } from "@effect/vitest"
import { agent, colleague, customer, silent, sourceCallIdNumber, type Stories, story } from "./World.ts"

const roster = "ParticipantsUpdated 200/0"

export const ofConnection: Stories<CallConnection> = {
  getCallMedia: story([], async ({ call }) => {
    const { connection } = await call()
    return () => assert.instanceOf(connection.getCallMedia(), CallMedia)
  }),
  getCallConnectionProperties: story([], async ({ call }) => {
    const { connection, serverCallId } = await call()
    return async () =>
      assert.deepInclude(await connection.getCallConnectionProperties(), {
        callConnectionState: "connected",
        serverCallId
      })
  }),
  getParticipant: story([], async ({ call }) => {
    const { connection } = await call()
    return async () => assert.deepInclude((await connection.getParticipant(customer)).identifier, customer)
  }),
  listParticipants: story([], async ({ call }) => {
    const { connection } = await call()
    return async () => assert.strictEqual((await connection.listParticipants()).values?.length, 2)
  }),
  addParticipant: story(["AddParticipantSucceeded 200/0", roster], async ({ call }) => {
    const { connection } = await call()
    return async () => {
      const added = await connection.addParticipant({ targetParticipant: agent, sourceCallIdNumber })
      assert.isString(added.invitationId)
    }
  }),
  cancelAddParticipantOperation: story(["CancelAddParticipantSucceeded 487/5234"], async ({ call, pass }) => {
    const { connection } = await call()
    const { invitationId = "" } = await connection.addParticipant({ targetParticipant: silent, sourceCallIdNumber })
    await pass(5)
    return async () => {
      const cancelled = await connection.cancelAddParticipantOperation(invitationId)
      assert.strictEqual(cancelled.invitationId, invitationId)
    }
  }),
  removeParticipant: story(["RemoveParticipantSucceeded 200/0", "CallDisconnected 200/5300"], async ({ call }) => {
    const { connection } = await call()
    return async () => {
      const removed = await connection.removeParticipant(customer, { operationContext: "out" })
      assert.strictEqual(removed.operationContext, "out")
    }
  }),
  transferCallToParticipant: story(["CallTransferAccepted 200/0", "CallDisconnected 200/7000"], async ({ call }) => {
    const { connection } = await call()
    return async () => {
      const transferred = await connection.transferCallToParticipant(agent, { operationContext: "over" })
      assert.strictEqual(transferred.operationContext, "over")
    }
  }),
  // The rosters of both legs.
  muteParticipant: story([roster, roster], async ({ callColleague }) => {
    const connection = await callColleague()
    return async () => {
      const muted = await connection.muteParticipant(colleague, { operationContext: "mute" })
      assert.strictEqual(muted.operationContext, "mute")
    }
  }),
  // The other call is over: nobody but its application is left.
  moveParticipants: story(["MoveParticipantSucceeded 200/0", roster, "CallDisconnected 200/5001"], async ({ call }) => {
    const here = await call()
    const there = await call({}, agent)
    return async () => {
      const moved = await here.connection.moveParticipants([agent], there.id)
      assert.strictEqual(moved.fromCall, there.id)
    }
  }),
  hangUp: story(["CallDisconnected 200/7000"], async ({ call }) => {
    const { connection } = await call()
    return () => connection.hangUp(true)
  })
}
