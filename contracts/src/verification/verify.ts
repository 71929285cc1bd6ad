/**
 * Verifies a contract: Pact plays each interaction against the local cloud, in the states that it names.
 *
 * Messages are what the local cloud delivered while their states came about. Every interaction begins with an empty local cloud.
 */
import { Verifier } from "@pact-foundation/pact"
import type { Facts } from "../facts/Facts.ts"
import { messageType, type PactFile } from "../pacts/PactFile.ts"
import { failuresOf } from "./failuresOf.ts"
import * as Gateway from "./Gateway.ts"
import { messageOf } from "./messageOf.ts"
import { checkDelivered, checkObserved } from "./observed.ts"
import type { States } from "./states/State.ts"
import type { ProviderUnderTest } from "./ProviderUnderTest.ts"

/** What did not agree, one line each; nothing when the local cloud keeps the contract and, doing so, Microsoft's facts. */
export const verify = async (
  provider: ProviderUnderTest,
  facts: Facts,
  pact: PactFile,
  path: string,
  states: States
): Promise<ReadonlyArray<string>> => {
  // What throws would be reported as a failed interaction without its reason.
  const broken: Array<string> = []
  const told = (what: string, error: unknown) => {
    broken.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const handlers = Object.entries(states).map(([name, bring]) => {
    const handler = async (parameters?: unknown) => {
      await bring(provider, parameters).catch((error: unknown) => told(`state "${name}"`, error))
    }
    return [name, handler] as const
  })
  const messages = pact.interactions
    .filter(({ type }) => type === messageType)
    .map((interaction) => {
      const { description } = interaction
      const message = async () => {
        const found = await messageOf(provider, interaction).catch((error: unknown) =>
          told(`message "${description}"`, error)
        )
        for (const delivery of provider.deliveries.all()) broken.push(...checkDelivered(facts, delivery.content))
        return { message: found?.content, __pactMessageMetadata: found?.metadata ?? {} }
      }
      return [description, message] as const
    })
  provider.observe = (observed) => broken.push(...checkObserved(facts, observed))
  const gateway = await Gateway.open(provider)
  try {
    await new Verifier({
      provider: pact.provider,
      providerBaseUrl: gateway.origin,
      pactUrls: [path],
      stateHandlers: Object.fromEntries(handlers),
      messageProviders: Object.fromEntries(messages),
      beforeEach: () => provider.reset(),
      logLevel: "error"
    }).verifyProvider()
    return broken
  } catch (error) {
    return [...broken, ...failuresOf(error)]
  } finally {
    await gateway.close()
  }
}
