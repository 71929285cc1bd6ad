/**
 * Call Automation for programs that do not use Effect: the same functions, returning promises and async iterables.
 *
 * A promise rejects with the typed error itself (`CommunicationError`, `OperationFailed`, …); `signal` in the options stops a call.
 */
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as PromiseDoor from "@effect-comms/core/internal/PromiseDoor"
import type { Transport } from "@effect-comms/core/Transport"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as CallAutomation from "./CallAutomation.ts"
import * as CallConnection from "./CallConnection.ts"
import * as CallEvents from "./CallEvents.ts"
import * as CallMedia from "./CallMedia.ts"
import * as CallRecording from "./CallRecording.ts"
import * as MediaSocket from "./MediaSocket.ts"
import type { AudioFormat } from "./StreamingData.ts"

/** Where to and with which credential, and over which transport when not the platform's own. */
export type Options = CallAutomation.Options & {
  /** What carries the requests; default the platform's own. */
  readonly transport?: Transport
}

const functionsOf = (client: CallAutomation.CallAutomation["Service"]) => {
  const { call, iterate } = PromiseDoor.make(Context.make(CallAutomation.CallAutomation, client))
  return {
    createCall: call(CallAutomation.createCall),
    answerCall: call(CallAutomation.answerCall),
    redirectCall: call(CallAutomation.redirectCall),
    rejectCall: call(CallAutomation.rejectCall),
    connectCall: call(CallAutomation.connectCall),
    callConnection: {
      getCall: call(CallConnection.getCall),
      hangUp: call(CallConnection.hangUp),
      terminate: call(CallConnection.terminate),
      transferToParticipant: call(CallConnection.transferToParticipant),
      addParticipant: call(CallConnection.addParticipant),
      removeParticipant: call(CallConnection.removeParticipant),
      cancelAddParticipant: call(CallConnection.cancelAddParticipant),
      moveParticipants: call(CallConnection.moveParticipants),
      muteParticipants: call(CallConnection.muteParticipants),
      getParticipant: call(CallConnection.getParticipant),
      listParticipants: iterate(CallConnection.listParticipants)
    },
    callMedia: {
      hold: call(CallMedia.hold),
      unhold: call(CallMedia.unhold),
      play: call(CallMedia.play),
      cancelAllMediaOperations: call(CallMedia.cancelAllMediaOperations),
      recognize: call(CallMedia.recognize),
      startContinuousDtmfRecognition: call(CallMedia.startContinuousDtmfRecognition),
      stopContinuousDtmfRecognition: call(CallMedia.stopContinuousDtmfRecognition),
      sendDtmfTones: call(CallMedia.sendDtmfTones),
      startMediaStreaming: call(CallMedia.startMediaStreaming),
      stopMediaStreaming: call(CallMedia.stopMediaStreaming),
      startTranscription: call(CallMedia.startTranscription),
      stopTranscription: call(CallMedia.stopTranscription),
      updateTranscription: call(CallMedia.updateTranscription),
      summarizeCall: call(CallMedia.summarizeCall)
    },
    callRecording: {
      start: call(CallRecording.start),
      getProperties: call(CallRecording.getProperties),
      pause: call(CallRecording.pause),
      resume: call(CallRecording.resume),
      stop: call(CallRecording.stop),
      download: iterate(CallRecording.download),
      getMetadata: call(CallRecording.getMetadata),
      deleteFile: call(CallRecording.deleteFile)
    }
  }
}

/** The functions that also wait for the outcome. */
const waitingFunctionsOf = (client: CallAutomation.CallAutomation["Service"], events: CallEvents.Service) => {
  const { call } = PromiseDoor.make(
    Context.make(CallAutomation.CallAutomation, client).pipe(Context.add(CallEvents.CallEvents, events))
  )
  return {
    createCallAndWait: call(CallAutomation.createCallAndWait),
    answerCallAndWait: call(CallAutomation.answerCallAndWait),
    connectCallAndWait: call(CallAutomation.connectCallAndWait),
    callConnection: {
      hangUpAndWait: call(CallConnection.hangUpAndWait),
      terminateAndWait: call(CallConnection.terminateAndWait),
      transferToParticipantAndWait: call(CallConnection.transferToParticipantAndWait),
      addParticipantAndWait: call(CallConnection.addParticipantAndWait),
      removeParticipantAndWait: call(CallConnection.removeParticipantAndWait),
      cancelAddParticipantAndWait: call(CallConnection.cancelAddParticipantAndWait),
      moveParticipantsAndWait: call(CallConnection.moveParticipantsAndWait),
      muteParticipantsAndWait: call(CallConnection.muteParticipantsAndWait)
    },
    callMedia: {
      holdAndWait: call(CallMedia.holdAndWait),
      unholdAndWait: call(CallMedia.unholdAndWait),
      playAndWait: call(CallMedia.playAndWait),
      recognizeAndWait: call(CallMedia.recognizeAndWait),
      stopContinuousDtmfRecognitionAndWait: call(CallMedia.stopContinuousDtmfRecognitionAndWait),
      sendDtmfTonesAndWait: call(CallMedia.sendDtmfTonesAndWait),
      startMediaStreamingAndWait: call(CallMedia.startMediaStreamingAndWait),
      stopMediaStreamingAndWait: call(CallMedia.stopMediaStreamingAndWait),
      startTranscriptionAndWait: call(CallMedia.startTranscriptionAndWait),
      stopTranscriptionAndWait: call(CallMedia.stopTranscriptionAndWait),
      updateTranscriptionAndWait: call(CallMedia.updateTranscriptionAndWait),
      summarizeCallAndWait: call(CallMedia.summarizeCallAndWait)
    },
    callRecording: {
      startAndWait: call(CallRecording.startAndWait),
      pauseAndWait: call(CallRecording.pauseAndWait),
      resumeAndWait: call(CallRecording.resumeAndWait),
      stopAndWait: call(CallRecording.stopAndWait)
    }
  }
}

/** A client. Throws the `CommunicationError` of a connection string, endpoint or version that is none. */
export function createCallAutomation(options: Options): ReturnType<typeof functionsOf>
/** The same with the functions that also wait for the outcome, since there are events to wait for. */
export function createCallAutomation(
  options: Options & { readonly events: CallEventsDoor }
): ReturnType<typeof functionsOf> & ReturnType<typeof waitingFunctionsOf>
export function createCallAutomation({ events, ...options }: Options & { readonly events?: CallEventsDoor }) {
  const making = CallAutomation.make(options)
  const { transport } = options
  const client = Effect.runSync(
    transport === undefined ? making : Effect.provideService(making, CurrentTransport, transport)
  )
  const functions = functionsOf(client)
  if (events === undefined) return functions
  const waiting = waitingFunctionsOf(client, events.service)
  return {
    ...functions,
    ...waiting,
    callConnection: { ...functions.callConnection, ...waiting.callConnection },
    callMedia: { ...functions.callMedia, ...waiting.callMedia },
    callRecording: { ...functions.callRecording, ...waiting.callRecording }
  }
}

/** What `createCallEvents` gives. */
export type CallEventsDoor = ReturnType<typeof createCallEvents>

/** The events of calls. Throws the `CommunicationError` of an option that is none; `close` ends what runs in the background. */
export const createCallEvents = (options: CallEvents.Options = {}) => {
  const scope = Scope.makeUnsafe()
  const events = Effect.runSync(Scope.provide(CallEvents.make(options), scope))
  const { call, iterate } = PromiseDoor.make(Context.make(CallEvents.CallEvents, events))
  return {
    decode: call(CallEvents.decode),
    receive: call(CallEvents.receive),
    receiveTrusted: call(CallEvents.receiveTrusted),
    publish: call(CallEvents.publish),
    stream: iterate(CallEvents.stream),
    awaitOutcome: call(CallEvents.awaitOutcome),
    awaitCallConnectionId: call(CallEvents.awaitCallConnectionId),
    arrivals: call(CallEvents.arrivals),
    /** The service of the Effect door, for programs that use both. */
    service: events,
    close: (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

/** Verifies the requests that open media sockets. Throws the `CommunicationError` of an option that is none. */
export const createMediaSocketVerifier = (options: MediaSocket.Verification) => {
  const { verify } = Effect.runSync(MediaSocket.verifier(options))
  return { verify: PromiseDoor.make(Context.empty()).call(verify) }
}

/** A media socket over what a WebSocket library has accepted. */
export const createMediaSocket = (socket: MediaSocket.WebSocketLike, options: MediaSocket.Options = {}) => {
  const scope = Scope.makeUnsafe()
  const media = Effect.runSync(Scope.provide(MediaSocket.make(socket, options), scope))
  const { call, iterate } = PromiseDoor.make(Context.empty())
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
