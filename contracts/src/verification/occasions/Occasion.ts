/** What makes a provider send a message, once the states that its contract names have come about. */
import type { World } from "../World.ts"

/** Makes the local cloud deliver it. */
export type Occasion = (world: World) => Promise<void>

/** Occasions by the description of the message; what has none is sent because of the states alone. */
export type Occasions = Readonly<Record<string, Occasion>>
