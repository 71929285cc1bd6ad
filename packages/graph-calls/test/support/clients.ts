/** Clients of a script, and values of Microsoft's examples. */
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import type { Credential } from "@effect-comms/core/Credential"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import type * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as Layer from "effect/Layer"
import * as GraphCalls from "../../src/GraphCalls.ts"

export const bearer: Credential = { authorize: () => ["authorization", "Bearer token"] }

/** A client of a script; every attempt is the only one unless a test says otherwise. */
export const client = (
  transport: ScriptedTransport.ScriptedTransport,
  options: GraphCalls.Place = {}
): Layer.Layer<GraphCalls.GraphCalls, CommunicationError> =>
  GraphCalls.layer({ credential: bearer, ...options }).pipe(Layer.provide(CurrentTransport.layer(transport)))

export const callId = "57dab8b1-894c-409a-b240-bd8beae78896"
export const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5"
export const clientContext = "d45324c1-fcb5-430a-902c-f20af696537c"
export const operationUrl = `https://graph.microsoft.com/v1.0/communications/calls/${callId}/operations/${operationId}`

/** An action's answer. */
export const answer = (type: string, status: string, more: Readonly<Record<string, unknown>> = {}) => ({
  status: 200,
  headers: { location: operationUrl },
  body: { "@odata.type": `#microsoft.graph.${type}`, status, clientContext, id: operationId, ...more }
})

/** A request of those that were sent. */
export const sent = (transport: ScriptedTransport.ScriptedTransport, index = 0): ScriptedTransport.Recorded => {
  const request = transport.requests[index]
  if (request === undefined) throw new Error(`there is no request ${index}`)
  return request
}
