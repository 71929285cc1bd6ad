/** What makes Graph post each notification of the contract, after the states that it names. */
import * as Call from "@effect-comms/graph-calls/Call"
import * as Effect from "effect/Effect"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"
import type { MessageTriggers } from "./MessageTrigger.ts"

/** The real id of the only call. */
const callOf = async ({ cloud }: ProviderUnderTest): Promise<string> => {
  const { graphCalls } = await Effect.runPromise(cloud.state)
  const [call]: ReadonlyArray<unknown> = Array.isArray(graphCalls) ? graphCalls : []
  if (typeof call === "object" && call !== null && "id" in call) return String(call.id)
  throw new Error("there is no Graph call")
}

const end = async (provider: ProviderUnderTest): Promise<void> => {
  await provider.run(Call.delete({ id: await callOf(provider) }))
  await provider.advance(5000)
}

export const graphCalls: MessageTriggers = {
  "a call that is being terminated": end,
  "a call that has ended": end,
  "a key that was pressed": async (provider) => {
    await Effect.runPromise(provider.cloud.graphTone(await callOf(provider), "tone1"))
    await provider.advance(1000)
  },
  "the end of a prompt that was played": (provider) => provider.advance(120_000),
  "the end of a recording that was cancelled": async (provider) => {
    await provider.run(Call.cancelMediaProcessing({ id: await callOf(provider) }))
    await provider.advance(1000)
  }
}
