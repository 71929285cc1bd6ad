/** The call that a request is for, what it must be like, and the operations that requests begin. */
import type { Reply, RequestContext } from "../../service/Handler.ts"
import type { Participant } from "../../telephony/Conversation.ts"
import { tellOperation } from "../events/emit.ts"
import { completed } from "../events/results.ts"
import { type Call, hasRoster, isAppHosted, nobody, type Owner, type Waiting } from "../state/Call.ts"
import { type Calls, findCall, findWaiting, participantById } from "../state/Calls.ts"
import { bodyOf, type CommsOperation, type OperationType, type Outcome } from "../state/CommsOperation.ts"
import { keyOf } from "../state/ids.ts"
import { later } from "../state/later.ts"
import { completing } from "../state/timing.ts"
import { requireFor } from "./permissions.ts"
import { callNotFound, callTenantMismatch, invalid, participantNotFound, unauthorized } from "./refusals.ts"

/** The application that asks; refused when it has no permission for the operation. */
export const ownerOf = (calls: Calls, { operation, principal }: RequestContext): Owner => {
  if (principal._tag !== "GraphApplication") throw unauthorized()
  const owner = { clientId: principal.clientId, tenantId: principal.tenantId }
  calls.seen = owner
  requireFor(calls, operation.id)
  return owner
}

/** The call of an id; refused when there is none, or it is another tenant's or application's. */
export const callOf = (calls: Calls, id: string, context: RequestContext): Call => {
  const { clientId, tenantId } = ownerOf(calls, context)
  const call = findCall(calls, id)
  if (call === undefined) throw callNotFound()
  if (call.tenantId === nobody.tenantId) call.tenantId = tenantId.toLowerCase()
  if (call.tenantId !== tenantId.toLowerCase()) throw callTenantMismatch()
  if (call.owner.clientId.toLowerCase() !== clientId.toLowerCase()) throw callNotFound()
  return call
}

/** A call that rings for the application, and its invitation. */
export const ringingCall = (calls: Calls, id: string, context: RequestContext) => {
  const call = callOf(calls, id, context)
  const { invitation } = call
  if (call.phase !== "incoming" || invitation === undefined)
    throw invalid(`The call is ${call.phase}, expected incoming.`)
  return { call, invitation }
}

/** The same, established. */
export const established = (calls: Calls, id: string, context: RequestContext): Call => {
  const call = callOf(calls, id, context)
  if (call.phase !== "established") throw invalid(`The call is ${call.phase}, expected established.`)
  return call
}

/** The same, which has media: its application does not wait in the lobby. */
export const withMedia = (calls: Calls, id: string, context: RequestContext): Call =>
  inside(established(calls, id, context))

/** The same, whose media the service hosts: it plays and records nothing else, and listens to no other keys. */
export const hosted = (calls: Calls, id: string, context: RequestContext): Call => {
  const call = withMedia(calls, id, context)
  if (isAppHosted(call)) throw invalid("mediaConfig: expected serviceHostedMediaConfig for this operation")
  return call
}

/** The same, in which several may be. */
export const grouped = (calls: Calls, id: string, context: RequestContext): Call => {
  const call = established(calls, id, context)
  if (!hasRoster(call)) throw invalid("The call is between two, expected a group call.")
  return inside(call)
}

/** The same call; refused while its application waits in the lobby, where it has no media and does nothing with those who are in. */
export const inside = (call: Call): Call => {
  if (call.isInLobby) throw invalid("The call is in the lobby, expected one that was admitted.")
  return call
}

/** A participant of a call by its id; refused while it waits in the lobby, where it has no media. */
export const participantOf = (calls: Calls, call: Call, id: string): Participant => {
  const participant = participantById(calls, call, id)
  if (participant !== undefined) return participant
  throw findWaiting(calls, call, id) === undefined
    ? participantNotFound()
    : invalid("The participant is in the lobby, expected one that was admitted.")
}

/** Somebody in the lobby of a call by its id. */
export const waitingOf = (calls: Calls, call: Call, id: string): Waiting => {
  const waiting = findWaiting(calls, call, id)
  if (waiting === undefined) throw participantNotFound()
  return waiting
}

/** Notes an operation that a request asks for. */
export const begin = (
  calls: Calls,
  call: Call,
  type: OperationType,
  clientContext: string | undefined,
  participants?: CommsOperation["participants"]
): CommsOperation => {
  const operation: CommsOperation = { id: calls.network.guid(), type, clientContext, participants, outcome: undefined }
  call.operations.set(keyOf(operation.id), operation)
  calls.note(call, `${type} accepted`, { operationId: operation.id })
  return operation
}

/** Notes an operation that is over when it is answered: nothing more is notified of it. */
export const done = (...given: Parameters<typeof begin>): CommsOperation => {
  const operation = begin(...given)
  operation.outcome = { status: "completed" }
  return operation
}

/** Ends an operation, as its application is notified. */
export const finish = (calls: Calls, call: Call, operation: CommsOperation, outcome: Outcome): void => {
  operation.outcome = outcome
  tellOperation(calls, call, operation)
}

/** Ends an operation that succeeds a little later, when it takes effect. */
export const finishLater = (calls: Calls, call: Call, operation: CommsOperation, effect: () => void = () => {}): void =>
  void later(calls, call, completing, () => {
    finish(calls, call, operation, { status: "completed", resultInfo: completed })
    effect()
  })

/** Answers with an operation and where it is. */
export const reply = (
  call: Call,
  operation: CommsOperation,
  { origin, version }: RequestContext,
  status: number = 200
): Reply<ReturnType<typeof bodyOf> & { readonly location: string }> => ({
  status,
  body: {
    location: `${origin}/${version}/communications/calls/${call.id}/operations/${operation.id}`,
    ...bodyOf(operation)
  }
})
