import * as Operation from "@effect-comms/core/Operation"
import { ApiVersions, service } from "../ApiVersion.ts"
import { open } from "../schemas/open.ts"
import { TeleconferenceDeviceQuality } from "../schemas/TeleconferenceDeviceQuality.ts"

export const logTeleconferenceDeviceQuality = Operation.make("Call_LogTeleconferenceDeviceQuality", {
  description:
    "Logs the quality of the media of a device for video conferences; for Microsoft's partners of cloud video interop.\nNeeds `Calls.AccessMedia.All`. `userAgent` of the client is shown to administrators.",
  source: "call: logTeleconferenceDeviceQuality",
  service,
  method: "POST",
  path: "/communications/calls/logTeleconferenceDeviceQuality",
  versions: ApiVersions.all,
  retry: "once",
  payload: open({
    quality: TeleconferenceDeviceQuality.annotate({ description: "The quality of the device's media." })
  }).annotate({ identifier: "LogTeleconferenceDeviceQualityRequest" }),
  failures: [],
  success: { 200: Operation.Empty }
})
