/** Transfer: the other side, or a participant of a group call, talks to somebody else, and the call between two is over. */
import { transferCall } from "@effect-comms/graph-calls/operations"
import { startTransfer } from "../engine/transfer.ts"
import { established, inside } from "../requests/callOf.ts"
import { invitedParty, transfereeOf } from "../requests/invited.ts"
import { onGraph } from "../requests/onGraph.ts"
import type { Calls } from "../state/Calls.ts"

export const handleTransferCall = (calls: Calls) =>
  onGraph(transferCall, ({ params, payload }, context) => {
    const call = inside(established(calls, params.id, context))
    const target = payload.transferTarget
    const party = invitedParty(target, "transferTarget")
    const transferee = transfereeOf(calls, call, payload.transferee)
    startTransfer(calls, call, { transferee, target, party })
    return { status: 202, body: undefined }
  })
