/** Calls: created, read, hung up. */
import { createCall, deleteCall, getCall } from "@effect-comms/graph-calls/operations"
import type { Handler } from "../service/Handler.ts"
import { bodyOf } from "./Call.ts"
import { onGraph } from "./onGraph.ts"
import { checkCreate } from "./requests.ts"
import type { GraphState } from "./GraphState.ts"

/** The operations on calls themselves. */
export const callHandlers = (graph: GraphState): ReadonlyArray<Handler> => [
  onGraph(createCall, ({ payload }, context) => {
    const owner = graph.owner(context)
    checkCreate(payload, owner)
    const { source = application(owner.clientId), ...request } = payload
    const call = graph.create(owner, { ...request, source }, context.version === "beta")
    const location = `${context.origin}/${context.version}/communications/calls/${call.id}`
    return { status: 201, body: { location, ...bodyOf(call) } }
  }),
  onGraph(getCall, ({ params }, context) => ({ status: 200, body: bodyOf(graph.enter(params.id, context)) })),
  onGraph(deleteCall, ({ params }, context) => {
    graph.hangUp(graph.enter(params.id, context))
    return { status: 204, body: undefined }
  })
]

/** Who calls when nothing is said: the application itself. */
const application = (id: string) => ({
  "@odata.type": "#microsoft.graph.participantInfo",
  identity: {
    "@odata.type": "#microsoft.graph.identitySet",
    application: { "@odata.type": "#microsoft.graph.identity", id }
  }
})
