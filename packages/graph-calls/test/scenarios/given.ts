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
/** Where an answer wants the notifications of its call, instead of where those of incoming calls go. */
export const answeredUri = "https://bot.contoso.com/answered"
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

/** A participant of a call besides the application, the user that it is, and the application as one. */
export const participantId = "7d501bf1-5ee4-4605-ba92-0ae4513c611c"
export const ownParticipantId = "ab120bbf-1ad1-4b0c-9c4b-5a2f2a1e4e7e"
export const userId = "550fae72-d251-43ec-868c-373732c2704f"

const meetingOf = (parameters: ProviderState["parameters"]): ProviderState => ({
  name: "a Graph meeting is joined",
  parameters: { callId, callbackUri, participantId, ownParticipantId, userId, ...parameters }
})

export const meeting = meetingOf({ media: "serviceHosted" })

/** A meeting of whose changes the application wants to be told in its own way. */
export const meetingWith = (callOptions: Readonly<Record<string, boolean>>): ProviderState =>
  meetingOf({ media: "serviceHosted", callOptions })

export const appHostedMeeting = meetingOf({ media: "appHosted" })

/** Something that is so in a call that is there. */
export const inMeeting = (name: string, parameters: ProviderState["parameters"] = {}): ProviderState => ({
  name,
  parameters: { callId, ...parameters }
})

export const ringing: ProviderState = {
  name: "a Graph call rings for the application",
  parameters: { callId, callbackUri }
}

export const policyRecorded: ProviderState = {
  name: "a policy has the application record a Graph call",
  parameters: { callId, callbackUri }
}

export const policyRings: ProviderState = {
  name: "a policy has a Graph call ring for the application",
  parameters: { callId, callbackUri, participantId }
}

/** Somebody who joins under the policy, and that this one leaves again. */
export const joins = inMeeting("somebody under the policy joins the Graph call", { participantId, userId })
export const leaves = inMeeting("the user leaves the Graph call", { userId })

/** Somebody who waits in the lobby. */
export const waitingId = "c3f1a2b4-6d5e-4f70-8a9b-0c1d2e3f4a5b"

export const waiting = inMeeting("somebody waits in the lobby of the Graph meeting", { participantId: waitingId })

/** The address of a call of Graph, of which nobody knows the id before. */
export const callLocation = regex(
  "^https?://[^/]+/v1\\.0/communications/calls/[0-9a-f-]{36}$",
  `https://graph.microsoft.com/v1.0/communications/calls/${callId}`
)

/** The address of an operation of the call. */
const operationLocation = (version: "v1.0" | "beta") =>
  regex(
    `^https?://[^/]+/${version.replace(".", "\\.")}/communications/calls/${callId}/operations/[0-9a-f-]{36}$`,
    `https://graph.microsoft.com/${version}/communications/calls/${callId}/operations/${operationId}`
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

/** What is asked of a call that does not ring any more. */
export const ofEstablishedCall: Failure<never> = {
  cause: "of a call that is established",
  given: [application, established],
  code: "BadRequest",
  message: "The call is established."
}

/** What is asked of a participant who is not there, with an input that names nobody. */
export const ofNobody = <I>(input: I): Failure<I> => ({
  cause: "of nobody in the call",
  input,
  code: "NotFound",
  message: "Participant not found."
})

/** The failures of most actions. */
export const failures = { 400: [ofEstablishingCall], 404: [ofEndedCall] } as const

/** An operation that was started, as it is answered. */
export const started = (
  type: string,
  status: string,
  {
    more = {},
    version = "v1.0",
    ...answer
  }: { readonly status?: number; readonly version?: "v1.0" | "beta"; readonly more?: object } = {}
) => {
  const location = operationLocation(version)
  return {
    status: 200,
    ...answer,
    headers: { Location: location },
    body: { ...operation(type, status), ...more },
    value: { ...operation(type, status, operationId), ...more, location: location.value }
  }
}

/** What its operation shows, by default at once. */
export const shows = (type: string, status: string, { after = 0, more = {} } = {}) => [
  {
    read: "getOperation" as const,
    input: { callId, operationId },
    after,
    status: 200,
    body: { ...operation(type, status, operationId), ...more }
  }
]
