/**
 * The IncomingCall event and the context that answers it.
 *
 * The context looks like an unsigned JWT of some 8 KB, as the real one does; applications must treat it as opaque, and its length
 * matters to those who store it.
 */
import { IncomingCall } from "@effect-comms/call-automation/events"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import type { Invitation } from "../../telephony/Conversation.ts"
import type { Call } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { publish } from "./emit.ts"
import { write } from "./EventWriter.ts"

const base64url = (value: string): string => Buffer.from(value).toString("base64url")

const header = base64url(JSON.stringify({ alg: "none", typ: "JWT" }))
// The real one carries the state of the call here, compressed; its length is what an application can notice.
const cargo = Buffer.alloc(4400, "effect-comms local cloud ").toString("base64url")

const topic =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/local/providers/Microsoft.Communication/communicationServices/local-cloud"

/** The context of one invitation. */
export const incomingCallContext = (invitationId: string): string =>
  `${header}.${base64url(JSON.stringify({ callId: invitationId, cc: cargo }))}.`

/** Publishes IncomingCall, and posts it to `incomingCallUri` if given. */
export const raiseIncomingCall = (
  calls: Calls,
  call: Call,
  invitation: Invitation,
  incomingCallContext: string,
  incomingCallUri: string | undefined
): void => {
  const subject = `/caller/${rawId(invitation.from)}/recipient/${rawId(invitation.party)}`
  const data = {
    to: invitation.party,
    from: invitation.from,
    serverCallId: call.serverCallId,
    callerDisplayName: invitation.callerDisplayName,
    customContext: invitation.customContext,
    incomingCallContext,
    correlationId: call.correlationId
  }
  const { delivery, guid } = calls.emulator
  publish(calls, IncomingCall, subject, data)
  if (incomingCallUri === undefined) return
  delivery.post({
    key: invitation.invitationId,
    url: incomingCallUri,
    body: [
      {
        id: guid(),
        topic,
        subject,
        data: write(IncomingCall, "", data),
        eventType: IncomingCall.type,
        dataVersion: "1.0",
        metadataVersion: "1",
        eventTime: calls.timestamp()
      }
    ],
    kind: "eventGrid",
    type: IncomingCall.name
  })
}
