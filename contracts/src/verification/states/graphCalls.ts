/** The states of the contract of Graph's calls. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import { given, plain, refuses, type States } from "./State.ts"

const colleague = "112f7296-5fa4-42ca-bae8-6a692b15d4b8"

const Established = Schema.Struct({ callId: Schema.String, callbackUri: Schema.String })

const establish = async (
  provider: ProviderUnderTest,
  { callbackUri, callId }: typeof Established.Type
): Promise<void> => {
  const call = await provider.run(
    Call.create({
      callbackUri,
      targets: [{ identity: { user: { id: colleague } } }],
      requestedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
    })
  )
  provider.aliases.add(callId, call.id)
  await provider.advance(5000)
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
      return provider.run(Call.recordResponse({ id, clientContext, prompts }))
    case "subscribeToToneOperation":
      return provider.run(Call.subscribeToTone({ id, clientContext }))
  }
}

export const graphCalls: States = {
  "a Graph application": given(Schema.Struct({ tenantId: Schema.String }), async ({ next }, { tenantId }) => {
    next.tenantId = tenantId
  }),
  "a Graph call is established": given(Established, establish),
  "an operation is running": given(Running, async (provider, running) => {
    const { id } = await start(provider, running)
    if (id !== undefined) provider.aliases.add(running.operationId, id)
  }),
  "the Graph token is wrong": plain(({ next }) => {
    next.credential = "wrong"
  }),
  "the call does not exist": plain(() => undefined),
  "the request is refused": refuses(400),
  "the application is not allowed to": refuses(403),
  "too many requests": refuses(429),
  "the service fails": refuses(500),
  "the service is unavailable": refuses(503)
}
