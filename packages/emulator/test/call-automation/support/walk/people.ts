/** Acts on participants: invited, taken back, removed, muted, held, moved, transferred. */
import * as operations from "@effect-comms/call-automation/operations"
import * as Effect from "effect/Effect"
import { callerId, textAt } from "../Rig.ts"
import { type Act, parties } from "./Scene.ts"

const brokenMusic = { kind: "file", file: { uri: "https://media.contoso.com/invalid-format.mp3" } }

/** Acts on participants. */
export const people: ReadonlyArray<Act> = [
  {
    name: "add",
    weight: 5,
    run: ({ absent, context, expect, leg, one, rig, emitted, versionOf, world }) =>
      Effect.gen(function* () {
        const asked = emitted()
        const timeout = one([undefined, undefined, undefined, 20, 0])
        const answer = yield* rig.send(operations.addParticipant, {
          id: leg.id,
          version: versionOf(operations.addParticipant),
          body: {
            participantToAdd: absent,
            ...callerId,
            ...(timeout === undefined ? {} : { invitationTimeoutInSeconds: timeout }),
            ...asked
          }
        })
        world.log.push(`add ${answer.status}`)
        const id = answer.body["invitationId"]
        if (typeof id === "string") world.invitations.push(id)
        expect(answer, {
          url: asked.operationCallbackUri ?? leg.callbackUri,
          isEnding: ({ data, type }) =>
            data["operationContext"] === context && /^AddParticipant(?:Succeeded|Failed)$/.test(type),
          isCancel: ({ data, type }) => type === "CancelAddParticipantSucceeded" && data["invitationId"] === id
        })
      })
  },
  {
    name: "cancelAdd",
    weight: 4,
    endings: ["CancelAddParticipantSucceeded", "CancelAddParticipantFailed"],
    run: ({ ask, one, emitted, world: { invitations } }) =>
      ask(operations.cancelAddParticipant, {
        invitationId: one([invitations.at(-1), invitations.at(-2), invitations[0]]) ?? "nothing",
        ...emitted()
      })
  },
  {
    name: "remove",
    weight: 2,
    endings: ["RemoveParticipantSucceeded", "RemoveParticipantFailed"],
    run: ({ ask, present, emitted }) =>
      ask(operations.removeParticipant, { participantToRemove: present, ...emitted() })
  },
  {
    name: "mute",
    weight: 2,
    run: ({ ask, context, one, present }) => {
      // Only users of Communication Services can be muted; now and then somebody else is tried.
      const targets = present.kind === "communicationUser" ? [present] : [one([parties[0], parties[4], present])]
      return ask(operations.muteParticipants, { targetParticipants: targets, operationContext: context })
    }
  },
  {
    name: "hold",
    weight: 2,
    run: ({ ask, present, emitted }) => ask(operations.hold, { targetParticipant: present, ...emitted() })
  },
  {
    name: "unhold",
    weight: 2,
    run: ({ ask, present, emitted }) => ask(operations.unhold, { targetParticipant: present, ...emitted() })
  },
  {
    name: "hold with broken music",
    weight: 1,
    endings: ["HoldFailed"],
    run: ({ ask, present, emitted }) =>
      ask(operations.hold, { targetParticipant: present, playSourceInfo: brokenMusic, ...emitted() })
  },
  {
    name: "move",
    weight: 3,
    run: ({ context, elsewhere, expect, leg, one, party, rig, emitted, versionOf, world }) =>
      Effect.gen(function* () {
        const { leg: from, present } = elsewhere()
        const targets = one([false, true]) && party !== present ? [present, party] : [present]
        const asked = emitted()
        const answer = yield* rig.send(operations.moveParticipants, {
          id: leg.id,
          version: versionOf(operations.moveParticipants),
          body: { targetParticipants: targets, fromCall: from.id, ...asked }
        })
        world.log.push(`move ${answer.status}`)
        for (const { rawId } of targets)
          expect(answer, {
            url: asked.operationCallbackUri ?? leg.callbackUri,
            isEnding: ({ data, type }) =>
              data["operationContext"] === context &&
              /^MoveParticipant(?:Succeeded|Failed)$/.test(type) &&
              textAt(data, "participant", "rawId") === rawId
          })
      })
  },
  {
    name: "transfer",
    weight: 2,
    endings: ["CallTransferAccepted", "CallTransferFailed"],
    run: ({ absent, ask, one, present, emitted }) =>
      ask(operations.transferToParticipant, {
        targetParticipant: absent,
        ...(one([true, true, true, false]) ? { transferee: present } : {}),
        ...emitted()
      })
  },
  {
    name: "leave",
    weight: 2,
    run: ({ leg, present, rig, world }) => {
      world.log.push(`leave ${parties.indexOf(present)}`)
      return rig.control(`/calls/${leg.id}/leave`, { participant: present })
    }
  }
]
