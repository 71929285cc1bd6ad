/** Which leg an event belongs to. It may come from anybody: what is read here is read in time that grows as its length. */
import type { Decoded } from "../events/decode.ts"
import { recorderOf, recordingOf } from "./recorder.ts"

/** The leg that an event belongs to: by its data, else by its source, else by the recording that it is about. */
export const legOf = (event: Decoded): string | undefined => {
  if (event._tag === "InvalidEvent") return event.envelope && named(event.envelope.source)
  const { data } = event
  const id = textIn(data, "callConnectionId") ?? named(event.source)
  return id ?? recorderOf(recordingOf(event.subject) ?? textIn(data, "recordingId") ?? "")
}

const textIn = (data: unknown, field: string): string | undefined => {
  const text: unknown = typeof data === "object" && data !== null ? Reflect.get(data, field) : undefined
  return typeof text === "string" && text !== "" ? text : undefined
}

const connections = "calling/callConnections/"

const named = (source: string): string | undefined => {
  const start = source.indexOf(connections)
  if (start < 0) return undefined
  const from = start + connections.length
  const end = source.indexOf("/", from)
  return source.slice(from, end < 0 ? undefined : end) || undefined
}
