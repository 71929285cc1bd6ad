/**
 * Call Automation for programs that do not use Effect: the same functions, returning promises and async iterables.
 *
 * A promise rejects with the typed error itself (`CommunicationError`, `OperationFailed`, …); `signal` in the options stops a call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import type { Arrivals } from "@effect-comms/core/internal/Arrivals"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Limits } from "@effect-comms/core/internal/WebhookBody"
import type { Transport } from "@effect-comms/core/Transport"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as CallAutomation from "./CallAutomation.ts"
import * as CallEvents from "./CallEvents.ts"
import type { Batch, Decoded, EventName, EventOf } from "./events.ts"
import {
  type CallAutomationClient,
  clientOf,
  type WaitingCallAutomationClient,
  waitingClientOf
} from "./generated/promise.ts"
import { byKind } from "./internal/eventHandlers.ts"
import * as MediaSocket from "./MediaSocket.ts"
import * as MediaSocketHandler from "./MediaSocketHandler.ts"
import type { Outcome } from "./Outcome.ts"
import type { OutPacket } from "./OutStreamingData.ts"
import type * as StreamingData from "./StreamingData.ts"

export type {
  CallAutomationClient,
  CallConnectionClient,
  CallMediaClient,
  CallRecordingClient,
  WaitingCallAutomationClient,
  WaitingCallConnectionClient,
  WaitingCallMediaClient,
  WaitingCallRecordingClient
} from "./generated/promise.ts"
export type { RecordingFiles } from "./internal/recordingFiles.ts"

/** Where to and with which credential, and over which transport when not the platform's own. */
export type Options = CallAutomation.Options & {
  /** What carries the requests; default the platform's own. */
  readonly transport?: Transport
}

/** Options of a client whose functions also wait for the outcome. */
export type WaitingOptions = Options & {
  /** The events that report the outcomes: what `createCallEvents` returns, given every delivery of the client's calls. */
  readonly events: CallEventsReceiver
}

/** What is made with the platform's own transport, or with another. */
const carried = <A, E>(making: Effect.Effect<A, E>, transport: Transport | undefined): Effect.Effect<A, E> =>
  transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport)

/** Makes a client. Throws a `CommunicationError` when the connection string, the endpoint or the version is not valid. */
export function createCallAutomation(options: Options): CallAutomationClient
/** Makes a client whose functions also wait for the outcome, since there are events to wait for. */
export function createCallAutomation(options: WaitingOptions): WaitingCallAutomationClient
export function createCallAutomation({ events, ...options }: Options & { readonly events?: CallEventsReceiver }) {
  const client = Effect.runSync(carried(CallAutomation.make(options), options.transport))
  return events === undefined ? clientOf(client) : waitingClientOf(client, events.service)
}

/** How a request to the callback URI is answered, and what is done with its events behind the answer; functions may return promises. */
export interface Answering extends PromiseApi.Handling<Decoded>, Pick<CallEvents.Answering, "trusted" | "origins"> {}

/** How a handler takes requests, and what is done with their events; functions may return promises. */
export interface Handling
  extends
    CallEvents.ByKind<unknown>,
    PromiseApi.Handling<Decoded>,
    Pick<CallEvents.Handling, "origins">,
    WebhookHandler.Limits,
    WebhookHandler.Trust {}

/** The receiver of Call Automation's events, which it verifies, decodes, publishes and awaits. */
export interface CallEventsReceiver {
  /** Answers a request to the callback URI; see `CallEvents.answer`. It never rejects. */
  readonly answer: (request: WebhookRequest, answering?: Answering) => Promise<WebhookAnswer>
  /**
   * Makes a handler of the requests to the callback URI, to Event Grid's address, or to one address for both: `(request: Request) =>
   * Promise<Response>`, for every server that has these. It never rejects, and what is done with the events begins after the answer; see
   * `CallEvents.handler`. `toNodeListener` of `@effect-comms/core/webhooks/node` makes it one of `node:http`, Express and Fastify.
   *
   * Throws a `TypeError` when an option is invalid.
   */
  readonly handler: (handling?: Handling) => WebhookHandler.WebhookHandler
  /**
   * Decodes a body without verifying or publishing it, within `limits` (default 2 MiB and 5000 elements).
   *
   * Rejects with `EventDecodeError` when the body is no batch of events, or larger than the limits.
   */
  readonly decode: (body: unknown, limits?: Limits) => Promise<Batch>
  /**
   * Verifies, decodes and publishes a delivery. Answer 200 when it succeeds, else `CallEvents.statusOf` the error.
   *
   * Rejects with `WebhookTokenError` when the token is refused, with `EventDecodeError` when the body is.
   */
  readonly receive: (delivery: CallEvents.Delivery) => Promise<CallEvents.Received>
  /**
   * Decodes and publishes a body whose sender is verified by other means, such as a secret in the address that Event Grid was given:
   * IncomingCall comes that way, without a token of Call Automation.
   *
   * Rejects with `EventDecodeError` when the body is no batch of events, or larger than the limits.
   */
  readonly receiveTrusted: (body: unknown) => Promise<CallEvents.Received>
  /** Publishes events that are decoded already; one that was received before is counted as a duplicate. */
  readonly publish: (events: ReadonlyArray<Decoded>) => Promise<CallEvents.Received>
  /**
   * Iterates over the events of a call connection, those received before first, until it has ended; without an id over all events from now
   * on.
   *
   * Nothing is dropped for a slow reader: what it has not taken yet is held for it, without a bound.
   */
  readonly stream: (callConnectionId?: string) => AsyncIterable<Decoded>
  /**
   * Waits for the event that ends an operation, or takes one received before; without a limit while the call connection lives, unless
   * `criteria.signal` stops it.
   *
   * Rejects with `OperationFailed` when the operation failed, with `CallEnded` when the call connection ended first.
   */
  readonly awaitOutcome: <S extends EventName, F extends EventName>(
    outcome: Outcome<S, F>,
    criteria: CallEvents.Criteria
  ) => Promise<EventOf<S>>
  /**
   * Waits for the first event, from now on, that carries an operation context, and gives its callConnectionId; without a limit, unless
   * `criteria.signal` stops it.
   */
  readonly awaitCallConnectionId: (criteria: CallEvents.OfContext) => Promise<string>
  /** Counts the deliveries so far, and the events of a call connection: why a wait has no end can be read from them. */
  readonly arrivals: (callConnectionId?: string) => Promise<Arrivals>
  /** The service of the Effect API, for programs that use both. */
  readonly service: CallEvents.Service
  /** Ends all iterations and what runs in the background. */
  readonly close: () => Promise<void>
}

/** Options of a receiver of events. */
export interface CallEventsOptions extends CallEvents.Options {
  /** What carries the question to the local cloud of `connectionString`, the same as of the client; default the platform's own. */
  readonly transport?: Transport
}

/** Makes a receiver of events. Throws a `CommunicationError` when an option is invalid; `close` ends what runs in the background. */
export const createCallEvents = ({ transport, ...options }: CallEventsOptions = {}): CallEventsReceiver => {
  const scope = Scope.makeUnsafe()
  const events = Effect.runSync(carried(Scope.provide(CallEvents.make(options), scope), transport))
  const { call, iterate } = PromiseApi.make(Context.make(CallEvents.CallEvents, events), transport)
  return {
    answer: call((request: WebhookRequest, answering: Answering = {}) => {
      const { origins, trusted } = answering
      return events.answer(request, { origins, trusted, ...PromiseApi.handling(answering) })
    }),
    handler: ({ on, onIncomingCall, ...handling }: Handling = {}) => {
      const kinds = byKind({ on, onIncomingCall })
      const byEffects = (event: Decoded) => kinds(event).map((handle) => PromiseApi.effectful(handle))
      const respond = WebhookHandler.make(
        "CallEvents",
        { maxBodyBytes: options.maxBodyBytes, ...handling },
        ({ trusted, ...request }, behind) =>
          events.answer(request, {
            trusted,
            origins: handling.origins,
            byKind: byEffects,
            ...PromiseApi.handling(handling),
            ...behind
          })
      )
      return WebhookHandler.promised(respond, transport)
    },
    decode: call(CallEvents.decode),
    receive: call(CallEvents.receive),
    receiveTrusted: call(CallEvents.receiveTrusted),
    publish: call(CallEvents.publish),
    stream: iterate(CallEvents.stream),
    awaitOutcome: call(CallEvents.awaitOutcome),
    awaitCallConnectionId: call(CallEvents.awaitCallConnectionId),
    arrivals: call(CallEvents.arrivals),
    service: events,
    close: (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

/** The verifier of the requests that open media sockets. */
export interface MediaSocketVerifier {
  /**
   * Verifies the token in the `Authorization` header and gives the call's ids. Accept the socket when it succeeds, else answer with
   * `MediaSocket.statusOf` the error.
   *
   * Rejects with `WebhookTokenError` when the token is refused.
   */
  readonly verify: (headers: MediaSocket.UpgradeHeaders) => Promise<MediaSocket.Upgrade>
}

/** Options of a verifier of the requests that open media sockets. */
export interface MediaSocketOptions extends MediaSocket.Verification {
  /** What carries the question to the local cloud of `connectionString`; default the platform's own. */
  readonly transport?: Transport
}

/** Makes a verifier of the requests that open media sockets. Throws a `CommunicationError` when an option is invalid. */
export const createMediaSocketVerifier = ({ transport, ...options }: MediaSocketOptions): MediaSocketVerifier => {
  const { verify } = Effect.runSync(carried(MediaSocket.verifier(options), transport))
  return { verify: PromiseApi.make(Context.empty(), transport).call(verify) }
}

/** Options of an iteration over packets. */
export interface PacketsOptions {
  /** Stops the iteration when aborted, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** Options of sending audio. */
export interface SendAudioOptions {
  /** The format of the audio; default that of the AudioMetadata received, else `pcm16KMono`. */
  readonly format?: StreamingData.AudioFormat
  /** Stops sending when aborted, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** A media socket that was accepted: packets are read from it and audio is sent on it. */
export interface MediaSocketConnection {
  /**
   * Iterates over the packets received, for one consumer, until the socket is closed; leaving the loop does not close it.
   *
   * Rejects with `MediaSocketError` when the other side closes it with another code than 1000 or 1001, or packets are not taken in time.
   */
  readonly packets: (options?: PacketsOptions) => AsyncIterable<StreamingData.Decoded>
  /**
   * Sends a packet, after waiting while more than `highWaterMark` bytes have not left.
   *
   * Rejects with `MediaSocketError` when the socket is closed or the value is not a packet.
   */
  readonly send: (packet: OutPacket) => Promise<void>
  /**
   * Sends bytes of PCM, however they are cut, in frames of 20 milliseconds at the pace at which they are heard; the last frame is filled
   * up with silence. One at a time.
   *
   * Rejects with what `audio` throws, with `MediaSocketError` when the socket is closed.
   */
  readonly sendAudio: (audio: AsyncIterable<Uint8Array>, options?: SendAudioOptions) => Promise<void>
  /**
   * Makes the service discard audio that was sent and is not heard yet.
   *
   * Rejects with `MediaSocketError` when the socket is closed.
   */
  readonly stopAudio: () => Promise<void>
  /** Counts the audio packets that were lost, since they were not taken in time on a socket that cannot be paused. */
  readonly dropped: () => number
  /** Waits until the socket is closed. */
  readonly closed: () => Promise<MediaSocket.Closed>
  /**
   * Closes the socket with 1000 (the default) or a code from 3000 to 4999, and a reason of at most 123 bytes of UTF-8 (default none); with
   * 1000 and no reason when a WebSocket cannot send these.
   */
  readonly close: (code?: number, reason?: string) => Promise<void>
}

/**
 * Makes a media socket of what a WebSocket library has accepted; give it at once, since packets that come before are lost.
 *
 * Throws a `CommunicationError` when the socket has no listeners or an option is invalid.
 */
export const createMediaSocket = (
  socket: MediaSocket.WebSocketLike,
  options: MediaSocket.Options = {}
): MediaSocketConnection => {
  const scope = Scope.makeUnsafe()
  const media = Effect.runSync(Scope.provide(MediaSocket.make(socket, options), scope))
  return connectionOf(media, () => Effect.runPromise(Scope.close(scope, Exit.void)))
}

const connectionOf = (media: MediaSocket.MediaSocket, release: () => Promise<void>): MediaSocketConnection => {
  const { call, iterate } = PromiseApi.make(Context.empty())
  return {
    packets: iterate((_options?: PacketsOptions) => media.packets),
    send: call(media.send),
    sendAudio: call((audio: AsyncIterable<Uint8Array>, sending: SendAudioOptions = {}) =>
      media.sendAudio(
        Stream.fromAsyncIterable(audio, (error) => error),
        sending
      )
    ),
    stopAudio: call(() => media.stopAudio),
    dropped: (): number => Effect.runSync(media.dropped),
    closed: call(() => media.closed),
    close: async (code?: number, reason?: string): Promise<void> => {
      await Effect.runPromise(media.close(code, reason))
      await release()
    }
  }
}

/** Whose media sockets are accepted, and what is done with them. */
export interface MediaSocketHandlerOptions extends MediaSocketOptions, Pick<MediaSocketHandler.Options, "limits"> {
  /** Called for every socket that is accepted, and may return a promise; the socket is closed when it ends. */
  readonly onSocket: (media: MediaSocketConnection, upgrade: MediaSocket.Upgrade) => unknown
  /** Called with what `onSocket` threw; default a log entry, of level Debug when the service had closed the socket in order. */
  readonly onError?: ((error: unknown) => unknown) | undefined
}

/** Takes the requests that open media sockets. None of its functions throws or rejects. */
export interface MediaSockets extends MediaSocketHandler.MediaSocketHandler {
  /** Closes all sockets. */
  readonly close: () => Promise<void>
}

/**
 * Makes a handler of the requests that open media sockets, for the servers of Node with `ws`, Bun, Deno, and Cloudflare's `workerd`; see
 * `MediaSocketHandler`. Throws a `CommunicationError` when an option is invalid.
 */
export const createMediaSocketHandler = ({
  onError,
  onSocket,
  transport,
  ...options
}: MediaSocketHandlerOptions): MediaSockets => {
  const scope = Scope.makeUnsafe()
  const making = MediaSocketHandler.make<unknown>({
    ...options,
    onSocket: (media, upgrade) =>
      PromiseApi.effectful(async () =>
        onSocket(
          connectionOf(media, () => Promise.resolve()),
          upgrade
        )
      )(),
    onError: PromiseApi.handling({ onError }).onError
  })
  const handler = Effect.runSync(carried(Scope.provide(making, scope), transport))
  return { ...handler, close: (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void)) }
}
