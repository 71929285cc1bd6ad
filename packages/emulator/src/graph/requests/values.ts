/** The values of enums that Graph takes in requests. Types keep them open for what a later version adds; a request with another is refused. */
import { invalid } from "./refusals.ts"

const keys = ["star", "pound", "a", "b", "c", "d", "flash"]

const known = {
  modality: ["unknown", "audio", "video", "videoBasedScreenSharing", "data"],
  recordingStatus: ["notRecording", "recording", "failed"],
  routingMode: ["oneToOne", "multicast"],
  tone: [...Array.from({ length: 10 }, (_, digit) => `tone${digit}`), ...keys]
} as const

/** Refuses a value that its enum does not have. */
export const expectValue = (field: string, value: string, kind: keyof typeof known): void => {
  const values: ReadonlyArray<string> = known[kind]
  if (!values.includes(value)) throw invalid(`${field}: expected one of ${values.join(", ")}`)
}

/** Refuses a list that is empty, or has a value that its enum does not have. */
export const expectValues = (field: string, list: ReadonlyArray<string>, kind: keyof typeof known): void => {
  if (list.length === 0) throw invalid(`${field}: expected at least one`)
  for (const [index, value] of list.entries()) expectValue(`${field}[${index}]`, value, kind)
}
