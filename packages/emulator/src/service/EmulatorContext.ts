/**
 * What the parts of the local cloud share, and what a part is.
 *
 * A part (Call Automation, Chat, Identity, Graph calls) answers operations, may add controls, and owns its state. It never opens a
 * port, reads a clock or sends anything but through what is given here.
 */
import type { Delivery } from "./Delivery.ts"
import type { EventGrid } from "./EventGrid.ts"
import type { Files } from "./Files.ts"
import type { Handler } from "./Handler.ts"
import type { Journal } from "../kernel/Journal.ts"
import type { MediaSockets } from "./MediaSockets.ts"
import type { NetworkClock } from "./NetworkClock.ts"
import type { Options } from "../Options.ts"
import type { UserTokens } from "../kernel/credentials/UserTokens.ts"

/** What is given to every part. */
export interface Simulation {
  readonly options: Options
  /** Ringing, prompts, timeouts, event times. */
  readonly network: NetworkClock
  /** Credentials, token lifetimes, the repeatability window: milliseconds since 1970, with the offset of the clock control. */
  readonly wall: () => number
  readonly journal: Journal
  readonly delivery: Delivery
  /** Media streaming and transcription to the `transportUrl` of an application. */
  readonly mediaSockets: MediaSockets
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

/** The members of a body by their names: those of an object within, or `true` for a value that whoever reads it checks. */
export interface Members {
  readonly [name: string]: true | Members
}

/** Something that everybody may ask of the local cloud under `/_emulator/…`. */
export interface Control {
  readonly method: "GET" | "POST"
  /** The path below `/_emulator`, with `{name}` for each parameter. */
  readonly path: string
  /** What the body may have; anything else is refused by name before the control runs. Default nothing. */
  readonly members?: Members
  /** Answers JSON (or a promise of it); throws a `Refusal` (status 400 or 404) when the body does not fit. */
  readonly run: (params: Readonly<Record<string, string>>, body: unknown) => unknown
}

/** One of Microsoft's services in the local cloud. */
export interface Part {
  readonly handlers: ReadonlyArray<Handler>
  readonly controls: ReadonlyArray<Control>
  /** Files that it keeps beside what it answers. */
  readonly files?: Files
  /** The members of `GET /_emulator/state` that this part adds. */
  readonly state: () => Readonly<Record<string, unknown>>
  /** Back to an empty world. */
  readonly reset: () => void
}
