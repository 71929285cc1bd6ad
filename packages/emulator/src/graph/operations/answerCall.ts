/** Answer: the application takes a call that rings for it; its callback and its media may be others from now on. */
import { answerCall } from "@effect-comms/graph-calls/operations"
import { answer, join } from "../../telephony/Invitations.ts"
import { tellCall } from "../events/emit.ts"
import { ringingCall } from "../requests/callOf.ts"
import { onGraph } from "../requests/onGraph.ts"
import { requireAnswering } from "../requests/permissions.ts"
import { expectValues } from "../requests/values.ts"
import { meetingOf } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { later } from "../state/later.ts"
import { connecting } from "../state/timing.ts"

export const handleAnswerCall = (calls: Calls) =>
  onGraph(answerCall, ({ params, payload }, context) => {
    const { call, invitation } = ringingCall(calls, params.id, context)
    expectValues("acceptedModalities", payload.acceptedModalities, "modality")
    requireAnswering(calls, call, payload.mediaConfig)
    // What a region accepted is notified to the application's webhook again, unless the answer names another.
    call.callbackUri = payload.callbackUri ?? call.request.callbackUri
    call.capacity = payload.participantCapacity ?? 1
    call.mediaConfig = payload.mediaConfig
    call.callOptions = payload.callOptions
    call.phase = "establishing"
    call.conversation.lines.add(call)
    answer(invitation)
    calls.note(call, "establishing")
    later(calls, call, 0, () => tellCall(calls, call, "updated", "establishing", meetingOf(call)))
    later(calls, call, connecting, () => join(invitation, call))
    return { status: 202, body: undefined }
  })
