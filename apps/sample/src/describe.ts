/** What a webhook says, in one line for people. */
import type { Decoded as ChatEvent } from "@effect-comms/chat/ChatEvents"
import type { Decoded, Event } from "@effect-comms/call-automation/events"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import type { Notification } from "@effect-comms/graph-calls/notifications"

interface Result {
  readonly code?: number | undefined
  readonly subCode?: number | undefined
  readonly subcode?: number | undefined
}

const codes = ({ code, subCode, subcode }: Result = {}): string =>
  code === undefined ? "" : `${code}/${subCode ?? subcode ?? "-"}`

/** The name of an event and its codes, such as `RemoveParticipantSucceeded 200/0`. */
export const outcomeOf = (event: Event): string => {
  const result = "resultInformation" in event.data ? codes(event.data.resultInformation) : ""
  return result === "" ? event._tag : `${event._tag} ${result}`
}

const nameOf = (identifier: CommunicationIdentifier.CommunicationIdentifier | undefined): string =>
  identifier === undefined ? "somebody" : (identifier.phoneNumber?.value ?? CommunicationIdentifier.rawId(identifier))

/** An event of Call Automation or Event Grid. */
export const describeEvent = (event: Decoded): string => {
  switch (event._tag) {
    case "InvalidEvent":
      return `an event that does not fit: ${event.message}`
    case "UnknownEvent":
      return event.type.split(".").at(-1) ?? event.type
    case "IncomingCall":
      return `IncomingCall from ${nameOf(event.data.from)} to ${nameOf(event.data.to)}`
    case "ParticipantsUpdated": {
      const { participants = [], sequenceNumber } = event.data
      const roster = participants.map(
        ({ identifier, isOnHold }) => nameOf(identifier) + (isOnHold === true ? " (on hold)" : "")
      )
      return `ParticipantsUpdated ${sequenceNumber ?? "-"}: ${roster.join(", ")}`
    }
    default:
      return outcomeOf(event)
  }
}

/** An event of Chat. */
export const describeChatEvent = (event: ChatEvent): string => {
  switch (event._tag) {
    case "InvalidEvent":
      return `an event that does not fit: ${event.message}`
    case "UnknownEvent":
      return event.type.split(".").at(-1) ?? event.type
    case "ChatMessageReceivedInThread":
      return `${event._tag} from ${nameOf(event.data.senderCommunicationIdentifier)}`
    default:
      return event._tag
  }
}

/** A notification of Graph. */
export const describeNotification = (notification: Notification): string => {
  switch (notification._tag) {
    case "Call": {
      const { mediaState, resultInfo, state = "of no state", toneInfo } = notification.call
      const more = [
        mediaState?.audio === undefined ? "" : `audio ${mediaState.audio}`,
        toneInfo?.tone ?? "",
        codes(resultInfo)
      ]
      return ["Graph call", state, ...more].filter((part) => part !== "").join(" ")
    }
    case "Operation": {
      const { "@odata.type": type = "operation", clientContext = "", resultInfo, status = "" } = notification.operation
      const name = type.split(".").at(-1) ?? type
      return ["Graph", name, clientContext, status, codes(resultInfo)].filter((part) => part !== "").join(" ")
    }
    case "Participants":
      return `Graph participants: ${notification.participants.length}`
    case "ContentSharing":
    case "ParticipantJoining":
    case "ParticipantLeft":
      return `Graph ${notification._tag} ${notification.changeType}`
    case "Unknown":
      return `Graph ${notification.type ?? "something"} ${notification.changeType}`
    case "Invalid":
      return `a notification that does not fit: ${notification.error.message}`
  }
}

/** How an operation of Graph ended, such as `cancelled 400/8508`. */
export const endOf = (how: string, result: Result | undefined): string => `${how} ${codes(result)}`.trim()
