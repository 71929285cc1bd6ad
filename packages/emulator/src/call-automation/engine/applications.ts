/** Applications of Call Automation as the network calls them: they are sent IncomingCall and answer with its context. */
import { IncomingCall } from "@effect-comms/call-automation/events"
import { kind, rawId } from "@effect-comms/core/CommunicationIdentifier"
import { keyOf } from "../../telephony/Identifier.ts"
import type { Endpoint } from "../../telephony/Conversation.ts"
import { behaviorOf } from "../../telephony/WhoAnswers.ts"
import { incomingCallContext, raiseIncomingCall } from "../events/IncomingCall.ts"
import { type Calls, callOf } from "../state/Calls.ts"

/** An ACS user belongs to an application while somebody is subscribed to IncomingCall, unless its ending or an order says what it does. */
export const applications = (calls: Calls, incomingCallUri?: string): Endpoint => ({
  owns: (party) =>
    calls.emulator.eventGrid.subscribed(IncomingCall.type) &&
    kind(party) === "communicationUser" &&
    !calls.network.scripts.has(keyOf(party)) &&
    behaviorOf(rawId(party)) === "answers",
  ring: (invitation, id) => {
    const context = incomingCallContext(id)
    calls.contexts.set(context, invitation)
    raiseIncomingCall(calls, callOf(calls, invitation.conversation), invitation, context, incomingCallUri)
    return { id: context, withdraw: () => void calls.contexts.delete(context) }
  }
})
