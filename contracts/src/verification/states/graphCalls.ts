/** The states of the contract of Graph's calls. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as Schema from "effect/Schema"
import type { World } from "../World.ts"
import { given, plain, refuses, type States } from "./State.ts"

const colleague = "112f7296-5fa4-42ca-bae8-6a692b15d4b8"

const Established = Schema.Struct({ callId: Schema.String, callbackUri: Schema.String })

const establish = async (world: World, { callbackUri, callId }: typeof Established.Type): Promise<void> => {
  const call = await world.run(
    Call.create({
      callbackUri,
      targets: [{ identity: { user: { id: colleague } } }],
      requestedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" }
    })
  )
  world.aliases.add(callId, call.id)
  await world.advance(5000)
}

const Running = Schema.Struct({
  callId: Schema.String,
  operationId: Schema.String,
  type: Schema.Literals(["playPromptOperation", "recordOperation", "subscribeToToneOperation"]),
  clientContext: Schema.String
})

/** A prompt that lasts until something ends it. */
const prompts = [{ mediaInfo: { uri: "https://cdn.contoso.com/prompt.wav?durationMs=60000" } }]

const start = (world: World, { callId, clientContext, type }: typeof Running.Type) => {
  const id = world.aliases.of(callId)
  switch (type) {
    case "playPromptOperation":
      return world.run(Call.playPrompt({ id, clientContext, prompts }))
    case "recordOperation":
      return world.run(Call.recordResponse({ id, clientContext, prompts }))
    case "subscribeToToneOperation":
      return world.run(Call.subscribeToTone({ id, clientContext }))
  }
}

export const graphCalls: States = {
  "a Graph application": given(Schema.Struct({ tenantId: Schema.String }), async ({ next }, { tenantId }) => {
    next.tenantId = tenantId
  }),
  "a Graph call is established": given(Established, establish),
  "an operation is running": given(Running, async (world, running) => {
    const { id } = await start(world, running)
    if (id !== undefined) world.aliases.add(running.operationId, id)
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
