/** What a recording's id says. Ids may come from anybody: each function takes time that grows as the length of its text. */
import * as Base64Url from "effect/encoding/Base64Url"
import * as Result from "effect/Result"

/** The id as the service writes it; Microsoft's examples pad it. */
export const unpadded = (recordingId: string): string => {
  let end = recordingId.length
  while (recordingId.charCodeAt(end - 1) === equalsSign) end--
  return recordingId.slice(0, end)
}

const equalsSign = 61
/** Ids of the service have some 150 characters. */
const longest = 2_048

/**
 * The callConnectionId in the events of a recording, to wait for them with `CallEvents`; `undefined` when the id does not contain it.
 *
 * Recorded traffic of the service shows it inside the recordingId; no document promises it.
 */
export const recorderOf = (recordingId: string): string | undefined => {
  if (recordingId.length > longest) return undefined
  const text = Base64Url.decodeString(unpadded(recordingId))
  if (Result.isFailure(text)) return undefined
  return /"PlatformEndpointId":"([^"]+)"/.exec(text.success)?.[1]
}

const marker = "/recordingId/"

/** The recording in the subject of an event about its files: `/recording/call/{…}/serverCallId/{…}/recordingId/{recordingId}`. */
export const recordingOf = (subject: string | undefined): string | undefined => {
  if (subject?.startsWith("/recording/") !== true) return undefined
  const start = subject.lastIndexOf(marker)
  const recordingId = start < 0 ? "" : subject.slice(start + marker.length)
  return recordingId === "" || recordingId.includes("/") ? undefined : recordingId
}
