/**
 * The local cloud as a service, whatever services it is made of: in this process without a port, on the clock of the program or
 * test that makes it.
 */
import type { OpenWebSocket } from "@effect-comms/core/CurrentWebSocket"
import type { Transport } from "@effect-comms/core/Transport"
import type * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import type { MediaOperation } from "./call-automation/state/Call.ts"
import { Download } from "./service/Files.ts"
import type { Entry } from "./service/Journal.ts"
import type { Covered, Unknown } from "./kernel/control/Coverage.ts"
import type { ClockState } from "./kernel/time/ClockControl.ts"
import * as EffectConnector from "./kernel/mediaSockets/EffectConnector.ts"
import * as EffectSender from "./kernel/delivery/EffectSender.ts"
import type { FaultAt, FaultOrder } from "./kernel/control/Faults.ts"
import * as HttpSender from "./kernel/delivery/HttpSender.ts"
import * as InProcessFetch from "./kernel/http/InProcessFetch.ts"
import * as InProcessTransport from "./kernel/http/InProcessTransport.ts"
import * as InProcessSocket from "./kernel/sockets/InProcessSocket.ts"
import * as Kernel from "./kernel/Kernel.ts"
import { asClock } from "./kernel/time/NetworkTime.ts"
import { type Audio, type AudioOptions, listenTo } from "./kernel/sockets/InProcessAudio.ts"
import type { Acknowledgement, Delivered } from "./kernel/delivery/Sender.ts"
import { ofFiber, standing } from "./kernel/time/TimeSource.ts"
import * as WebSocketConnector from "./kernel/mediaSockets/WebSocketConnector.ts"
import { version } from "./version.ts"
import * as Defaults from "./Options.ts"
import { Settings } from "./service/Settings.ts"
import { Refusal } from "./service/Refusal.ts"
import { voiceOf } from "./service/voiceOf.ts"

/** Options of a local cloud in this process; each has a default. */
export interface Options extends Partial<Defaults.Options> {
  /** Receives every callback, notification and Event Grid post in place of HTTP; then no host is blocked. */
  readonly deliver?: (request: Delivered) => Effect.Effect<Acknowledgement>
  /** Whether what `deliver` receives for Event Grid begins with the validation handshake, as over HTTP; default false. */
  readonly validateEventGrid?: boolean
  /** Takes every media socket in place of WebSocket; then no host is blocked, and `advance` waits for what it does with frames. */
  readonly mediaSocket?: EffectConnector.AcceptMediaSocket
  /** The origin in the connection string; default `http://127.0.0.1:4280`. Its host is a name of the local cloud, as loopback is, and `hostNames`. */
  readonly origin?: string
  /** Decides of every request to an operation, and of every webhook, whether it goes wrong; what `fault` orders comes first. */
  readonly faultAt?: FaultAt
  /**
   * Milliseconds since 1970 at which time stands still until it is advanced, that of the network and that by which credentials are judged;
   * default the clock of the fiber.
   */
  readonly startsAt?: number
  /** Called with an exception that is a defect of the local cloud; by default it is written to stderr. */
  readonly report?: (error: unknown) => void
  /** Called with a line about an application that does not answer and delays events, which the journal has too; default none. */
  readonly warn?: (line: string) => void
  /** Called with every entry of the journal, as it is written; default none. */
  readonly watch?: (entry: Entry) => void
}

const toStderr = (error: unknown): void => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : "an exception that is not an error"}\n`
  )
}

/** Who calls, is called, presses or speaks: a raw id, an E.164 number, or Microsoft's identifier. */
export type Who = string | { readonly rawId?: string | undefined }

/** How the next media operations of a call are to fail. */
export interface MediaFailureOrder {
  /** Default: whichever media operation may fail so. */
  readonly operation?: MediaOperation
  /** Such as 400, with the sub code that Microsoft documents beside it. */
  readonly code: number
  readonly subCode: number
  /** How many operations; default 1. */
  readonly count?: number
}

/** The local cloud in the context. */
export interface Service {
  /** Carries the requests of clients to this local cloud. */
  readonly transport: Transport
  /** The same as `fetch`, for clients and verifiers that take one. */
  readonly fetch: typeof globalThis.fetch
  /** Opens the WebSockets of clients to this local cloud. */
  readonly webSocket: OpenWebSocket
  /** Where it is, without a slash at the end: endpoint, Graph root and login authority at once. */
  readonly origin: string
  /** For `CallAutomation.layer`, `Identity.layer` and Microsoft's own clients. */
  readonly connectionString: string
  /** The id of the ACS resource: in user ids, and the audience of callbacks. */
  readonly resourceId: string
  /** Moves network time on; what became due is delivered and acknowledged when it ends. A test's clock is moved with it. */
  readonly advance: (millis: number) => Effect.Effect<void>
  /** How fast network time goes: 1 as the clock it was made with, 0 only when advanced. */
  readonly setScale: (scale: number) => Effect.Effect<void>
  /** Skews the wall clock, by which credentials are judged. */
  readonly setWallOffset: (millis: number) => Effect.Effect<void>
  readonly clockState: Effect.Effect<ClockState>
  /** Network time, for programs that are to live on it. */
  readonly clock: Clock.Clock
  /** Ends when nothing is on its way to an application. */
  readonly idle: Effect.Effect<void>
  /** Makes the next matching requests or callbacks fail. */
  readonly fault: (order: FaultOrder) => Effect.Effect<void, Refusal>
  /** What happened after an entry of the journal; 0 for all. */
  readonly journal: (after?: number) => Effect.Effect<ReadonlyArray<Entry>>
  readonly state: Effect.Effect<Readonly<Record<string, unknown>>>
  /** That it is the local cloud, which version of it, and by which settings programs reach it and verify what it posts. */
  readonly settings: Effect.Effect<Settings>
  readonly coverage: Effect.Effect<{
    readonly operations: ReadonlyArray<Covered>
    readonly unknown: ReadonlyArray<Unknown>
  }>
  /** An empty composition, same key. */
  readonly reset: Effect.Effect<void>
  /** Somebody calls the ACS resource. */
  readonly incomingCall: (call: {
    readonly from: Who
    readonly to: Who
    readonly callerDisplayName?: string
    /** Comes with the call, as from a session border controller. */
    readonly customContext?: {
      readonly sipHeaders?: Readonly<Record<string, string>>
      readonly voipHeaders?: Readonly<Record<string, string>>
    }
    readonly callbackUri?: string
  }) => Effect.Effect<typeof IncomingCall.Type, Refusal>
  /** A participant sends DTMF tones; received by whatever listens for them at that moment. */
  readonly tones: (
    callConnectionId: string,
    participant: Who,
    tones: ReadonlyArray<string>
  ) => Effect.Effect<typeof Heard.Type, Refusal>
  /** A participant speaks; recognitions that ask for them get the language and the sentiment. */
  readonly speech: (
    callConnectionId: string,
    participant: Who,
    text: string,
    confidence?: number,
    attributes?: {
      readonly language?: string
      readonly sentiment?: "neutral" | "positive" | "negative" | "mixed"
      /** The voice: a WAV file, or a URL that prompts are heard from; default what the speech command makes of the text, or a tone. */
      readonly audio?: Uint8Array | string
    }
  ) => Effect.Effect<typeof Heard.Type, Refusal>
  /** The sound of a participant, which is named by its raw id or number; it ends with the scope. */
  readonly audio: (
    callConnectionId: string,
    participant: string,
    options: AudioOptions
  ) => Effect.Effect<Audio, Refusal, Scope.Scope>
  /** What the application sent over the media sockets of a leg, as a WAV file, also after the call. */
  readonly applicationAudio: (callConnectionId: string) => Effect.Effect<Uint8Array, Refusal>
  /** A participant hangs up; heard by the applications in the call. */
  readonly leave: (callConnectionId: string, participant: Who) => Effect.Effect<typeof Heard.Type, Refusal>
  /** The next media operations of a call are accepted and then fail, as Microsoft documents that they may. */
  readonly mediaFailure: (callConnectionId: string, failure: MediaFailureOrder) => Effect.Effect<void, Refusal>
  /** Somebody calls the Graph bot; gives the id of the call. */
  readonly graphIncomingCall: (call: {
    readonly callbackUri: string
    readonly from: unknown
    /** The application and its tenant; default those that were seen last. */
    readonly clientId?: string
    readonly tenantId?: string
    /** With it a policy brings the application into a call of `from`, with `to` or somebody. */
    readonly applicationMetadata?: { readonly botData: unknown }
    readonly to?: Who
    /** The meeting that the application is called into, as Graph writes it. */
    readonly meetingInfo?: object
    readonly chatInfo?: object
    /** Whether it is notified in the format that preceded Graph's own, which a 204 changes; default false. */
    readonly olderForm?: boolean
  }) => Effect.Effect<string, Refusal>
  /** The other side of a Graph call, or a participant, presses a key, such as `tone1` or `pound`; heard by the bot that subscribed to tones. */
  readonly graphTone: (callId: string, tone: string, participant?: Who) => Effect.Effect<typeof Heard.Type, Refusal>
  /** The other side of a Graph call, or a participant, speaks; heard by recordings of answers. */
  readonly graphSpeech: (
    callId: string,
    text: string,
    participant?: Who,
    attributes?: { readonly audio?: Uint8Array | string }
  ) => Effect.Effect<typeof Heard.Type, Refusal>
  /** The sound of the other side of a Graph call, or of a participant; it ends with the scope. */
  readonly graphAudio: (
    callId: string,
    participant: string | undefined,
    options: AudioOptions
  ) => Effect.Effect<Audio, Refusal, Scope.Scope>
  /** The other side of a Graph call, or a participant, hangs up; heard by the applications in the call. */
  readonly graphLeave: (callId: string, participant?: Who) => Effect.Effect<typeof Heard.Type, Refusal>
  /** Somebody waits in the lobby of a Graph call's meeting, or is let in or not; by default the application itself. */
  readonly graphLobby: (
    callId: string,
    decision: "wait" | "admit" | "refuse",
    participant?: Who
  ) => Effect.Effect<typeof Heard.Type, Refusal>
  /** A participant of a Graph call begins to share content, or ends it. */
  readonly graphSharing: (
    callId: string,
    sharing: boolean,
    participant?: Who
  ) => Effect.Effect<typeof Heard.Type, Refusal>
  /** Somebody under the policy joins a call that the Graph bot records by it, if the bot takes it; gives the id of the participant. */
  readonly graphPolicyParticipant: (callId: string, participant: Who) => Effect.Effect<string, Refusal>
  /** Any control by its path below `/_emulator`. */
  readonly control: (method: "GET" | "POST", path: string, body?: unknown) => Effect.Effect<unknown, Refusal>
}

const Heard = Schema.Struct({
  /** The endpoints that are notified: callbacks, subscriptions, media sockets, each once and without its query; empty when none is. */
  heardBy: Schema.Array(Schema.String)
})
const IncomingCall = Schema.Struct({
  callId: Schema.String,
  incomingCallContext: Schema.String,
  ...Heard.fields
})
const GraphCall = Schema.Struct({ id: Schema.String })

/** The local cloud. */
export class Emulator extends Context.Service<Emulator, Service>()("@effect-comms/emulator/Emulator") {}

/** The local cloud as a service over its kernel. */
export const ofKernel = (
  kernel: Kernel.Kernel,
  {
    fetch,
    transport,
    webSocket
  }: {
    readonly transport: Transport
    readonly webSocket: OpenWebSocket
    readonly fetch: typeof globalThis.fetch
  }
): Service => {
  const { options, resourceId } = kernel.emulator
  const origin = kernel.emulator.origin()
  const control = (method: "GET" | "POST", path: string, body?: unknown) =>
    Effect.flatten(
      Effect.promise(() =>
        kernel.control(method, path, body).then(Effect.succeed, (error: unknown) => {
          if (error instanceof Refusal) return Effect.fail(error)
          throw error
        })
      )
    )
  const order = (path: string, body: unknown) => Effect.asVoid(control("POST", path, body))
  const pathOf = (id: string, verb: string) => `/calls/${encodeURIComponent(id)}/${verb}`
  const heard = (path: string, body: unknown) =>
    Effect.flatMap(control("POST", path, body), (answer) => read(Heard, answer))
  const ofCall = (id: string, verb: string, body: unknown) => heard(pathOf(id, verb), body)
  const ofGraphCall = (id: string, verb: string, body: object) =>
    heard(`/graph/calls/${encodeURIComponent(id)}/${verb}`, body)
  const read = <A>(schema: Schema.Codec<A>, value: unknown) => Effect.orDie(Schema.decodeUnknownEffect(schema)(value))
  return {
    transport,
    fetch,
    webSocket,
    origin,
    connectionString: `endpoint=${origin}/;accesskey=${options.accessKey}`,
    resourceId,
    advance: (millis) => Effect.promise(() => kernel.clock.advance(millis)),
    setScale: (scale) => Effect.sync(() => kernel.clock.setScale(scale)),
    setWallOffset: (millis) => Effect.sync(() => kernel.clock.setWallOffset(millis)),
    clockState: Effect.sync(kernel.clock.show),
    clock: asClock(kernel.emulator.network),
    idle: Effect.promise(kernel.idle),
    fault: (fault) => order("/faults", fault),
    journal: (after = 0) => Effect.sync(() => kernel.journal.after(after)),
    state: Effect.sync(kernel.state),
    settings: Effect.suspend(() => read(Settings, kernel.settings())),
    coverage: Effect.sync(kernel.coverage),
    reset: Effect.sync(kernel.reset),
    incomingCall: (call) =>
      Effect.flatMap(control("POST", "/incoming-calls", call), (answer) => read(IncomingCall, answer)),
    tones: (id, participant, tones) => ofCall(id, "tones", { participant, tones }),
    speech: (id, participant, text, confidence, attributes) =>
      ofCall(id, "speech", {
        participant,
        text,
        ...(confidence === undefined ? {} : { confidence }),
        ...attributes,
        ...voiceOf(attributes?.audio)
      }),
    audio: (id, participant, options) =>
      listenTo(kernel, `/calls/${encodeURIComponent(id)}/audio`, participant, options),
    applicationAudio: (id) =>
      Effect.map(control("GET", pathOf(id, "application-audio")), (answer) =>
        answer instanceof Download ? answer.content.read(0, answer.content.length) : new Uint8Array()
      ),
    graphAudio: (id, participant, options) =>
      listenTo(kernel, `/graph/calls/${encodeURIComponent(id)}/audio`, participant, options),
    leave: (id, participant) => ofCall(id, "leave", { participant }),
    mediaFailure: (id, failure) => order(pathOf(id, "media-failures"), failure),
    graphIncomingCall: (call) =>
      Effect.flatMap(control("POST", "/graph/incoming-calls", call), (answer) =>
        Effect.map(read(GraphCall, answer), ({ id }) => id)
      ),
    graphTone: (id, tone, participant) => ofGraphCall(id, "tones", { tone, participant }),
    graphSpeech: (id, text, participant, attributes) =>
      ofGraphCall(id, "speech", { text, participant, ...voiceOf(attributes?.audio) }),
    graphLeave: (id, participant) => ofGraphCall(id, "leave", { participant }),
    graphLobby: (id, decision, participant) => ofGraphCall(id, "lobby", { decision, participant }),
    graphSharing: (id, sharing, participant) => ofGraphCall(id, "content-sharing", { sharing, participant }),
    graphPolicyParticipant: (callId, participant) =>
      Effect.flatMap(
        control("POST", `/graph/calls/${encodeURIComponent(callId)}/policy-participants`, { participant }),
        (answer) => Effect.map(read(GraphCall, answer), ({ id }) => id)
      ),
    control
  }
}

/** The services of a local cloud. */
export type Composition = Pick<Kernel.Dependencies, "services" | "declared" | "profiles" | "assumed" | "webhooks">

/** Makes the kernel of a local cloud on the clock of the fiber; it ends with the scope. */
export const makeKernel = (
  composition: Composition,
  options: Options,
  origin: () => string
): Effect.Effect<Kernel.Kernel, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.withFiber((fiber) =>
      Effect.sync(() => {
        const {
          deliver,
          faultAt,
          startsAt,
          mediaSocket,
          origin: _,
          report = toStderr,
          validateEventGrid,
          warn = () => {},
          watch,
          ...given
        } = options
        const kernel = Kernel.make({
          ...composition,
          options: { ...Defaults.defaults, ...given },
          source: startsAt === undefined ? ofFiber(fiber) : standing(startsAt),
          isOneClock: startsAt !== undefined,
          faultAt,
          sender:
            deliver === undefined ? HttpSender.make() : EffectSender.make(deliver, fiber.context, validateEventGrid),
          connector:
            mediaSocket === undefined ? WebSocketConnector.make() : EffectConnector.make(mediaSocket, fiber.context),
          origin,
          version,
          report,
          warn
        })
        if (watch !== undefined) kernel.journal.subscribe(watch)
        return kernel
      })
    ),
    (kernel) => Effect.sync(kernel.close)
  )

/** A local cloud, and the kernel that it is a service over. */
export interface Made<S extends Service = Service> {
  readonly cloud: S
  readonly kernel: Kernel.Kernel
}

/** Makes a local cloud in this process, for those who drive its kernel without fibers as well. */
export const makeWithKernel = (composition: Composition, options: Options): Effect.Effect<Made, never, Scope.Scope> =>
  Effect.map(
    makeKernel(composition, options, () => options.origin ?? "http://127.0.0.1:4280"),
    (kernel) => {
      kernel.start()
      const cloud = ofKernel(kernel, {
        transport: InProcessTransport.make(kernel.handle),
        fetch: InProcessFetch.make(kernel.handle),
        webSocket: InProcessSocket.make(kernel.connect)
      })
      return { cloud, kernel }
    }
  )

/** Makes a local cloud in this process. */
export const make = (composition: Composition, options: Options): Effect.Effect<Service, never, Scope.Scope> =>
  Effect.map(makeWithKernel(composition, options), ({ cloud }) => cloud)
