/** Provider states in which the setup of a call names sockets for its audio or its transcript. */
import { type ProviderState, timeHasPassed } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import * as operations from "../../src/generated/operations.ts"
import { agent, callConnectionId } from "../support.ts"
import { connectedWith } from "./given.ts"

const websocket = { transportType: "websocket", transportUrl: "wss://app.contoso.com/media" }
const mediaStreamingOptions = {
  ...websocket,
  audioChannelType: "mixed",
  contentType: "audio",
  startMediaStreaming: false
}
export const transcriptionOptions = { ...websocket, locale: "en-US", startTranscription: false }

/** A connected call whose options name a socket for its audio, which is not started. */
export const withMediaStreaming = connectedWith([agent], { request: { mediaStreamingOptions } })
/** The same with a socket for its transcript. */
export const withTranscription = connectedWith([agent], { request: { transcriptionOptions } })

/** The call. */
export const call = { callConnectionId }

/** The same, and the stream is started. */
export const streaming: ReadonlyArray<ProviderState> = [
  withMediaStreaming,
  executed(operations.startMediaStreaming, call, { status: 202 }),
  timeHasPassed(5000)
]
export const transcribing: ReadonlyArray<ProviderState> = [
  withTranscription,
  executed(operations.startTranscription, call, { status: 202 }),
  timeHasPassed(5000)
]
