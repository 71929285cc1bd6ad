/** Create: a call to one or several, or one that joins a meeting. */
import { createCall } from "@effect-comms/graph-calls/operations"
import { makeParticipant } from "../../telephony/Conversation.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { openConversation } from "../../telephony/Network.ts"
import { openCall } from "../engine/calls.ts"
import { dial } from "../engine/dial.ts"
import { joinMeeting } from "../engine/meetings.ts"
import { tellCall } from "../events/emit.ts"
import { ownerOf } from "../requests/callOf.ts"
import { requireRoom } from "../requests/budgets.ts"
import { checkCreate } from "../requests/checkCreate.ts"
import { onGraph } from "../requests/onGraph.ts"
import { requireCreating } from "../requests/permissions.ts"
import { bodyOf, type Call, meetingName, meetingOf, type Owner } from "../state/Call.ts"
import { type Calls, recordOf } from "../state/Calls.ts"
import { applicationIdentifier, applicationIdentity, identifierOf } from "../state/identities.ts"
import { later } from "../state/later.ts"

/** Who calls when nothing is said: the application itself. */
const application = ({ clientId }: Owner) => ({
  "@odata.type": "#microsoft.graph.participantInfo",
  identity: applicationIdentity(clientId)
})

export const handleCreateCall = (calls: Calls) =>
  onGraph(createCall, ({ payload }, context) => {
    const owner = ownerOf(calls, context)
    const version: Call["version"] = context.version === "beta" ? "beta" : "v1.0"
    checkCreate(payload, owner, version)
    requireCreating(calls, payload)
    requireRoom(calls, owner)
    const { source = application(owner), ...rest } = payload
    const request = { ...rest, source }
    const name = meetingName(request)
    const { network } = calls
    const conversation =
      (name === undefined ? undefined : network.meetings.get(name)) ??
      openConversation(network, { meeting: name, correlationId: payload.callChainId })
    const kind = name !== undefined ? "meeting" : (payload.targets?.length ?? 0) > 1 ? "group" : "peerToPeer"
    const instance = source.identity?.applicationInstance
    const user =
      (instance?.id === undefined ? undefined : identifierOf({ applicationInstance: instance })) ??
      applicationIdentifier(owner.clientId)
    const call = openCall(calls, { owner, conversation, user, kind, request, version, direction: "outgoing" })
    later(calls, call, 0, () => tellCall(calls, call, "updated", "establishing", meetingOf(call)))
    if (kind === "meeting") joinMeeting(calls, call)
    else {
      const me = makeParticipant(call.user, call)
      recordOf(calls, me, {
        id: call.myParticipantId,
        identity: source.identity ?? applicationIdentity(owner.clientId)
      })
      conversation.participants.set(keyOf(call.user), me)
      dial(calls, call)
    }
    const location = `${context.origin}/${context.version}/communications/calls/${call.id}`
    return { status: 201, body: { location, ...bodyOf(call) } }
  })
