// A bot with a menu: it asks what the call is about, puts the caller on hold and transfers the call to an agent, or adds the agent. It records the
// call, and has a media socket, on which it can say again what it hears, and a transcription.
import { createServer } from "node:http"
import { createRequire } from "node:module"

const { WebSocketServer } = createRequire(new URL("../../../packages/emulator/package.json", import.meta.url))("ws")

/** The number of the agent. */
export const agent = "+14255550158"

const isVoice = ({ kind }) => kind === "AudioData"

/**
 * Gives how it is reached, what it has heard and what was said in its transcription; `echoes` is set when it is to say again what it hears,
 * and `release` puts the caller
 * on hold, and then off it.
 */
export const startBot = async ({ createCallAutomation, createCallEvents }) => {
  let handle
  let close = async () => {}
  const heard = { frames: [], transcript: [], failures: [], echoes: false }
  /** Those who wait to be released, and how often somebody was before it waited. */
  const waiting = []
  let early = 0
  const release = () => (waiting.length > 0 ? waiting.shift()() : early++)
  const released = () => (early > 0 ? Promise.resolve(early--) : new Promise((resolve) => waiting.push(resolve)))
  let recordings
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const { headers, method, url } = request
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }
    const answer = await handle(new Request(new URL(url, "http://127.0.0.1"), { method, headers, ...body }))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  const sockets = new WebSocketServer({ server })
  sockets.on("connection", (socket) =>
    socket.on("message", (data) => {
      const packet = JSON.parse(String(data))
      if (packet.kind === "TranscriptionData") heard.transcript.push(packet.transcriptionData.text)
      if (!isVoice(packet)) return
      heard.frames.push(Buffer.from(packet.audioData.data, "base64"))
      if (heard.echoes) socket.send(JSON.stringify({ kind: "AudioData", audioData: { data: packet.audioData.data } }))
    })
  )
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  const say = (text) => ({ kind: "text", text: { text, voiceName: "en-US-NancyNeural" } })
  const run = ({ connectionString }) => {
    const events = createCallEvents({ connectionString, eventGridSecret: "secret" })
    // Its waits last as long as the calls, which the local cloud leaves when it ends.
    close = events.close
    const { answerCallAndWait, callConnection, callMedia, callRecording } = createCallAutomation({
      connectionString,
      events
    })
    recordings = callRecording
    const socketOf = (path) => ({
      transportUrl: `${origin.replace(/^http/, "ws")}/${path}`,
      transportType: "websocket"
    })
    const serve = async (incomingCallContext, rawId) => {
      const { data } = await answerCallAndWait({
        incomingCallContext,
        callbackUri: `${origin}/callbacks`,
        callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" },
        mediaStreamingOptions: {
          ...socketOf("media"),
          contentType: "audio",
          audioChannelType: "mixed",
          audioFormat: "Pcm24KMono",
          enableBidirectional: true,
          startMediaStreaming: true
        },
        transcriptionOptions: { ...socketOf("transcription"), locale: "en-US", startTranscription: true }
      })
      const { callConnectionId, serverCallId } = data
      const call = { callConnectionId }
      const targetParticipant = { rawId }
      const from = { targetParticipant, initialSilenceTimeoutInSeconds: 20 }
      const { recordingId } = await callRecording.startRecording({
        callLocator: { kind: "serverCallLocator", serverCallId },
        recordingContentType: "audio",
        recordingChannelType: "unmixed",
        recordingFormatType: "wav"
      })
      const pressed = await callMedia.recognizeAndWait({
        ...call,
        recognizeInputType: "dtmf",
        playPrompt: say("Welcome. Press 1 to be transferred, 2 for a conference."),
        recognizeOptions: { ...from, dtmfOptions: { maxTonesToCollect: 1 } }
      })
      await callMedia.recognizeAndWait({
        ...call,
        recognizeInputType: "speech",
        playPrompt: say("What is it about?"),
        recognizeOptions: { ...from, speechOptions: { endSilenceTimeoutInMs: 500 } }
      })
      const target = { phoneNumber: { value: agent } }
      if (pressed.data.dtmfResult?.tones?.[0] !== "one")
        return callConnection.addParticipantAndWait({
          ...call,
          participantToAdd: target,
          sourceCallerIdNumber: { value: "+14255550100" }
        })
      await released()
      await callMedia.holdAndWait({ ...call, targetParticipant })
      await released()
      await callMedia.unholdAndWait({ ...call, targetParticipant })
      await callRecording.stopRecording({ recordingId })
      return callConnection.transferToParticipantAndWait({
        ...call,
        targetParticipant: target,
        transferee: targetParticipant
      })
    }
    handle = events.handler({
      eventGridSecret: "secret",
      onIncomingCall: ({ data }) =>
        serve(data.incomingCallContext, data.from?.rawId ?? "").catch((error) => heard.failures.push(String(error)))
    })
  }
  const stop = async () => {
    await close()
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
    server.close()
    server.closeAllConnections()
  }
  /** The file of a recording. */
  const download = async (contentLocation) => {
    const chunks = []
    for await (const chunk of recordings.download({ contentLocation })) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  return { url: `${origin}/events?secret=secret`, run, heard, release, download, stop }
}
