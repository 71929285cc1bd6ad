/**
 * Recording an answer: a prompt, a beep, and then what others say, until something ends it. What was recorded is a WAV file.
 */
import type { MediaPrompt } from "@effect-comms/graph-calls/schemas"
import type { InputListener, Utterance } from "../../telephony/Conversation.ts"
import { keyOf } from "../../telephony/Identifier.ts"
import { mixOf } from "../../telephony/Mix.ts"
import { sequence, tone } from "../../sound/Sound.ts"
import { keyOfTone } from "../../telephony/Tones.ts"
import { makeTrack, pause, start } from "../../telephony/Track.ts"
import * as results from "../events/results.ts"
import type { Call } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import type { CommsOperation, Outcome } from "../state/CommsOperation.ts"
import type { Result } from "../state/Result.ts"
import { later } from "../state/later.ts"
import { hear, type Job, lengthOf, notePrompts, onceLoaded, soundOf } from "./prompts.ts"

const beepMillis = 500
const beepHertz = 1000
const defaultSeconds = 5

const nothing = { recordingLocation: "", recordingAccessToken: "" }

/** No recording is longer, in milliseconds. Source: Microsoft Graph, "call: record", whose example asks for more. */
const atMost = 120_000

/** What is asked of a recording. */
export interface RecordRequest {
  readonly prompts?: ReadonlyArray<MediaPrompt> | undefined
  readonly playBeep?: boolean | undefined
  readonly initialSilenceTimeoutInSeconds?: number | undefined
  readonly maxSilenceTimeoutInSeconds?: number | undefined
  readonly maxRecordDurationInSeconds?: number | undefined
  readonly stopTones?: ReadonlyArray<string> | undefined
}

/** Records from now on; the result stops it without an outcome. */
const record = (
  calls: Calls,
  call: Call,
  request: RecordRequest,
  operation: CommsOperation,
  finish: (outcome: Outcome) => void
): (() => void) => {
  const { conversation } = call
  const { network } = calls
  const millisOf = (seconds: number | undefined) => (seconds ?? defaultSeconds) * 1000
  const longest = Math.min(millisOf(request.maxRecordDurationInSeconds), atMost)
  const silence = millisOf(request.initialSilenceTimeoutInSeconds)
  const track = makeTrack()
  start(track, network.now(), conversation.participants.values(), [])
  conversation.tracks.add(track)

  const over = (): void => {
    stopLongest()
    stopSilence()
    conversation.tracks.delete(track)
    conversation.listeners.delete(listener)
    call.pending.delete(over)
  }
  const succeed = (resultInfo: Result, completionReason: string): void => {
    over()
    pause(track, network.now())
    const recordingAccessToken = network.guid()
    calls.recordings.set(operation.id, { token: recordingAccessToken, content: mixOf(track) })
    const recordingLocation = `${calls.emulator.origin()}/recordings/${operation.id}`
    finish({ status: "completed", resultInfo, recordingLocation, recordingAccessToken, completionReason })
  }
  /** Silence counts from the end of what was said. */
  const listen = ({ until }: Pick<Utterance, "until">) => {
    if (!conversation.listeners.has(listener)) return
    stopSilence()
    const quiet = until - network.now() + millisOf(request.maxSilenceTimeoutInSeconds)
    stopSilence = later(calls, call, quiet, () => succeed(results.maxSilence, "maxSilenceTimeout"))
  }
  const listener: InputListener = {
    of: undefined,
    except: keyOf(call.user),
    heardAt: () => call.callbackUri,
    tone: (tone) => {
      const key = keyOfTone(tone).toLowerCase()
      if (request.stopTones?.some((stop) => stop.toLowerCase() === key) === true)
        succeed(results.stopTone, "stopToneDetected")
    },
    speech: (_text, _confidence, spoken) => listen(spoken),
    voice: listen,
    speaking: () => {
      stopSilence()
      return () => listen({ until: network.now() })
    }
  }
  conversation.listeners.add(listener)
  call.pending.add(over)
  const stopLongest = later(calls, call, longest, () => succeed(results.maxRecordDuration, "maxRecordDurationReached"))
  // Of two limits at the same time the longest duration counts, as in Microsoft's example.
  let stopSilence =
    silence < longest
      ? later(calls, call, silence, () => {
          over()
          finish({
            status: "failed",
            resultInfo: results.initialSilence,
            ...nothing,
            completionReason: "initialSilenceTimeout"
          })
        })
      : () => {}
  return over
}

/** Plays a prompt and a beep and records until something ends it. */
export const recordJob = (calls: Calls, call: Call, operation: CommsOperation, request: RecordRequest): Job => {
  const sounds = soundOf(calls, request.prompts ?? [])
  return {
    operation,
    start: (finish) =>
      onceLoaded(sounds, (loaded) => {
        const { failure, millis } = lengthOf(loaded)
        if (failure !== undefined)
          return later(calls, call, millis, () =>
            finish({ status: "failed", resultInfo: failure, ...nothing, completionReason: "playPromptFailed" })
          )
        const beep = request.playBeep === false ? [] : [tone([beepHertz], beepMillis)]
        const before = sequence([loaded.sound, ...beep])
        if (request.prompts !== undefined && request.prompts.length > 0) notePrompts(calls, call, request.prompts)
        let stop = () => {}
        const begin = () => {
          stop = record(calls, call, request, operation, finish)
        }
        if (before.millis === 0) begin()
        else {
          const silence = hear(calls, call, before)
          const wait = later(calls, call, before.millis, begin)
          stop = () => {
            wait()
            silence()
          }
        }
        return () => stop()
      }),
    cancelled: { status: "failed", resultInfo: results.cancelled, ...nothing, completionReason: "operationCanceled" }
  }
}
