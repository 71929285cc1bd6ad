/**
 * Provider states of Call Automation that several scenarios name, and failures that several operations have.
 *
 * What the states mean is in `states.ts`.
 */
import type { Json, ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"
import * as operations from "../../src/generated/operations.ts"
import { agent, callbackUri, callConnectionId, customer, serverCallId } from "../support.ts"

export const correlationId = "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b"

/** The connection of an application that joins a call. */
export const newCall = "5f8d3c1e-6a0b-4e4f-9d55-0a3b1d7e2c64"

/** Where operations want their events, instead of at the callback of the call. */
export const operationCallbackUri = "https://app.contoso.com/operations"

/** Somebody who declines: the last three digits say so. */
export const decliner = {
  kind: "communicationUser",
  communicationUser: { id: agent.communicationUser.id.replace(/.{3}$/, "603") }
}

/** Somebody who does not answer. */
export const absentee = {
  kind: "communicationUser",
  communicationUser: { id: agent.communicationUser.id.replace(/.{3}$/, "408") }
}

/** Members of the state besides who is in the call. */
interface Connected {
  /** Of the application's request; default the newest. */
  readonly apiVersion?: string
  /** Whether its setup names Azure AI services; default true. */
  readonly aiServices?: boolean
  /** Members of the request that makes the call. */
  readonly request?: { readonly [name: string]: Json }
}

/** A connected call with these others. */
export const connectedWith = (
  participants: ReadonlyArray<typeof agent>,
  { aiServices = true, ...more }: Connected = {}
): ProviderState => ({
  name: "a call is connected",
  parameters: {
    callConnectionId,
    serverCallId,
    correlationId,
    participants: participants.map(({ communicationUser }) => communicationUser.id),
    aiServices,
    ...more
  }
})

/** A connected call with the customer and the agent. */
export const connected = connectedWith([customer, agent])

/** A connected call with the customer alone. */
export const connectedToCustomer = connectedWith([customer])

/** The same, whose setup names no Azure AI services. */
export const withoutAiServices = connectedWith([customer, agent], { aiServices: false })

/** Everybody has hung up. */
const ended: ProviderState = { name: "the call has ended", parameters: { callConnectionId } }

/** The call was connected, and everybody has hung up. */
export const hasEnded: ReadonlyArray<ProviderState> = [connected, ended]

/** The application has called somebody, who has not answered yet. */
export const ringingAt = (target: typeof agent, apiVersion = "2026-03-12"): ProviderState =>
  executed(
    operations.createCall,
    { targets: [target], callbackUri },
    { apiVersion, status: 201, body: { callConnectionId, correlationId } }
  )
const ringing = ringingAt(customer)

/** The resource owns this number and no other. */
export const ownedNumber: ProviderState = {
  name: "the resource owns a phone number",
  parameters: { phoneNumber: "+14255550100" }
}

/** What is asked of a call that has ended. */
export const ofEndedCall: Failure<never> = {
  cause: "in a call that has ended",
  given: hasEnded,
  code: "8522",
  message: "Call not found."
}

/** What is asked of a call that nobody has answered yet. */
export const ofRingingCall: Failure<never> = {
  cause: "in a call that still rings",
  given: [ringing],
  code: "8501",
  message: "Action is not allowed while the call is not established."
}

/** What is asked about somebody who is not in the call. */
export const absent = <I>(input: I): Failure<I> => ({
  cause: "about somebody who is not in the call",
  input,
  code: "8522",
  message: "Participant not found."
})

/** What a text is to be spoken for, or speech recognized, without Azure AI services. */
export const unprepared = <I>(input: I): Failure<I> => ({
  cause: "in a call without Azure AI services",
  given: [withoutAiServices],
  input,
  code: "8522",
  message: "Request not allowed when Cognitive Service Configuration not set during call setup."
})

/** A caller id that the resource does not own. */
export const foreignCallerId = <I>(input: I, given: ReadonlyArray<ProviderState>): Failure<I> => ({
  cause: "with a caller id of somebody else",
  given: [ownedNumber, ...given],
  input,
  code: "7507",
  message: "sourceCallerIdNumber: expected a phone number that the resource owns."
})

/** A field that does not fit, which is named. */
export const invalid = <I>(cause: string, input: I, message: string): Failure<I> => ({
  cause,
  input,
  code: "8523",
  message
})

/** A list that names nobody. */
export const toNobody = <I>(input: I, field: string): Failure<I> =>
  invalid("to nobody", input, `${field}: expected at least one identifier.`)

/** Somebody of the call. */
export const rawIdOf = ({ communicationUser }: typeof agent): string => communicationUser.id
