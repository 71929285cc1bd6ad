/** The same program with Microsoft's client. */
import { CallAutomationClient } from "@azure/communication-call-automation"

/** Removes a participant. */
export const main = (
  connectionString: string,
  callConnectionId: string,
  communicationUserId: string
): Promise<unknown> =>
  new CallAutomationClient(connectionString)
    .getCallConnection(callConnectionId)
    .removeParticipant({ communicationUserId })
