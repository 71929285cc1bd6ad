/** The states of Call Automation's contract in which a participant is moved from one call to another. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import { awhile } from "./calls.ts"
import { given, type States } from "./State.ts"

const Move = Schema.Struct({
  callConnectionId: Schema.String,
  fromCall: Schema.String,
  participant: Schema.String,
  operationContext: Schema.String
})

export const moves: States = {
  "a participant is moved": given(
    Move,
    async (provider, { callConnectionId, fromCall, operationContext, participant }) => {
      await provider.run(
        CallConnection.moveParticipants({
          callConnectionId: provider.aliases.of(callConnectionId),
          fromCall: provider.aliases.of(fromCall),
          targetParticipants: [fromRawId(participant)],
          operationContext
        })
      )
      await provider.advance(awhile)
    }
  )
}
