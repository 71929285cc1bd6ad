/** The states of Call Automation's contract that end with an event: it is what the message is about. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { World } from "../World.ts"
import { awhile, callbackUri, connect, contextOf, decliner, invite, somebody, stranger } from "./calls.ts"
import { given, type States } from "./State.ts"

const context = { operationContext: Schema.optionalKey(Schema.String) }
const Context = Schema.Struct(context)
const Connecting = Schema.Struct({ ...context, callConnectionId: Schema.String })

type Context = typeof Context.Type

/** What states need to know of the local cloud. */
const LocalState = Schema.Struct({
  calls: Schema.Array(
    Schema.Struct({
      legs: Schema.Array(Schema.Struct({ callConnectionId: Schema.String })),
      participants: Schema.Array(
        Schema.Struct({
          identifier: Schema.Struct({ rawId: Schema.optionalKey(Schema.String) }),
          callConnectionId: Schema.optionalKey(Schema.String)
        })
      ),
      invitations: Schema.Array(Schema.Struct({ invitationId: Schema.String }))
    })
  )
})

const callsOf = async ({ cloud }: World) => {
  const { calls } = await Effect.runPromise(Effect.flatMap(cloud.state, Schema.decodeUnknownEffect(LocalState)))
  return calls
}

/** The only leg of the application, and who is in its call besides the application's own user. */
export const legOf = async (world: World) => {
  const [call] = await callsOf(world)
  const [leg] = call?.legs ?? []
  if (call === undefined || leg === undefined) throw new Error("there is no call")
  const others = call.participants.filter((one) => one.callConnectionId === undefined)
  return { callConnectionId: leg.callConnectionId, others: others.flatMap(({ identifier }) => identifier.rawId ?? []) }
}

const cancel = async (world: World, invitationId: string, context: Context = {}): Promise<void> => {
  const { callConnectionId } = await legOf(world)
  await world.run(CallConnection.cancelAddParticipant({ callConnectionId, invitationId, ...contextOf(context) }))
  await world.advance(awhile)
}

const pendingOf = async (world: World): Promise<string> => {
  const [invitation] = (await callsOf(world)).flatMap(({ invitations }) => invitations)
  if (invitation === undefined) throw new Error("no invitation is pending")
  return invitation.invitationId
}

/** Invites anew, since what the invited one does and the context it is told with are part of an invitation. */
const inviteAnew = async (world: World, participant: string, context: Context): Promise<void> => {
  await cancel(world, await pendingOf(world))
  await invite(world, (await legOf(world)).callConnectionId, participant, context)
  await world.advance(awhile)
}

const remove = async (world: World, rawId: string, context: Context): Promise<void> => {
  const { callConnectionId } = await legOf(world)
  const participantToRemove = fromRawId(rawId)
  await world.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove, ...contextOf(context) }))
  await world.advance(awhile)
}

/** Somebody who is in no call and answers. */
const newcomer = somebody.replace(/.{3}$/, "9b8")

export const webhooks: States = {
  "the leg is connected": given(Connecting, (world, { callConnectionId, ...context }) =>
    connect(world, callConnectionId, [somebody], context)
  ),
  "the roster is told": given(Connecting, (world, { callConnectionId, ...context }) =>
    connect(world, callConnectionId, [somebody], context)
  ),
  "the callee declines": given(Connecting, (world, { callConnectionId, ...context }) =>
    connect(world, callConnectionId, [decliner], context)
  ),
  "the application hangs up for everybody": given(Connecting, async (world, { callConnectionId }) => {
    await world.run(CallConnection.terminateCall({ callConnectionId: world.aliases.of(callConnectionId) }))
    await world.advance(awhile)
  }),
  "the invited participant answers": given(Context, (world, context) => inviteAnew(world, newcomer, context)),
  "the invited participant declines": given(Context, (world, context) => inviteAnew(world, decliner, context)),
  "a participant is removed": given(Context, async (world, context) => {
    const { others } = await legOf(world)
    await remove(world, others.at(-1) ?? "", context)
  }),
  "a stranger is removed": given(Context, (world, context) => remove(world, stranger, context)),
  "the invitation is cancelled": given(Context, async (world, context) => {
    await cancel(world, await pendingOf(world), context)
  }),
  "an unknown invitation is cancelled": given(
    Schema.Struct({ ...context, invitationId: Schema.String }),
    (world, { invitationId, ...context }) => cancel(world, invitationId, context)
  ),
  "a participant is held with audio that cannot be decoded": given(Context, async (world, context) => {
    const { callConnectionId, others } = await legOf(world)
    await world.run(
      CallMedia.hold({
        callConnectionId,
        targetParticipant: fromRawId(others[0] ?? ""),
        playSourceInfo: { kind: "file", file: { uri: "https://cdn.contoso.com/invalid-format.mp3" } },
        ...contextOf(context)
      })
    )
    await world.advance(awhile)
  }),
  "the incoming call is announced": given(
    Schema.Struct({ from: Schema.String, to: Schema.String }),
    async (world, { from, to }) => {
      await Effect.runPromise(world.cloud.incomingCall({ from, to, callbackUri }))
      await world.advance(awhile)
    }
  )
}
