import {
  createCallAutomation,
  createCallEvents,
  createMediaSocketHandler,
  type MediaSocketConnection,
  type CallEventsOptions
} from "@effect-comms/call-automation/promise"
import { WebSocketServer } from "ws"

type Settings = CallEventsOptions & {
  readonly connectionString: string
  readonly eventGridSecret: string
  readonly callbackUri: string
  /** Where Call Automation opens its media sockets: `wss://…` on Azure. */
  readonly mediaUrl: string
}

// #region talk
/** Says back what it hears, where a voice agent would send the audio to a model and play the answer. */
const talk = async (media: MediaSocketConnection) => {
  async function* heard() {
    for await (const packet of media.packets()) if (packet._tag === "AudioData") yield packet.data
  }
  await media.sendAudio(heard())
}
// #endregion talk

export const makeVoiceAgent = (settings: Settings) => {
  const events = createCallEvents(settings)
  const { answerCall } = createCallAutomation(settings)

  const webhook = events.handler({
    eventGridSecret: settings.eventGridSecret,
    onIncomingCall: ({ data }) =>
      answerCall({
        incomingCallContext: data.incomingCallContext,
        callbackUri: settings.callbackUri,
        mediaStreamingOptions: {
          transportUrl: settings.mediaUrl,
          transportType: "websocket",
          contentType: "audio",
          audioChannelType: "mixed",
          startMediaStreaming: true,
          enableBidirectional: true,
          audioFormat: "pcm16KMono"
        }
      })
  })

  const { audience, connectionString } = settings
  const sockets = createMediaSocketHandler({ audience, connectionString, onSocket: talk })
  return { webhook, upgrade: sockets.node(new WebSocketServer({ noServer: true })), close: sockets.close }
}
