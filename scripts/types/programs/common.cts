// A CommonJS program: the packages are ES modules, as effect is, so it imports them when it runs, and their types by name.
import type { Options } from "@effect-comms/call-automation/promise" with { "resolution-mode": "import" }

const removed = async (options: Options): Promise<string> => {
  const { createCallAutomation } = await import("@effect-comms/call-automation/promise")
  const client = createCallAutomation(options)
  const { operationContext = "removed" } = await client.callConnection.removeParticipant({
    callConnectionId: "1",
    participantToRemove: { rawId: "4:+14255550123" }
  })
  return operationContext
}

// Nobody listens on port 1.
const connectionString = "endpoint=http://127.0.0.1:1/;accesskey=c2VjcmV0"
void removed({ connectionString, retry: { attempts: 1 } }).catch((error: unknown) => console.log(String(error)))
