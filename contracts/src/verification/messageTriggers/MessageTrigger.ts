/** What makes a provider send a message, once the states that its contract names have come about. */
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"

/** Makes the local cloud deliver it. */
export type MessageTrigger = (provider: ProviderUnderTest) => Promise<void>

/** Triggers by the description of the message; a message without one is sent because of the states alone. */
export type MessageTriggers = Readonly<Record<string, MessageTrigger>>
