import type { CallEventsOptions } from "@effect-comms/call-automation/promise"
import type { Transport } from "@effect-comms/core/Transport"
import { createCallFlows, defineFlow, type SqliteFile } from "@effect-comms/durable/promise"
import * as Schema from "effect/Schema"

const callbackUri = "http://127.0.0.1:8080/callbacks"
const file = (name: string) => ({ kind: "file", file: { uri: `https://cdn.contoso.com/${name}.wav` } })

const payload = Schema.decodeUnknownSync(
  Schema.Struct({ id: Schema.String, caller: Schema.String, incomingCallContext: Schema.String })
)

/** The menu as a flow: it waits in a database, and goes on where it was when its process has ended. */
const menu = defineFlow(
  "Menu",
  { payload, success: String, key: ({ id }) => id },
  async ({ answerCallAndWait, callConnection, callMedia }, { caller, incomingCallContext }) => {
    const { data } = await answerCallAndWait({ incomingCallContext, callbackUri }, { waitMillis: 20_000 })
    const { callConnectionId = "" } = data
    try {
      const chosen = await callMedia.recognizeAndWait(
        {
          callConnectionId,
          recognizeInputType: "dtmf",
          playPrompt: file("menu"),
          recognizeOptions: { targetParticipant: { rawId: caller }, dtmfOptions: { maxTonesToCollect: 1 } }
        },
        { waitMillis: 60_000 }
      )
      const answer = chosen.data.dtmfResult?.tones?.[0] === "one" ? "opening-hours" : "good-bye"
      await callMedia.playAndWait({ callConnectionId, playSources: [file(answer)] }, { waitMillis: 20_000 })
    } catch {
      // Whatever fails, such as a key that nobody presses: nobody is left in silence.
    }
    await callConnection.terminateCall({ callConnectionId })
    return "served"
  }
)

interface Settings extends CallEventsOptions {
  readonly connectionString: string
  readonly eventGridSecret: string
  readonly transport?: Transport
}

export const makeMenu = async (
  { connectionString, eventGridSecret, transport, ...events }: Settings,
  storage: SqliteFile
) => {
  const flows = await createCallFlows({
    storage,
    callAutomation: { connectionString, ...(transport === undefined ? {} : { transport }) },
    events: { connectionString, ...events },
    flows: [menu],
    onIncomingCall: {
      flow: menu,
      payload: ({ data: { correlationId, from, incomingCallContext }, id }) => ({
        id: correlationId ?? id,
        caller: from?.rawId ?? "",
        incomingCallContext
      })
    }
  })
  return { flows, handler: flows.handler({ eventGridSecret }) }
}
