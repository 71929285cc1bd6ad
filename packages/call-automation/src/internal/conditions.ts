/** Conditions of events that declared outcomes name. */
import { type CommunicationIdentifier, equals } from "@effect-comms/core/CommunicationIdentifier"
import type { CallParticipant } from "../generated/models.ts"
import type { EventOf } from "../generated/events.ts"

/** What a roster shows of a participant. */
type Shown = Partial<Pick<CallParticipant, "isMuted" | "isOnHold">>

/** Whether a roster shows this of a participant. */
export const rosterShows =
  (participant: CommunicationIdentifier, { isMuted, isOnHold }: Shown) =>
  ({ data }: EventOf<"ParticipantsUpdated">): boolean =>
    data.participants?.some(
      (one) =>
        one.identifier !== undefined &&
        equals(one.identifier, participant) &&
        (isMuted === undefined || one.isMuted === isMuted) &&
        (isOnHold === undefined || one.isOnHold === isOnHold)
    ) === true

/** Whether a summary is there: one kind of event reports success and failure. */
export const isSummarized = ({ data }: EventOf<"TranscriptionCallSummaryUpdated">): boolean =>
  data.transcriptionUpdate?.transcriptionStatusDetails === "callSummarySuccess"
