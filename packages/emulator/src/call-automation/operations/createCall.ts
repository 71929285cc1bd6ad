/** CreateCall: a call to one or several; the first who answers connects it, and it fails when nobody does. */
import { createCall } from "@effect-comms/call-automation/operations"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { on } from "../../service/Handler.ts"
import { keyOf, normalize, ofRawId } from "../../telephony/Identifier.ts"
import { makeParticipant } from "../state/Call.ts"
import { type Calls, openConversation, openLeg } from "../state/Calls.ts"
import { endCall, enter } from "../engine/Conversation.ts"
import { invite } from "../engine/Invitations.ts"
import { invalidBody } from "../requests/refusals.ts"
import { checkCallbackUri, checkCallerId, namesAiServices, reply } from "../requests/checks.ts"
import { attemptFailed } from "../events/results.ts"
import { checkStreaming, subscribe, subscriptions } from "../requests/streamOptions.ts"

export const handleCreateCall = (calls: Calls) =>
  on(createCall, ({ payload }, context) => {
    const targets = payload.targets.map(normalize)
    if (targets.length === 0) throw invalidBody(context, "targets: expected at least one identifier.")
    if (new Set(targets.map(keyOf)).size < targets.length)
      throw invalidBody(context, "targets: expected no identifier twice.")
    if (payload.source !== undefined && targets.some((target) => keyOf(target) === payload.source?.id.toLowerCase()))
      throw invalidBody(context, "targets: expected somebody else than the source.")
    checkCallbackUri(calls, context, "callbackUri", payload.callbackUri)
    const callerId = payload.sourceCallerIdNumber?.value
    checkCallerId(calls, context, targets, callerId)
    checkStreaming(calls, context, payload)

    const { guid, resourceId } = calls.emulator
    const source = ofRawId(payload.source?.id ?? `8:acs:${resourceId}_${guid()}`)
    const callerDisplayName = payload.sourceDisplayName ?? ""
    const call = openConversation(calls)
    const leg = openLeg(calls, {
      call,
      role: "creator",
      user: source,
      version: context.version,
      callbackUri: payload.callbackUri,
      operationContext: payload.operationContext,
      invitation: undefined,
      hasAiServices: namesAiServices(payload),
      properties: {
        targets,
        ...(callerId === undefined ? {} : { sourceCallerIdNumber: { value: callerId } }),
        sourceDisplayName: callerDisplayName,
        source,
        ...subscriptions(calls, payload)
      }
    })
    subscribe(calls, leg, payload)
    call.participants.set(keyOf(source), makeParticipant(source, leg))
    for (const party of targets) {
      invite(calls, {
        call,
        party,
        by: leg,
        from: source,
        callerDisplayName,
        joined: (answering, joining) => enter(calls, call, joining, answering),
        failed: (status, called) => {
          if (leg.state !== "connecting" || call.invitations.size > 0) return
          endCall(calls, call, () => ({ result: attemptFailed(rawId(called), status), millis: 0 }))
        }
      })
    }
    return reply(call, context, 201, { ...leg.properties, callConnectionState: "connecting" })
  })
