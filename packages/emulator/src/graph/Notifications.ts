/**
 * What applications are told of their calls: one notification per post, in order per call, signed for the application.
 *
 * Bodies have the members and the order of Microsoft's examples; ids in URLs are in capitals and without dashes, as there.
 */
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import type { Call } from "./Call.ts"
import { type CommsOperation, wireOf } from "./CommsOperation.ts"
import { inUrl } from "./ids.ts"
import { signer } from "./profile.ts"

/** Sends notifications. */
export interface Notifications {
  /** The call changed: its state as given, and whatever else is told with it. */
  readonly call: (
    call: Call,
    changeType: "created" | "updated" | "deleted",
    state: string,
    more?: Readonly<Record<string, unknown>>
  ) => void
  /** Who is in the call, all of them. */
  readonly roster: (call: Call) => void
  /** An operation of the call ended. */
  readonly operation: (call: Call, operation: CommsOperation) => void
}

/** The number in the first `@odata.etag`: that of Microsoft's example. */
const firstTag = 54_451

/** Notifications over the delivery of the emulator. */
export const makeNotifications = ({ delivery, guid }: EmulatorContext): Notifications => {
  let tag = firstTag

  const post = (call: Call, type: string, notification: Readonly<Record<string, unknown>>): void =>
    delivery.post({
      key: call.id,
      url: call.request.callbackUri,
      kind: "notification",
      type,
      sign: { signer, audience: call.owner.clientId, tenantId: call.owner.tenantId },
      headers: {
        accept: "application/json",
        "user-agent": "Microsoft-Skype/3.0,(Calling/1.0)",
        "x-microsoft-skype-chain-id": call.callChainId,
        "x-microsoft-skype-message-id": guid(),
        "scenario-id": call.callChainId
      },
      body: {
        "@odata.type": "#microsoft.graph.commsNotifications",
        value: [{ "@odata.type": "#microsoft.graph.commsNotification", ...notification }]
      }
    })

  return {
    call: (call, changeType, state, more = {}) =>
      post(call, `call ${state}`, {
        changeType,
        resource: `/app/calls/${inUrl(call.id)}`,
        resourceUrl: `/communications/calls/${inUrl(call.id)}`,
        callbackUri: call.request.callbackUri,
        resourceData: {
          "@odata.type": "#microsoft.graph.call",
          state,
          ...more,
          callChainId: call.callChainId,
          id: call.id
        }
      }),
    roster: (call) => {
      const own = { "@odata.type": "#microsoft.graph.identitySet", application: { id: call.owner.clientId } }
      const everybody = [[call.myParticipantId, own] as const, ...call.present]
      post(call, "participants", {
        changeType: "updated",
        resourceUrl: `/communications/calls/${inUrl(call.id)}/participants`,
        resourceData: everybody.map(([id, identity]) => ({
          "@odata.type": "#microsoft.graph.participant",
          info: { "@odata.type": "#microsoft.graph.participantInfo", identity },
          isInLobby: false,
          isMuted: false,
          mediaStreams: [
            {
              "@odata.type": "#microsoft.graph.mediaStream",
              mediaType: "audio",
              direction: "sendReceive",
              sourceId: "1",
              serverMuted: false
            }
          ],
          id
        }))
      })
    },
    operation: (call, operation) => {
      const path = `/communications/calls/${inUrl(call.id)}/operations/${inUrl(operation.id)}`
      const { "@odata.type": type, ...body } = wireOf(operation)
      const resourceData = { "@odata.type": type, "@odata.id": path, "@odata.etag": `W/"${tag++}"`, ...body }
      post(call, operation.type, { changeType: "deleted", resourceUrl: path, resourceData })
    }
  }
}
