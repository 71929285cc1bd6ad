/** AnswerCall: an application takes a call that rings for it, and gets a leg of its own. */
import { answerCall } from "@effect-comms/call-automation/operations"
import { kind } from "@effect-comms/core/CommunicationIdentifier"
import { on } from "../../service/Handler.ts"
import { keyOf, ofRawId } from "../../telephony/Identifier.ts"
import { type Calls, openLeg } from "../state/Calls.ts"
import { answer, join } from "../engine/Invitations.ts"
import { callNotFound, invalidBody } from "../requests/refusals.ts"
import { checkCallbackUri, namesAiServices, reply } from "../requests/checks.ts"
import { checkStreaming, subscribe, subscriptions } from "../requests/streamOptions.ts"
import { connecting } from "../state/timing.ts"

export const handleAnswerCall = (calls: Calls) =>
  on(answerCall, ({ payload }, context) => {
    const invitation = calls.contexts.get(payload.incomingCallContext)
    if (invitation === undefined) throw callNotFound(context)
    checkCallbackUri(calls, context, "callbackUri", payload.callbackUri)
    checkStreaming(calls, context, payload)

    const { guid, resourceId } = calls.emulator
    const { call, callerDisplayName, from, party } = invitation
    // A phone number is answered by a user of the resource; an ACS user answers as itself.
    const user =
      kind(party) === "communicationUser" ? party : ofRawId(payload.answeredBy?.id ?? `8:acs:${resourceId}_${guid()}`)
    if (keyOf(user) === keyOf(from)) throw invalidBody(context, "answeredBy: expected somebody else than the caller.")
    const leg = openLeg(calls, {
      call,
      role: "answerer",
      user,
      version: context.version,
      callbackUri: payload.callbackUri,
      operationContext: payload.operationContext,
      invitation,
      hasAiServices: namesAiServices(payload),
      properties: {
        serverCallId: call.serverCallId,
        targets: [party],
        source: from,
        ...(from.phoneNumber === undefined ? {} : { sourceDisplayName: callerDisplayName || from.phoneNumber.value }),
        answeredBy: { id: user.rawId ?? "" },
        ...(party.phoneNumber === undefined ? {} : { answeredFor: party.phoneNumber }),
        ...subscriptions(calls, payload)
      }
    })
    subscribe(calls, leg, payload)
    answer(calls, invitation)
    calls.later(connecting, () => {
      if (leg.state === "connecting") join(invitation, leg)
    })
    return reply(call, context, 200, { ...leg.properties, callConnectionState: "connecting" })
  })
