/** The states of the contract of Graph's calls. */
import * as AudioRoutingGroup from "@effect-comms/graph-calls/AudioRoutingGroup"
import * as Call from "@effect-comms/graph-calls/Call"
import * as ContentSharingSession from "@effect-comms/graph-calls/ContentSharingSession"
import type { GraphCalls } from "@effect-comms/graph-calls/GraphCalls"
import * as Participant from "@effect-comms/graph-calls/Participant"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { graphToken } from "../Gateway.ts"
import { contoso, graphApplication, type ProviderUnderTest } from "../ProviderUnderTest.ts"
import { awhile } from "./calls.ts"
import { given, plain, refuses, type States } from "./State.ts"

const colleague = "112f7296-5fa4-42ca-bae8-6a692b15d4b8"

const Established = Schema.Struct({ callId: Schema.String, callbackUri: Schema.String })

/** An outgoing call to a user, who has not answered yet. */
const create = async (provider: ProviderUnderTest, { callbackUri, callId }: typeof Established.Type): Promise<void> => {
  const call = await provider.run(
    Call.create({
      callbackUri,
      targets: [{ identity: { user: { id: colleague } } }],
      requestedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
    })
  )
  provider.aliases.add(callId, call.id)
}

const Running = Schema.Struct({
  callId: Schema.String,
  operationId: Schema.String,
  type: Schema.Literals(["playPromptOperation", "recordOperation", "subscribeToToneOperation"]),
  clientContext: Schema.String
})

/** A prompt that lasts until something ends it. */
const prompts = [{ mediaInfo: { uri: "https://cdn.contoso.com/prompt.wav?durationMs=60000" } }]

const start = (provider: ProviderUnderTest, { callId, clientContext, type }: typeof Running.Type) => {
  const id = provider.aliases.of(callId)
  switch (type) {
    case "playPromptOperation":
      return provider.run(Call.playPrompt({ id, clientContext, prompts }))
    case "recordOperation":
      return provider.run(Call.recordResponse({ id, clientContext, prompts, stopTones: ["#"] }))
    case "subscribeToToneOperation":
      return provider.run(Call.subscribeToTone({ id, clientContext }))
  }
}

/** Somebody calls the application; more says how. */
const ring = async (
  provider: ProviderUnderTest,
  { callbackUri, callId }: typeof Established.Type,
  more: Partial<Parameters<ProviderUnderTest["cloud"]["graphIncomingCall"]>[0]> = {}
) => {
  const { clientId } = graphApplication
  const from = `8:orgid:${colleague}`
  const incoming = provider.cloud.graphIncomingCall({ callbackUri, from, clientId, tenantId: contoso, ...more })
  provider.aliases.add(callId, await Effect.runPromise(incoming))
}

/** What a policy says of the application that it brings in. */
const policy = { applicationMetadata: { botData: { user: { applicationMetadata: "" } } } }

/** The notification of a call that a policy has recorded, as far as it says of whom. */
const Told = Schema.Struct({
  value: Schema.Tuple([
    Schema.Struct({
      resourceData: Schema.Struct({ incomingContext: Schema.Struct({ observedParticipantId: Schema.String }) })
    })
  ])
})
const decodeTold = Schema.decodeUnknownSync(Told)

/** Those who are in a call, and in its lobby. */
const participants = (provider: ProviderUnderTest, callId: string) =>
  provider.run(Stream.runCollect(Participant.list({ callId })))

/** Lets somebody into the lobby of a meeting; gives the participant. */
const enterLobby = async (provider: ProviderUnderTest, callId: string, participant: string): Promise<string> => {
  await Effect.runPromise(provider.cloud.graphLobby(callId, "wait", participant))
  const id = (await participants(provider, callId)).findLast(({ isInLobby }) => isInLobby === true)?.id
  if (id === undefined) throw new Error("nobody waits in the lobby")
  return id
}

const Flag = Schema.optionalKey(Schema.Boolean)

const Joined = Schema.Struct({
  ...Established.fields,
  callOptions: Schema.optionalKey(
    Schema.Struct({ isDeltaRosterEnabled: Flag, isContentSharingNotificationEnabled: Flag })
  ),
  participantId: Schema.String,
  ownParticipantId: Schema.String,
  userId: Schema.String,
  media: Schema.Literals(["serviceHosted", "appHosted"])
})

/** The application and a user are in a meeting. */
const join = async (provider: ProviderUnderTest, joined: typeof Joined.Type): Promise<void> => {
  const { callbackUri, callId, callOptions, media, ownParticipantId, participantId, userId } = joined
  const { id, myParticipantId = "" } = await provider.run(
    Call.create({
      callbackUri,
      tenantId: contoso,
      requestedModalities: ["audio"],
      ...(callOptions === undefined ? {} : { callOptions }),
      mediaConfig:
        media === "appHosted"
          ? { "@odata.type": "#microsoft.graph.appHostedMediaConfig", blob: "<Media Session Configuration>" }
          : { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      meetingInfo: { "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo", joinMeetingId: "1234567" }
    })
  )
  await provider.advance(awhile)
  await enterLobby(provider, id, `8:orgid:${userId}`)
  await Effect.runPromise(provider.cloud.graphLobby(id, "admit", `8:orgid:${userId}`))
  const other = (await participants(provider, id)).find((participant) => participant.id !== myParticipantId)
  provider.aliases.add(callId, id)
  provider.aliases.add(ownParticipantId, myParticipantId)
  provider.aliases.add(participantId, other?.id ?? "")
}

const InCall = Schema.Struct({ callId: Schema.String })
const OfParticipant = Schema.Struct({ ...InCall.fields, participantId: Schema.String })

/** A state of a call that an action brings about a little later. */
const acted = (act: (id: string) => Effect.Effect<unknown, unknown, GraphCalls>) =>
  given(InCall, async (provider, { callId }) => {
    await provider.run(act(provider.aliases.of(callId)))
    await provider.advance(awhile)
  })

/** A participant as the local cloud knows it. */
const realOf = ({ aliases }: ProviderUnderTest, { callId, participantId }: typeof OfParticipant.Type) => ({
  callId: aliases.of(callId),
  participantId: aliases.of(participantId)
})

const beta = { apiVersion: "beta" } as const

const report = {
  id: "b2c3d4e5-f607-4891-9bcd-ef1234567890",
  detectionDateTime: DateTimeText.make("2026-03-13T20:59:00Z"),
  overallConfidence: 0.9,
  isMalicious: false,
  contentMetadata: { audioMetadata: { sampleRateHz: 16_000, bitDepth: 16, channels: 1 } },
  detections: []
} as const

const somebodyElse = "8:orgid:278405a3-f568-4b3e-b684-009193463065"

/** No token of an application is good for longer than a day. */
const longestLifetime = 25 * 3_600_000

export const graphCalls: States = {
  "a Graph application": given(
    Schema.Struct({ tenantId: Schema.String, clientId: Schema.String }),
    async ({ aliases, next }, { clientId, tenantId }) => {
      next.tenantId = tenantId
      aliases.add(clientId, graphApplication.clientId)
    }
  ),
  "a Graph call is being established": given(Established, create),
  "a Graph call is established": given(Established, async (provider, established) => {
    await create(provider, established)
    await provider.advance(awhile)
  }),
  "a Graph call rings for the application": given(Established, (provider, call) => ring(provider, call)),
  "a policy has the application record a Graph call": given(Established, async (provider, established) => {
    await ring(provider, established, policy)
    await provider.run(
      Call.answer({
        id: provider.aliases.of(established.callId),
        acceptedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        participantCapacity: 50
      })
    )
    await provider.advance(awhile)
  }),
  "a policy has a Graph call ring for the application": given(
    Schema.Struct({ ...Established.fields, participantId: Schema.String }),
    async (provider, { participantId, ...call }) => {
      await ring(provider, call, policy)
      await provider.advance(0)
      const told = decodeTold(provider.deliveries.all().at(-1)?.content)
      provider.aliases.add(participantId, told.value[0].resourceData.incomingContext.observedParticipantId)
    }
  ),
  "somebody under the policy joins the Graph call": given(
    Schema.Struct({ ...OfParticipant.fields, userId: Schema.String }),
    async (provider, { callId, participantId, userId }) => {
      const joining = provider.cloud.graphPolicyParticipant(provider.aliases.of(callId), `8:orgid:${userId}`)
      provider.aliases.add(participantId, await Effect.runPromise(joining))
      await provider.advance(awhile)
    }
  ),
  "the user leaves the Graph call": given(
    Schema.Struct({ ...InCall.fields, userId: Schema.String }),
    async (provider, { callId, userId }) => {
      await Effect.runPromise(provider.cloud.graphLeave(provider.aliases.of(callId), `8:orgid:${userId}`))
      await provider.advance(awhile)
    }
  ),
  "a Graph meeting is joined": given(Joined, join),
  "somebody waits in the lobby of the Graph meeting": given(
    Schema.Struct({ ...OfParticipant.fields, userId: Schema.optionalKey(Schema.String) }),
    async (provider, { callId, participantId, userId }) => {
      const participant = userId === undefined ? somebodyElse : `8:orgid:${userId}`
      provider.aliases.add(participantId, await enterLobby(provider, provider.aliases.of(callId), participant))
    }
  ),
  "the Graph meeting is recorded": acted((id) => Call.startRecording({ id }, beta)),
  "the Graph meeting is transcribed": acted((id) => Call.startTranscription({ id }, beta)),
  "the application is muted in the Graph meeting": acted((id) => Call.mute({ id })),
  "the participant hears hold music": given(OfParticipant, async (provider, input) => {
    await provider.run(Participant.startHoldMusic(realOf(provider, input)))
    await provider.advance(awhile)
  }),
  "an audio routing group is there": given(
    Schema.Struct({ ...InCall.fields, groupId: Schema.String, source: Schema.String, receiver: Schema.String }),
    async (provider, { callId, groupId, receiver, source }) => {
      const { aliases } = provider
      await provider.run(
        AudioRoutingGroup.create({
          callId: aliases.of(callId),
          id: groupId,
          routingMode: "oneToOne",
          sources: [aliases.of(source)],
          receivers: [aliases.of(receiver)]
        })
      )
    }
  ),
  "content is shared in the Graph call": given(
    Schema.Struct({ ...OfParticipant.fields, sessionId: Schema.String }),
    async (provider, { sessionId, ...input }) => {
      const { callId, participantId } = realOf(provider, input)
      await Effect.runPromise(provider.cloud.graphSharing(callId, true, participantId))
      const [session] = await provider.run(Stream.runCollect(ContentSharingSession.list({ callId })))
      provider.aliases.add(sessionId, session?.id ?? "")
    }
  ),
  "content sharing ends in the Graph meeting": given(OfParticipant, async (provider, input) => {
    const { callId, participantId } = realOf(provider, input)
    await Effect.runPromise(provider.cloud.graphSharing(callId, false, participantId))
    await provider.advance(awhile)
  }),
  "synthetic media of the participant were reported": given(OfParticipant, async (provider, input) => {
    await provider.run(Participant.reportSyntheticMedia({ ...realOf(provider, input), ...report }, beta))
  }),
  "the Graph call has ended": given(InCall, async (provider, { callId }) => {
    await provider.run(Call.delete({ id: provider.aliases.of(callId) }))
    await provider.advance(awhile)
  }),
  "an operation is running": given(Running, async (provider, running) => {
    const { id } = await start(provider, running)
    if (id !== undefined) provider.aliases.add(running.operationId, id)
  }),
  "the other side presses a key": given(
    Schema.Struct({ callId: Schema.String, tone: Schema.String }),
    async (provider, { callId, tone }) => {
      await Effect.runPromise(provider.cloud.graphTone(provider.aliases.of(callId), tone))
      await provider.advance(1000)
    }
  ),
  "the Graph token is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the Graph token has expired": async (provider) => {
    provider.next.token = await graphToken(provider)
    await provider.setTime(provider.now() + longestLifetime)
  },
  "the application is not allowed to": refuses(403),
  "too many requests": refuses(429),
  "the service fails": refuses(500),
  "the service is unavailable": refuses(503)
}
