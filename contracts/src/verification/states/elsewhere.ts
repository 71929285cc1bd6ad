/** The states of Call Automation's contract in which calls go elsewhere (transfer) or are joined (connect). */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { awhile, callbackUri, connect, contextOf, decliner, stranger } from "./calls.ts"
import { given, type States } from "./State.ts"
import { legOf } from "./webhooks.ts"

const context = { operationContext: Schema.optionalKey(Schema.String) }
const Context = Schema.Struct(context)

/** A room that does not exist: the last three digits say so. */
const missingRoom = "99434917639286404"

const transfer = async (provider: ProviderUnderTest, target: string, context: typeof Context.Type): Promise<void> => {
  const { callConnectionId, others } = await legOf(provider)
  const targetParticipant = fromRawId(target)
  // In a call of two it is clear who, and the first version has no name for it.
  const who = others.length === 1 ? {} : { transferee: fromRawId(others.at(-1) ?? "") }
  await provider.run(
    CallConnection.transferToParticipant({ callConnectionId, targetParticipant, ...who, ...contextOf(context) })
  )
  await provider.advance(awhile)
}

export const elsewhere: States = {
  "a call is known by its server call id": given(
    Schema.Struct({
      callConnectionId: Schema.String,
      serverCallId: Schema.String,
      participants: Schema.Array(Schema.String)
    }),
    async (provider, { callConnectionId, participants, serverCallId }) => {
      await connect(provider, callConnectionId, participants)
      const call = await provider.run(CallConnection.get({ callConnectionId: provider.aliases.of(callConnectionId) }))
      provider.aliases.add(serverCallId, call.serverCallId ?? "")
    }
  ),
  "the transfer is accepted": given(Context, (provider, context) => transfer(provider, stranger, context)),
  "the transfer is declined": given(Context, (provider, context) => transfer(provider, decliner, context)),
  "the room cannot be joined": given(
    Schema.Struct({ ...context, callConnectionId: Schema.String }),
    async (provider, { callConnectionId, ...context }) => {
      const callLocator = { kind: "roomCallLocator", roomId: missingRoom }
      const leg = await provider.run(CallAutomation.connect({ callLocator, callbackUri, ...contextOf(context) }))
      provider.aliases.add(callConnectionId, leg.callConnectionId ?? "")
      await provider.advance(awhile)
    }
  )
}
