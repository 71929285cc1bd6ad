/** What applications report: the quality of a device's media, and media that are made by a machine. */
import { logTeleconferenceDeviceQuality, reportSyntheticMedia } from "@effect-comms/graph-calls/operations"
import { established, ownerOf, participantOf } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { tooMany } from "../requests/refusals.ts"
import { type Calls, recordOf } from "../state/Calls.ts"
import { reporting } from "../state/timing.ts"

export const handleLogTeleconferenceDeviceQuality = (calls: Calls) =>
  onGraph(logTeleconferenceDeviceQuality, (_, context) => {
    ownerOf(calls, context)
    return { status: 200, body: undefined }
  })

export const handleReportSyntheticMedia = (calls: Calls) =>
  onGraph(reportSyntheticMedia, ({ params }, context) => {
    const call = established(calls, params.callId, context)
    const record = recordOf(calls, participantOf(calls, call, params.participantId))
    const now = calls.network.now()
    const left = record.reportedAt === undefined ? 0 : record.reportedAt + reporting - now
    if (left > 0) throw tooMany(left / 1000)
    record.reportedAt = now
    calls.note(call, "synthetic media reported", { participantId: record.id })
    return { status: 200, body: undefined }
  })
