/** The states of Call Automation's contract in which calls go elsewhere (transfer) or are joined (connect). */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Schema from "effect/Schema"
import type { World } from "../World.ts"
import { awhile, callbackUri, connect, contextOf, decliner, stranger } from "./calls.ts"
import { given, type States } from "./State.ts"
import { legOf } from "./webhooks.ts"

const context = { operationContext: Schema.optionalKey(Schema.String) }
const Context = Schema.Struct(context)

/** A room that does not exist: the last three digits say so. */
const missingRoom = "99434917639286404"

const transfer = async (world: World, target: string, context: typeof Context.Type): Promise<void> => {
  const { callConnectionId, others } = await legOf(world)
  const targetParticipant = fromRawId(target)
  // In a call of two it is clear who, and the first version has no name for it.
  const who = others.length === 1 ? {} : { transferee: fromRawId(others.at(-1) ?? "") }
  await world.run(
    CallConnection.transferToParticipant({ callConnectionId, targetParticipant, ...who, ...contextOf(context) })
  )
  await world.advance(awhile)
}

export const elsewhere: States = {
  "a call is known by its server call id": given(
    Schema.Struct({
      callConnectionId: Schema.String,
      serverCallId: Schema.String,
      participants: Schema.Array(Schema.String)
    }),
    async (world, { callConnectionId, participants, serverCallId }) => {
      await connect(world, callConnectionId, participants)
      const call = await world.run(CallConnection.get({ callConnectionId: world.aliases.of(callConnectionId) }))
      world.aliases.add(serverCallId, call.serverCallId ?? "")
    }
  ),
  "the transfer is accepted": given(Context, (world, context) => transfer(world, stranger, context)),
  "the transfer is declined": given(Context, (world, context) => transfer(world, decliner, context)),
  "the room cannot be joined": given(
    Schema.Struct({ ...context, callConnectionId: Schema.String }),
    async (world, { callConnectionId, ...context }) => {
      const callLocator = { kind: "roomCallLocator", roomId: missingRoom }
      const leg = await world.run(CallAutomation.connect({ callLocator, callbackUri, ...contextOf(context) }))
      world.aliases.add(callConnectionId, leg.callConnectionId ?? "")
      await world.advance(awhile)
    }
  )
}
