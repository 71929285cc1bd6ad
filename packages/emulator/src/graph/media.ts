/** Playing, recording, tones, and the end of all that: the media operations of calls that the service hosts. */
import {
  cancelMediaProcessing,
  getOperation,
  playPrompt,
  recordResponse,
  subscribeToTone
} from "@effect-comms/graph-calls/operations"
import type { Handler, RequestContext } from "../service/Handler.ts"
import type { Call } from "./Call.ts"
import { bodyOf, type CommsOperation, type OperationType } from "./CommsOperation.ts"
import { keyOf } from "./ids.ts"
import { playJob, recordJob } from "./mediaJobs.ts"
import { onGraph } from "./onGraph.ts"
import { invalid, operationNotFound } from "./refusals.ts"
import type { GraphState } from "./GraphState.ts"

/** The operations on media. */
export const mediaHandlers = (graph: GraphState): ReadonlyArray<Handler> => {
  const { notifications, emulator } = graph
  const { guid, journal, network } = emulator

  const established = (id: string, context: RequestContext): Call => {
    const call = graph.enter(id, context)
    if (call.state !== "established") throw invalid(`The call is ${call.state}, expected established.`)
    return call
  }

  /** The service plays and records only what it hosts itself. */
  const hosted = (call: Call): Call => {
    const { mediaConfig } = call.request
    if (mediaConfig !== undefined && "blob" in mediaConfig)
      throw invalid("mediaConfig: expected serviceHostedMediaConfig for this operation")
    return call
  }

  const begin = (call: Call, type: OperationType, clientContext: string | undefined): CommsOperation => {
    const operation: CommsOperation = { id: guid(), type, clientContext, outcome: undefined }
    call.operations.set(keyOf(operation.id), operation)
    const data = { callId: call.id, operationId: operation.id }
    journal.write({ kind: "state", name: `${type} accepted`, data })
    return operation
  }

  const reply = (call: Call, operation: CommsOperation, { origin, version }: RequestContext) => ({
    status: 200,
    body: {
      location: `${origin}/${version}/communications/calls/${call.id}/operations/${operation.id}`,
      ...bodyOf(operation)
    }
  })

  /** Ends what runs and waits, and tells of it after the answer has gone. */
  const cancel = (call: Call): void => {
    const operations = call.media.cancel()
    network.after(0, () => {
      for (const operation of operations) notifications.operation(call, operation)
    })
  }

  return [
    onGraph(playPrompt, ({ params, payload }, context) => {
      const call = hosted(established(params.id, context))
      const operation = begin(call, "playPromptOperation", payload.clientContext)
      call.media.add(playJob(network, operation, payload, call.beta))
      return reply(call, operation, context)
    }),

    onGraph(recordResponse, ({ params, payload }, context) => {
      const call = hosted(established(params.id, context))
      const operation = begin(call, "recordOperation", payload.clientContext)
      if (payload.bargeInAllowed === true) cancel(call)
      const recording = {
        recordingLocation: `${context.origin}/_emulator/graph/recordings/${operation.id}`,
        recordingAccessToken: guid()
      }
      call.media.add(recordJob(network, operation, payload, recording))
      return reply(call, operation, context)
    }),

    onGraph(subscribeToTone, ({ params, payload }, context) => {
      const call = hosted(established(params.id, context))
      const operation = begin(call, "subscribeToToneOperation", payload.clientContext)
      operation.outcome = { status: "completed" }
      call.tonesSubscribed = true
      return reply(call, operation, context)
    }),

    onGraph(cancelMediaProcessing, ({ params, payload }, context) => {
      const call = hosted(established(params.id, context))
      const operation = begin(call, "cancelMediaProcessingOperation", payload.clientContext)
      operation.outcome = { status: "completed" }
      cancel(call)
      return reply(call, operation, context)
    }),

    onGraph(getOperation, ({ params }, context) => {
      const operation = graph.enter(params.callId, context).operations.get(keyOf(params.operationId))
      if (operation === undefined) throw operationNotFound()
      return { status: 200, body: bodyOf(operation) }
    })
  ]
}
