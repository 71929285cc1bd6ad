/** The states of the contract of Graph's calls. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { graphToken } from "../Gateway.ts"
import { graphApplication, type ProviderUnderTest } from "../ProviderUnderTest.ts"
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
  "the Graph call has ended": given(Schema.Struct({ callId: Schema.String }), async (provider, { callId }) => {
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
