/**
 * Connect: an application joins a call that is going on, a group call or a room, unseen: it is not a participant.
 *
 * Group calls and rooms come about when the first application joins; of Rooms and of group calls among users nothing else is here.
 */
import { connect } from "@effect-comms/call-automation/operations"
import { on, type RequestContext } from "../../service/Handler.ts"
import { ofRawId } from "../../telephony/Identifier.ts"
import { behaviorOf } from "../../telephony/WhoAnswers.ts"
import type { Call } from "../state/Call.ts"
import { type Calls, openConversation, openLeg } from "../state/Calls.ts"
import { connectLeg, endLeg, endWhenEmpty } from "../engine/Conversation.ts"
import { callNotFound, invalidBody, notEstablished } from "../requests/refusals.ts"
import { checkCallbackUri, namesAiServices, reply } from "../requests/checks.ts"
import { connectFailed } from "../events/results.ts"
import { checkStreaming, subscribe, subscriptions } from "../requests/streamOptions.ts"
import { connecting } from "../state/timing.ts"

type Locator = (typeof connect)["payload"]["Type"]["callLocator"]

const needed = (context: RequestContext, field: "serverCallId" | "groupCallId" | "roomId", id: string | undefined) => {
  if (id === undefined || id === "") throw invalidBody(context, `callLocator.${field}: expected the id of the call.`)
  return id
}

const existing = (calls: Calls, context: RequestContext, serverCallId: string): Call => {
  const call = calls.conversations.get(serverCallId)
  if (call === undefined) throw callNotFound(context)
  if (call.participants.size < call.endsBelow) throw notEstablished(context)
  return call
}

const meeting = (calls: Calls, name: string): Call =>
  [...calls.conversations.values()].find((each) => each.meeting === name) ?? openConversation(calls, name)

/** The call that a locator names, and the id whose ending says whether joining it fails. */
const locate = (calls: Calls, context: RequestContext, locator: Locator): readonly [call: Call, id: string] => {
  switch (locator.kind) {
    case "serverCallLocator":
      return [existing(calls, context, needed(context, "serverCallId", locator.serverCallId)), ""]
    case "groupCallLocator": {
      const id = needed(context, "groupCallId", locator.groupCallId)
      return [meeting(calls, `group call ${id.toLowerCase()}`), id]
    }
    case "roomCallLocator": {
      const id = needed(context, "roomId", locator.roomId)
      return [meeting(calls, `room ${id}`), id]
    }
    default:
      throw invalidBody(context, "callLocator.kind: expected serverCallLocator, groupCallLocator or roomCallLocator.")
  }
}

export const handleConnect = (calls: Calls) =>
  on(connect, ({ payload }, context) => {
    checkCallbackUri(calls, context, "callbackUri", payload.callbackUri)
    checkStreaming(calls, context, payload)
    const { guid, resourceId } = calls.emulator
    const [call, id] = locate(calls, context, payload.callLocator)
    const leg = openLeg(calls, {
      call,
      role: "connector",
      user: ofRawId(`8:acs:${resourceId}_${guid()}`),
      version: context.version,
      callbackUri: payload.callbackUri,
      operationContext: payload.operationContext,
      invitation: undefined,
      hasAiServices: namesAiServices(payload),
      properties: { targets: [], ...subscriptions(calls, payload) }
    })
    subscribe(calls, leg, payload)
    const behavior = behaviorOf(id)
    calls.later(connecting, () => {
      if (leg.state !== "connecting") return
      if (behavior === "answers") return connectLeg(calls, leg)
      endLeg(calls, leg, { result: connectFailed(behavior), millis: 0 })
      endWhenEmpty(calls, call)
    })
    // Recorded: the answer has a correlation id of its own; the call's is in everything that follows.
    const correlationId = guid()
    return reply({ correlationId }, context, 200, {
      ...leg.properties,
      callConnectionState: "connecting",
      correlationId
    })
  })
