/**
 * What the services of the local cloud share. A service never opens a port, reads a clock or sends anything but through what is given here.
 */
import type { Delivery } from "./Delivery.ts"
import type { EventGrid } from "./EventGrid.ts"
import type { Journal } from "./Journal.ts"
import type { MediaSources } from "./MediaSources.ts"
import type { MediaSockets } from "./MediaSockets.ts"
import type { NetworkClock } from "./NetworkClock.ts"
import type { Options } from "../Options.ts"
import type { UserTokens } from "./UserTokens.ts"

/** What is given to every service. */
export interface EmulatorContext {
  readonly options: Options
  /** Ringing, prompts, timeouts, event times. */
  readonly network: NetworkClock
  /** Credentials, token lifetimes, the repeatability window: milliseconds since 1970, with the offset of the clock control. */
  readonly wall: () => number
  readonly journal: Journal
  readonly delivery: Delivery
  /** Media streaming and transcription to the `transportUrl` of an application. */
  readonly mediaSockets: MediaSockets
  /** What prompts sound like. */
  readonly media: MediaSources
  /** IncomingCall, recording and chat events to the subscribed endpoint. */
  readonly eventGrid: EventGrid
  /** Tokens of ACS users: Identity issues and revokes, Chat's requests are judged by them. */
  readonly userTokens: UserTokens
  /** The id of the ACS resource: a fixed GUID. */
  readonly resourceId: string
  /** The origin that the local cloud answers at, without a slash at the end. */
  readonly origin: () => string
  /** A fresh GUID whose last three digits mean nothing to the telephone network. */
  readonly guid: () => string
}
