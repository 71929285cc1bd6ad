// Recordings in MP4 and MP3 of the local cloud, as a browser plays them: what was heard is where it was heard, to the sample where the format
// can, and the picture is black and as long as the sound.
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { launchBrowser } from "./runtimes.mjs"

const emulator = join(dirname(fileURLToPath(import.meta.url)), "../../packages/emulator")
const load = createRequire(join(emulator, "package.json"))
const sampleRate = 16_000

/** The samples of a second of 500 Hz, as a WAV file in a URL. */
const voice = () => {
  const file = Buffer.alloc(44 + sampleRate * 2)
  file.write("RIFF", 0)
  file.writeUInt32LE(36 + sampleRate * 2, 4)
  file.write("WAVEfmt ", 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write("data", 36)
  file.writeUInt32LE(sampleRate * 2, 40)
  for (let at = 0; at < sampleRate; at++)
    file.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 500 * at) / sampleRate)), 44 + at * 2)
  return `data:audio/wav;base64,${file.toString("base64")}`
}

/** A recording of three seconds, in the second one of which the voice is heard. */
const record = async ({ calls, cloud, control, format }) => {
  const { callConnectionId } = await calls.createCall({
    targets: [{ phoneNumber: { value: "+14255550123" } }],
    sourceCallerIdNumber: { value: "+14255550100" },
    callbackUri: "https://contoso.example/callbacks"
  })
  const advance = (advanceMs) => control("/clock", { advanceMs })
  await advance(1000)
  const { recordingId } = await calls.callRecording.startRecording({
    callConnectionId,
    recordingContentType: format === "mp4" ? "audioVideo" : "audio",
    recordingFormatType: format
  })
  await advance(1200)
  await control(`/calls/${callConnectionId}/speech`, { participant: "+14255550123", text: "", audio: voice() })
  await advance(2000)
  await calls.callRecording.stopRecording({ recordingId })
  await advance(3000)
  const { recordingFiles } = await (await fetch(`${cloud.origin}/_emulator/state`)).json()
  const parts = []
  for await (const part of calls.callRecording.download({ contentLocation: recordingFiles.at(-1).contentLocation }))
    parts.push(part)
  return Buffer.concat(parts).toString("base64")
}

/** Runs in the page: what of a file is heard and seen. */
const play = async ({ base64, hasPicture }) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const seen = []
  if (hasPicture) {
    const video = document.createElement("video")
    const told = (name) =>
      new Promise((resolve, reject) => {
        video.addEventListener(name, resolve, { once: true })
        video.addEventListener("error", () => reject(new Error(video.error?.message)), { once: true })
      })
    video.muted = true
    video.src = `data:video/mp4;base64,${base64}`
    await told("loadeddata")
    for (const second of [0.5, 1.5, 2.5]) {
      video.currentTime = second
      await told("seeked")
      const canvas = document.createElement("canvas")
      const context = canvas.getContext("2d")
      context.fillStyle = "red"
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(video, 0, 0, canvas.width, canvas.height)
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      seen.push([second, video.videoWidth, video.videoHeight, data.every((value, at) => at % 4 === 3 || value < 8)])
    }
  }
  const sound = await new OfflineAudioContext(1, 16_000, 16_000).decodeAudioData(bytes.buffer)
  const samples = sound.getChannelData(0)
  const isLoud = (sample) => Math.abs(sample) > 0.05
  return { seen, length: samples.length, first: samples.findIndex(isLoud), last: samples.findLastIndex(isLoud) }
}

/** What is wrong, in lines. */
export const recordingProblems = async (tools) => {
  const module = (name) => import(pathToFileURL(load.resolve(name)).href)
  const [Effect, Exit, Scope] = await Promise.all(["effect/Effect", "effect/Exit", "effect/Scope"].map(module))
  const Emulator = await import(pathToFileURL(join(emulator, "dist/Emulator.js")).href)
  const { createCallAutomation } = await module("@effect-comms/call-automation/promise")
  const scope = Effect.runSync(Scope.make())
  const browser = await launchBrowser(tools)
  const problems = []
  try {
    const cloud = await Effect.runPromise(Scope.provide(Emulator.serve({ port: 0 }), scope))
    const control = async (path, body) => {
      const answer = await fetch(`${cloud.origin}/_emulator${path}`, { method: "POST", body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    }
    await control("/clock", { scale: 0 })
    const calls = createCallAutomation({ connectionString: cloud.connectionString })
    const page = await browser.newPage()
    // The encoder of MP3 leaves 577 samples before what it was given, the decoder adds 529.
    for (const [format, late] of [
      ["mp4", 0],
      ["mp3", 577 + 529]
    ]) {
      const base64 = await record({ calls, cloud, control, format })
      const { first, last, length, seen } = await page.evaluate(play, { base64, hasPicture: format === "mp4" })
      const expect = (isSo, what) => isSo || problems.push(`${format}: ${what}`)
      expect(Math.abs(first - sampleRate - late) < 32, `the voice begins at sample ${first}`)
      expect(Math.abs(last - 2 * sampleRate - late) < 64, `the voice ends at sample ${last}`)
      expect(Math.abs(length - 3 * sampleRate) < 3 * 1152, `it has ${length} samples`)
      for (const [second, width, height, isBlack] of seen)
        expect(
          width === 320 && height === 180 && isBlack,
          `the picture at ${second} s is ${width} by ${height}, black: ${isBlack}`
        )
    }
  } finally {
    await browser.close()
    await Effect.runPromise(Scope.close(scope, Exit.void))
  }
  return problems
}
