/**
 * The values of Microsoft's examples, the provider states of Graph's calls that several scenarios name, and failures that several
 * operations have.
 *
 * What the states mean is in `states.ts`.
 */
import { regex, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"

export { callId, clientContext, operationId } from "../support/clients.ts"
import { callId, clientContext, operationId } from "../support/clients.ts"

export const callbackUri = "https://bot.contoso.com/callback"
export const tenantId = "aa67bd4c-8475-432d-bd41-39f255720e0a"
export const clientId = "2891555a-92ff-42e6-80fa-6e1300c6b5c6"

export const application: ProviderState = { name: "a Graph application", parameters: { tenantId, clientId } }

export const establishing: ProviderState = {
  name: "a Graph call is being established",
  parameters: { callId, callbackUri }
}

export const established: ProviderState = { name: "a Graph call is established", parameters: { callId, callbackUri } }

const ended: ProviderState = { name: "the Graph call has ended", parameters: { callId } }

export const running = (type: string, more: { readonly operationId?: string } = {}): ProviderState => ({
  name: "an operation is running",
  parameters: { callId, operationId, type, clientContext, ...more }
})

export const presses = (tone: string): ProviderState => ({
  name: "the other side presses a key",
  parameters: { callId, tone }
})

/** The address of a call of Graph, of which nobody knows the id before. */
export const callLocation = regex(
  "^https?://[^/]+/v1\\.0/communications/calls/[0-9a-f-]{36}$",
  `https://graph.microsoft.com/v1.0/communications/calls/${callId}`
)

/** The address of an operation of the call. */
export const operationLocation = (example = operationId) =>
  regex(
    `^https?://[^/]+/v1\\.0/communications/calls/${callId}/operations/[0-9a-f-]{36}$`,
    `https://graph.microsoft.com/v1.0/communications/calls/${callId}/operations/${example}`
  )

/** An operation as answers show it. */
export const operation = (type: string, status: string, id: unknown = uuid(operationId)) => ({
  "@odata.type": `#microsoft.graph.${type}`,
  id,
  status,
  clientContext
})

/** How something ended; the words are not agreed on. */
export const resultInfo = (code: number, subcode: number, message: string) => ({
  "@odata.type": "#microsoft.graph.resultInfo",
  code,
  subcode,
  message: string(message)
})

export const ofEndedCall: Failure<never> = {
  cause: "of a call that has ended",
  given: [established, ended],
  code: "8522",
  message: "Call not found."
}

/** What is asked of a call before somebody has answered. */
export const ofEstablishingCall: Failure<never> = {
  cause: "of a call that nobody has answered",
  given: [establishing],
  code: "BadRequest",
  message: "The call is establishing."
}
