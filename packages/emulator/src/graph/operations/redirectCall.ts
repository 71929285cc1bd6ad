/** Redirect: a call that rings for the application rings at others instead, and is over for the application. */
import { redirectCall } from "@effect-comms/graph-calls/operations"
import { redirectToSeveral } from "../../telephony/Invitations.ts"
import { terminate } from "../engine/calls.ts"
import { ringingCall } from "../requests/callOf.ts"
import { expectDifferent, invitedParty } from "../requests/invited.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"
import { redirecting } from "../state/timing.ts"

export const handleRedirectCall = (calls: Calls) =>
  onGraph(redirectCall, ({ params, payload }, context) => {
    const { call, invitation } = ringingCall(calls, params.id, context)
    expectDifferent("targets", payload.targets)
    const targets = payload.targets.map((target, index) => ({
      party: invitedParty(target, `targets[${index}]`),
      isVoicemail: target.endpointType === "voicemail"
    }))
    const byDefault = targets.length === 1 ? redirecting.one : redirecting.several
    call.callbackUri = payload.callbackUri ?? call.callbackUri
    calls.note(call, "redirected")
    const timeout = payload.timeout === undefined ? byDefault : payload.timeout * 1000
    redirectToSeveral(calls.network, invitation, targets, timeout)
    calls.network.later(0, () => terminate(calls, call, undefined))
    return { status: 202, body: undefined }
  })
