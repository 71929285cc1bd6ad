/**
 * A phone: it answers every caller, says something and hangs up. The other files here put it behind a server; it knows none of them.
 *
 * COMMUNICATION_CONNECTION_STRING is that of the local cloud or of Azure, where COMMUNICATION_RESOURCE_ID is needed as well. Event Grid
 * posts incoming calls to `<PUBLIC_URL>/events?secret=<EVENT_GRID_SECRET>`, and Call Automation its events to `<PUBLIC_URL>/events`.
 */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"

const connectionString = process.env["COMMUNICATION_CONNECTION_STRING"] ?? ""
const callbackUri = `${process.env["PUBLIC_URL"] ?? "http://127.0.0.1:3000"}/events`

const events = createCallEvents({ connectionString, audience: process.env["COMMUNICATION_RESOURCE_ID"] })
const calls = createCallAutomation({ connectionString, events })

/** Answers the requests of Event Grid and of Call Automation. */
export const handler = events.handler({
  eventGridSecret: process.env["EVENT_GRID_SECRET"],
  onIncomingCall: async ({ data: { incomingCallContext } }) => {
    const { data } = await calls.answerCallAndWait({ incomingCallContext, callbackUri })
    const { callConnectionId = "" } = data
    await calls.callMedia.playAndWait({
      callConnectionId,
      playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/welcome.wav?durationMs=200" } }]
    })
    await calls.callConnection.terminateCallAndWait({ callConnectionId })
  },
  onError: (error) => console.error(error)
})
