/**
 * The sound of a telephone: what its number hears in a call is played, and what the microphone hears is said there. Both go over one
 * WebSocket of the local cloud, 16-bit PCM in frames of 20 ms.
 */
import worklet from "./worklet.ts?worker&url"

/** What there is of sound. */
export type Sound =
  | { readonly state: "off" }
  | { readonly state: "opening" }
  /** Heard; `microphone` says whether it is also heard, or why not. */
  | { readonly state: "on"; readonly microphone: "on" | "none" | "refused" }
  | { readonly state: "failed"; readonly why: string }

/** A telephone's sound. */
export interface Audio {
  readonly close: () => void
  /** Lets the microphone be heard, or not. */
  readonly setMuted: (isMuted: boolean) => void
}

const rate = 24_000

const addressOf = (call: string, participant: string, speaksTexts: boolean): string => {
  const origin = location.origin.replace(/^http/, "ws")
  const query = new URLSearchParams({ participant, rate: String(rate), texts: speaksTexts ? "none" : "tone" })
  return `${origin}/_emulator${call}/audio?${query.toString()}`
}

/** Whose sound it is. */
interface Listener {
  /** `/calls/{id}`, as controls name it. */
  readonly call: string
  readonly participant: string
  /** Whether the page speaks texts of prompts that have no voice; else they are heard as tones. */
  readonly speaksTexts: boolean
}

/** Opens the sound of somebody in a call. */
export const open = ({ call, participant, speaksTexts }: Listener, change: (sound: Sound) => void): Audio => {
  const context = new AudioContext({ sampleRate: rate, latencyHint: "interactive" })
  let stream: MediaStream | undefined
  let isOver = false
  let isMuted = false
  const socket = new WebSocket(addressOf(call, participant, speaksTexts))
  socket.binaryType = "arraybuffer"
  const end = (sound: Sound) => {
    if (isOver) return
    isOver = true
    for (const track of stream?.getTracks() ?? []) track.stop()
    void context.close()
    socket.close()
    change(sound)
  }
  const listen = async () => {
    await context.audioWorklet.addModule(worklet)
    const player = new AudioWorkletNode(context, "player", { numberOfInputs: 0, outputChannelCount: [1] })
    player.connect(context.destination)
    socket.addEventListener("message", ({ data }) => {
      if (data instanceof ArrayBuffer) player.port.postMessage(data, [data])
    })
    await context.resume()
  }
  const speak = async (): Promise<"on" | "none" | "refused"> => {
    if (navigator.mediaDevices === undefined) return "none"
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true }
      })
    } catch (error) {
      return error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "none"
    }
    const recorder = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0 })
    recorder.port.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
      if (!isMuted && socket.readyState === WebSocket.OPEN) socket.send(data)
    })
    recorder.port.start()
    context.createMediaStreamSource(stream).connect(recorder)
    return "on"
  }
  change({ state: "opening" })
  socket.addEventListener("open", () => {
    const begin = async () => {
      await listen()
      const microphone = await speak()
      if (!isOver) change({ state: "on", microphone })
    }
    begin().catch((error: unknown) =>
      end({ state: "failed", why: error instanceof Error ? error.message : "no sound" })
    )
  })
  socket.addEventListener("error", () => end({ state: "failed", why: "the local cloud gave no sound of this call" }))
  socket.addEventListener("close", () => end({ state: "off" }))
  return {
    close: () => end({ state: "off" }),
    setMuted: (muted) => {
      isMuted = muted
    }
  }
}
