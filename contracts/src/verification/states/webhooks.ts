/** The states of Call Automation's contract that end with an event: it is what the message is about. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import { fromRawId } from "@effect-comms/core/CommunicationIdentifier"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
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

const callsOf = async ({ cloud }: ProviderUnderTest) => {
  const { calls } = await Effect.runPromise(Effect.flatMap(cloud.state, Schema.decodeUnknownEffect(LocalState)))
  return calls
}

/** The only leg of the application, and who is in its call besides the application's own user. */
export const legOf = async (provider: ProviderUnderTest) => {
  const [call] = await callsOf(provider)
  const [leg] = call?.legs ?? []
  if (call === undefined || leg === undefined) throw new Error("there is no call")
  const others = call.participants.filter((one) => one.callConnectionId === undefined)
  return { callConnectionId: leg.callConnectionId, others: others.flatMap(({ identifier }) => identifier.rawId ?? []) }
}

const cancel = async (provider: ProviderUnderTest, invitationId: string, context: Context = {}): Promise<void> => {
  const { callConnectionId } = await legOf(provider)
  await provider.run(CallConnection.cancelAddParticipant({ callConnectionId, invitationId, ...contextOf(context) }))
  await provider.advance(awhile)
}

const pendingOf = async (provider: ProviderUnderTest): Promise<string> => {
  const [invitation] = (await callsOf(provider)).flatMap(({ invitations }) => invitations)
  if (invitation === undefined) throw new Error("no invitation is pending")
  return invitation.invitationId
}

/** Invites anew, since what the invited one does and the context it is told with are part of an invitation. */
const inviteAnew = async (provider: ProviderUnderTest, participant: string, context: Context): Promise<void> => {
  await cancel(provider, await pendingOf(provider))
  await invite(provider, (await legOf(provider)).callConnectionId, participant, context)
  await provider.advance(awhile)
}

const remove = async (provider: ProviderUnderTest, rawId: string, context: Context): Promise<void> => {
  const { callConnectionId } = await legOf(provider)
  const participantToRemove = fromRawId(rawId)
  await provider.run(CallConnection.removeParticipant({ callConnectionId, participantToRemove, ...contextOf(context) }))
  await provider.advance(awhile)
}

/** Somebody who is in no call and answers. */
const newcomer = somebody.replace(/.{3}$/, "9b8")

export const webhooks: States = {
  "the leg is connected": given(Connecting, (provider, { callConnectionId, ...context }) =>
    connect(provider, callConnectionId, [somebody], context)
  ),
  "the roster is told": given(Connecting, (provider, { callConnectionId, ...context }) =>
    connect(provider, callConnectionId, [somebody], context)
  ),
  "the callee declines": given(Connecting, (provider, { callConnectionId, ...context }) =>
    connect(provider, callConnectionId, [decliner], context)
  ),
  "the application hangs up for everybody": given(Connecting, async (provider, { callConnectionId }) => {
    await provider.run(CallConnection.terminateCall({ callConnectionId: provider.aliases.of(callConnectionId) }))
    await provider.advance(awhile)
  }),
  "the invited participant answers": given(Context, (provider, context) => inviteAnew(provider, newcomer, context)),
  "the invited participant declines": given(Context, (provider, context) => inviteAnew(provider, decliner, context)),
  "a participant is removed": given(Context, async (provider, context) => {
    const { others } = await legOf(provider)
    await remove(provider, others.at(-1) ?? "", context)
  }),
  "a stranger is removed": given(Context, (provider, context) => remove(provider, stranger, context)),
  "the invitation is cancelled": given(Context, async (provider, context) => {
    await cancel(provider, await pendingOf(provider), context)
  }),
  "an unknown invitation is cancelled": given(
    Schema.Struct({ ...context, invitationId: Schema.String }),
    (provider, { invitationId, ...context }) => cancel(provider, invitationId, context)
  ),
  "a participant is held with audio that cannot be decoded": given(Context, async (provider, context) => {
    const { callConnectionId, others } = await legOf(provider)
    await provider.run(
      CallMedia.hold({
        callConnectionId,
        targetParticipant: fromRawId(others[0] ?? ""),
        playSourceInfo: { kind: "file", file: { uri: "https://cdn.contoso.com/invalid-format.mp3" } },
        ...contextOf(context)
      })
    )
    await provider.advance(awhile)
  }),
  "the incoming call is announced": given(
    Schema.Struct({ from: Schema.String, to: Schema.String }),
    async (provider, { from, to }) => {
      await Effect.runPromise(provider.cloud.incomingCall({ from, to, callbackUri }))
      await provider.advance(awhile)
    }
  )
}
