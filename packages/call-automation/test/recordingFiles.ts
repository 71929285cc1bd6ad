/** A recording and where its files are. */
import type * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as CallRecording from "../src/CallRecording.ts"
import { scripted } from "./support.ts"

export const documentId = "0-eus-d12-801b3f3fc462fe8a01e6810cbff729b8"

export const host = "https://storage.asm.skype.com"

export const path = `/v1/objects/${documentId}/content/video`

export const contentLocation = host + path

export const file = "RIFF and what comes after it"

export const retry = { attempts: 3, baseMillis: 0 }

/** A server of a file that knows ranges. */
export const ranged =
  (content: string, total = content.length) =>
  ({ headers }: ScriptedTransport.Recorded): ScriptedTransport.Answer => {
    const [, first = "", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(headers["range"] ?? "") ?? []
    const from = Number(first)
    if (from >= content.length) return { status: 416, headers: { "content-range": `bytes */${total}` } }
    const body = content.slice(from, last === "" ? undefined : Number(last) + 1)
    return { status: 206, headers: { "content-range": `bytes ${from}-${from + body.length - 1}/${total}` }, body }
  }

export const textOf = <E, R>(stream: Stream.Stream<Uint8Array, E, R>) =>
  Effect.map(Stream.runCollect(stream), (pieces) => pieces.map((piece) => Buffer.from(piece).toString()).join(""))

type Script = Parameters<typeof scripted>[0]

type Range = NonNullable<CallRecording.DownloadInput["range"]>

export const downloadOf = (script: Script, range: Range = {}, options: CallRecording.DownloadOptions = {}) => {
  const { layer, requests } = scripted(script)
  const text = textOf(CallRecording.download({ contentLocation, range }, { retry, ...options }))
  return { requests, text: Effect.provide(text, layer) }
}
