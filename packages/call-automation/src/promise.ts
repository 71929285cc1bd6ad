/**
 * Call Automation for programs that do not use Effect: the same functions, returning promises and async iterables.
 *
 * A promise rejects with the typed error itself (`CommunicationError`, `OperationFailed`, …); `signal` in the options stops a call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Transport } from "@effect-comms/core/Transport"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as CallAutomation from "./CallAutomation.ts"
import * as CallEvents from "./CallEvents.ts"
import {
  type CallAutomationClient,
  clientOf,
  type WaitingCallAutomationClient,
  waitingClientOf
} from "./generated/promise.ts"
import * as MediaSocket from "./MediaSocket.ts"
import type { AudioFormat } from "./StreamingData.ts"

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

/** Makes a client. Throws a `CommunicationError` when the connection string, the endpoint or the version is not valid. */
export function createCallAutomation(options: Options): CallAutomationClient
/** Makes a client whose functions also wait for the outcome, since there are events to wait for. */
export function createCallAutomation(options: Options & { readonly events: CallEventsApi }): WaitingCallAutomationClient
export function createCallAutomation({ events, ...options }: Options & { readonly events?: CallEventsApi }) {
  const making = CallAutomation.make(options)
  const { transport } = options
  const client = Effect.runSync(
    transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport)
  )
  return events === undefined ? clientOf(client) : waitingClientOf(client, events.service)
}

/** What `createCallEvents` gives. */
export type CallEventsApi = ReturnType<typeof createCallEvents>

/** The events of calls. Throws the `CommunicationError` of an invalid option; `close` ends what runs in the background. */
export const createCallEvents = (options: CallEvents.Options = {}) => {
  const scope = Scope.makeUnsafe()
  const events = Effect.runSync(Scope.provide(CallEvents.make(options), scope))
  const { call, iterate } = PromiseApi.make(Context.make(CallEvents.CallEvents, events))
  return {
    decode: call(CallEvents.decode),
    receive: call(CallEvents.receive),
    receiveTrusted: call(CallEvents.receiveTrusted),
    publish: call(CallEvents.publish),
    stream: iterate(CallEvents.stream),
    awaitOutcome: call(CallEvents.awaitOutcome),
    awaitCallConnectionId: call(CallEvents.awaitCallConnectionId),
    arrivals: call(CallEvents.arrivals),
    /** The service of the Effect API, for programs that use both. */
    service: events,
    close: (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

/** Verifies the requests that open media sockets. Throws the `CommunicationError` of an invalid option. */
export const createMediaSocketVerifier = (options: MediaSocket.Verification) => {
  const { verify } = Effect.runSync(MediaSocket.verifier(options))
  return { verify: PromiseApi.make(Context.empty()).call(verify) }
}

/** A media socket over what a WebSocket library has accepted. */
export const createMediaSocket = (socket: MediaSocket.WebSocketLike, options: MediaSocket.Options = {}) => {
  const scope = Scope.makeUnsafe()
  const media = Effect.runSync(Scope.provide(MediaSocket.make(socket, options), scope))
  const { call, iterate } = PromiseApi.make(Context.empty())
  return {
    /** What comes, for one consumer; leaving the loop does not close the socket. */
    packets: iterate((_options?: { readonly signal?: AbortSignal }) => media.packets),
    send: call(media.send),
    /** See `MediaSocket`; rejects with what `audio` throws. */
    sendAudio: call(
      (
        audio: AsyncIterable<Uint8Array>,
        sending: { readonly format?: AudioFormat; readonly signal?: AbortSignal } = {}
      ) =>
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
      await Effect.runPromise(Scope.close(scope, Exit.void))
    }
  }
}
