/** The options of a local cloud and their defaults. */
import type { EventGridSubscriptions } from "./EventGridSubscription.ts"

/** Options; every one has a default. */
export interface Options {
  /** The base64 key of the ACS resource; default a fixed development key. */
  readonly accessKey: string
  /** `id:secret` of the only Graph client that gets a token; default any. */
  readonly graphClient: string | undefined
  /** The application permissions that Graph clients have, such as `Calls.Initiate.All`; default all. */
  readonly graphPermissions: ReadonlyArray<string> | undefined
  /**
   * Where Graph applications are notified of calls that come in from the network: a URL for all, or `clientId=URL` for one each; default
   * none, and only the control calls them.
   */
  readonly graphWebhooks: ReadonlyArray<string>
  /** Accept bearers that were not issued here for Graph; default false. */
  readonly relaxedGraph: boolean
  /** The only caller ids that the resource owns, in E.164; default any. */
  readonly phoneNumbers: ReadonlyArray<string> | undefined
  /**
   * Endpoints that are subscribed to IncomingCall, recording and chat events: a URL, as text with types of events before it
   * (`Microsoft.Communication.IncomingCall=http://…`, several by comma) or as an object, or a list of these; default none.
   */
  readonly eventGrid: EventGridSubscriptions
  readonly eventGridSchema: "eventgrid" | "cloudevents"
  /** Attempts after the first of a callback that was not acknowledged; default 3. */
  readonly callbackRetries: number
  /** Hosts besides loopback, with or without a port, to which callbacks are delivered and media sockets opened; default none. */
  readonly allowCallbackHosts: ReadonlyArray<string>
  /** Names, besides loopback and the address it listens at, that the local cloud is reached by; requests for others are refused. Default none. */
  readonly hostNames: ReadonlyArray<string>
  /** Answer controls to other than loopback addresses; default false. */
  readonly exposeControls: boolean
  /** A fresh token for each callback instead of one per audience and second; default false. */
  readonly tokenPerEvent: boolean
  /**
   * What a second request with the pair of a `claimed` operation (create, answer, …) does; recordings do not show what the real
   * service does. Default `replay`.
   */
  readonly claimedRepeats: "replay" | "execute-again"
  /** The sub-code that the legs of others end with when one leg terminates the call; recordings show all three. Default 5001. */
  readonly endOfOthers: 5001 | 5002 | 7000
  /** Refuse with 429 what is above the published rate limits of Chat, Identity and Graph's calls; default false. */
  readonly throttling: boolean
  /** A folder of WAV files that prompts are heard from: by the path of their URL, or its last segment, whatever its host. Default none. */
  readonly media: string | undefined
  /** Fetch prompts whose URL is on this machine, unless it has a `durationMs`; default false, and true behind a port. */
  readonly fetchMedia: boolean
  /**
   * A command that texts of prompts and of callers without a voice are spoken with: it is given the text on its standard input, writes a
   * WAV file to its standard output, and is run without a shell. Default none, and a tone stands for a text.
   */
  readonly speechCommand: string | undefined
  /**
   * A command that recognizes what is said without words: by a microphone, or in a WAV file. It is given a WAV file (16-bit PCM at 16 kHz,
   * mono) on its standard input, writes the words to its standard output, and is run without a shell. Default none, and only what is typed is
   * understood.
   */
  readonly recognitionCommand: string | undefined
  /** How many entries the journal keeps, the latest; default 100 000, at least 1. */
  readonly journalLimit: number
  /**
   * How many bytes of memory the journal takes, by estimate; it keeps fewer entries when they are large, at least one. Default 64 MiB.
   * Of one entry about 64 KiB are kept.
   */
  readonly journalBytes: number
}

/** A fixed, well-known key: it protects nothing, and makes the connection string the same everywhere. */
export const developmentKey = "ZWZmZWN0LWNvbW1zLWxvY2FsLWNsb3VkLWRldmVsb3BtZW50LWtleQ=="

/** The defaults. */
export const defaults: Options = {
  accessKey: developmentKey,
  graphClient: undefined,
  graphPermissions: undefined,
  graphWebhooks: [],
  relaxedGraph: false,
  phoneNumbers: undefined,
  eventGrid: undefined,
  eventGridSchema: "eventgrid",
  callbackRetries: 3,
  allowCallbackHosts: [],
  hostNames: [],
  exposeControls: false,
  tokenPerEvent: false,
  claimedRepeats: "replay",
  endOfOthers: 5001,
  throttling: false,
  media: undefined,
  fetchMedia: false,
  speechCommand: undefined,
  recognitionCommand: undefined,
  journalLimit: 100_000,
  journalBytes: 64 * 1024 * 1024
}
