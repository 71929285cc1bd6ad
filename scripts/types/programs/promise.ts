// The Promise API as a program uses it.
import { createCallAutomation } from "@effect-comms/call-automation/promise"

export const removed = async (connectionString: string): Promise<string> => {
  const client = createCallAutomation({ connectionString, retry: { attempts: 1 } })
  const { operationContext = "removed" } = await client.callConnection.removeParticipant({
    callConnectionId: "1",
    participantToRemove: { rawId: "4:+14255550123" },
    operationContext: undefined
  })
  return operationContext
}
