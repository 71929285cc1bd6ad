/** Audio routing groups of a group call: who hears whom. */
import {
  createAudioRoutingGroup,
  deleteAudioRoutingGroup,
  getAudioRoutingGroup,
  listAudioRoutingGroups,
  updateAudioRoutingGroup
} from "@effect-comms/graph-calls/operations"
import type { RequestContext } from "../../service/Handler.ts"
import { grouped } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { groupNotFound, invalid } from "../requests/refusals.ts"
import { expectValue } from "../requests/values.ts"
import type { AudioRoutingGroup } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"

const shown = (group: AudioRoutingGroup) => ({ "@odata.type": "#microsoft.graph.audioRoutingGroup", ...group })

const groupOf = (
  calls: Calls,
  params: { readonly callId: string; readonly groupId: string },
  context: RequestContext
) => {
  const call = grouped(calls, params.callId, context)
  const group = call.groups.get(params.groupId.toLowerCase())
  if (group === undefined) throw groupNotFound()
  return { call, group }
}

export const handleListAudioRoutingGroups = (calls: Calls) =>
  onGraph(listAudioRoutingGroups, ({ params }, context) => {
    const { groups } = grouped(calls, params.callId, context)
    return { status: 200, body: { value: [...groups.values()].map(shown) } }
  })

export const handleCreateAudioRoutingGroup = (calls: Calls) =>
  onGraph(createAudioRoutingGroup, ({ params, payload }, context) => {
    const call = grouped(calls, params.callId, context)
    const { id = calls.network.guid(), receivers = [], routingMode = "oneToOne", sources = [] } = payload
    expectValue("routingMode", routingMode, "routingMode")
    if (call.groups.has(id.toLowerCase())) throw invalid("id: expected one that no other group has")
    const group: AudioRoutingGroup = { id, routingMode, sources, receivers }
    call.groups.set(id.toLowerCase(), group)
    calls.note(call, "audio routed", { groupId: id })
    return { status: 200, body: shown(group) }
  })

export const handleGetAudioRoutingGroup = (calls: Calls) =>
  onGraph(getAudioRoutingGroup, ({ params }, context) => ({
    status: 200,
    body: shown(groupOf(calls, params, context).group)
  }))

export const handleUpdateAudioRoutingGroup = (calls: Calls) =>
  onGraph(updateAudioRoutingGroup, ({ params, payload }, context) => {
    const { group } = groupOf(calls, params, context)
    if (payload.routingMode !== undefined) expectValue("routingMode", payload.routingMode, "routingMode")
    group.routingMode = payload.routingMode ?? group.routingMode
    group.sources = payload.sources ?? group.sources
    group.receivers = payload.receivers ?? group.receivers
    return { status: 200, body: shown(group) }
  })

export const handleDeleteAudioRoutingGroup = (calls: Calls) =>
  onGraph(deleteAudioRoutingGroup, ({ params }, context) => {
    const { call, group } = groupOf(calls, params, context)
    call.groups.delete(group.id.toLowerCase())
    return { status: 204, body: undefined }
  })
