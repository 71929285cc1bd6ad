/** Whose events tell of a recording. */
import * as Base64Url from "effect/encoding/Base64Url"
import * as Result from "effect/Result"

/**
 * The callConnectionId in the events of a recording, to wait for them with `CallEvents`; `undefined` when the id does not tell.
 *
 * Recorded traffic of the service shows it inside the recordingId; no document promises it.
 */
export const recorderOf = (recordingId: string): string | undefined => {
  const text = Base64Url.decodeString(recordingId.replace(/=+$/, ""))
  if (Result.isFailure(text)) return undefined
  return /"PlatformEndpointId":"([^"]+)"/.exec(text.success)?.[1]
}
