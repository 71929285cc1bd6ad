/**
 * The sound of the local cloud behind a port: how long a microphone's frame takes to the application's media socket, and how far the
 * frames of a participant drift from network time.
 */
import type { AddressInfo } from "node:net"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as StreamingData from "@effect-comms/call-automation/StreamingData"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as Emulator from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { WebSocket, WebSocketServer } from "ws"
import type { Figure } from "./cloud.ts"

const phone = "+14255550123"
const frameMillis = 20
const frameBytes = 640
/** How many silent frames follow one that is heard, so that each can be identified. */
const apart = 25

/** An application's media socket; `heard` is told of each frame that is not silent. */
const application = Effect.acquireRelease(
  Effect.callback<{ readonly url: string; readonly close: () => void; heard: () => void }>((resume) => {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" })
    server.on("connection", (socket) =>
      socket.on("message", (data) => {
        const packet = Buffer.isBuffer(data) ? StreamingData.decode(data.toString()) : undefined
        if (packet?._tag === "AudioData" && !packet.isSilent) made.heard()
      })
    )
    const made = { url: "", close: () => server.close(), heard: () => {} }
    server.on("listening", () => {
      const address: AddressInfo | string | null = server.address()
      made.url = `ws://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`
      resume(Effect.succeed(made))
    })
  }),
  ({ close }) => Effect.sync(close)
)

const opened = (url: string) =>
  Effect.acquireRelease(
    Effect.callback<WebSocket>((resume) => {
      const socket = new WebSocket(url)
      socket.on("open", () => resume(Effect.succeed(socket)))
    }),
    (socket) => Effect.sync(() => socket.terminate())
  )

/** Talks for a number of seconds; gives how long each frame that is heard took, and the frames by which what was heard drifted in a minute. */
const talk = (seconds: number) =>
  Effect.gen(function* () {
    const cloud = yield* Emulator.Emulator.serve({ port: 0, deliver: () => Effect.succeed({ status: 200 }) })
    const app = yield* application
    const client = Layer.provide(
      CallAutomation.layer({ connectionString: cloud.connectionString }),
      CurrentTransport.layer(cloud.transport)
    )
    const { callConnectionId = "" } = yield* CallAutomation.createCall({
      targets: [CommunicationIdentifier.phoneNumber(phone)],
      sourceCallerIdNumber: { value: "+14255550100" },
      callbackUri: "http://127.0.0.1:9/callbacks",
      mediaStreamingOptions: {
        transportUrl: app.url,
        transportType: "websocket",
        contentType: "audio",
        audioChannelType: "mixed",
        startMediaStreaming: true
      }
    }).pipe(Effect.provide(client))
    yield* Effect.sleep(1_000)
    const socket = yield* opened(
      `ws://127.0.0.1:${cloud.port}/_emulator/calls/${callConnectionId}/audio?participant=${encodeURIComponent(phone)}`
    )
    const heardAt: Array<number> = []
    socket.on("message", () => heardAt.push(performance.now()))
    const delays: Array<number> = []
    let saidAt: number | undefined
    app.heard = () => {
      if (saidAt !== undefined) delays.push(performance.now() - saidAt)
      saidAt = undefined
    }
    const [silence, loud] = [new Uint8Array(frameBytes), new Uint8Array(frameBytes).fill(32)]
    const start = performance.now()
    for (let frame = 0; frame * frameMillis < seconds * 1_000; frame++) {
      const wait = start + frame * frameMillis - performance.now()
      if (wait > 0) yield* Effect.sleep(wait)
      const isLoud = frame % apart === 0
      // A microphone has gathered the frame before it sends it.
      if (isLoud) saidAt = performance.now() - frameMillis
      socket.send(isLoud ? loud : silence)
    }
    const [first = 0, last = 0] = [heardAt[0], heardAt.at(-1)]
    const drift = Math.abs(last - first - (heardAt.length - 1) * frameMillis) / frameMillis
    return { delays: delays.toSorted((a, b) => a - b), drift: (drift * 60) / seconds }
  }).pipe(Effect.scoped)

/** All figures. */
export const sound = async (quick: boolean): Promise<Readonly<Record<string, Figure>>> => {
  const { delays, drift } = await Effect.runPromise(talk(quick ? 3 : 60))
  return {
    "microphone to the application, median": {
      figure: delays[delays.length >> 1] ?? Number.NaN,
      limit: "100",
      unit: "ms"
    },
    "microphone to the application, worst": { figure: delays.at(-1) ?? Number.NaN, limit: "100", unit: "ms" },
    "drift of frames in a minute": { figure: drift, limit: "1", unit: "frames" }
  }
}
