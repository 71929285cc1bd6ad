/**
 * Play: prompts one after the other to everybody, or to some while the others are on hold. One play at a time; the next waits.
 */
import { PlayCanceled, PlayCompleted, PlayFailed, PlayStarted } from "@effect-comms/call-automation/events"
import { play as operation } from "@effect-comms/call-automation/operations"
import { keyOf, normalize } from "../../telephony/Identifier.ts"
import type { Participant, Playback, Prompt } from "../../telephony/Conversation.ts"
import { trackPending, type Call, type Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { tellRosters } from "../../telephony/Membership.ts"
import { emit } from "../events/emit.ts"
import { takeFailure } from "../media/MediaFailures.ts"
import { begin, end as endPlayback } from "../../telephony/Playback.ts"
import type { PromptSound } from "../../telephony/PromptSound.ts"
import { looped } from "../../sound/Sound.ts"
import { cancel, dequeue, enqueue } from "../../telephony/PromptQueue.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { brokenSource, checkSource, heardOf, loadingFailure, soundOf } from "../requests/promptSource.ts"
import { invalidBody } from "../requests/refusals.ts"
import { participantIn } from "../requests/targets.ts"
import { actionCompleted, operationCancelled } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

/** Changes what holds these, and sends every leg a roster if that puts somebody on hold or takes somebody off. */
const changeHolds = (
  calls: Calls,
  call: Call,
  those: ReadonlyArray<Participant>,
  change: (of: Participant) => void
) => {
  const before = those.map(({ isOnHold }) => isOnHold)
  those.forEach(change)
  if (!call.ended && those.some(({ isOnHold }, index) => isOnHold !== before[index])) tellRosters(call)
}

/** Holds everybody but those who listen, also who is on hold already; the result ends that, and no other hold. */
const holdOthers = (calls: Calls, call: Call, prompt: Prompt, listeners: ReadonlySet<string>): (() => void) => {
  const others = [...call.participants.values()].filter(({ identifier }) => !listeners.has(keyOf(identifier)))
  changeHolds(calls, call, others, ({ holds }) => holds.add(prompt))
  return () => changeHolds(calls, call, others, ({ holds }) => holds.delete(prompt))
}

interface Wanted {
  readonly leg: Leg
  /** Keys of the listeners; empty for everybody. */
  readonly listeners: ReadonlySet<string>
  readonly sources: Parameters<typeof heardOf>[0]
  readonly sounds: PromptSound
  readonly loop: boolean
  /** The index of the first source that cannot be played, and why. */
  readonly failure: readonly [index: number, result: ResultInformation] | undefined
  readonly operationContext: string | undefined
  readonly url: string | undefined
}

/** The events of a prompt that say nothing but how it goes. */
type PlayEvent = typeof PlayStarted | typeof PlayCompleted | typeof PlayCanceled

const makePrompt = (calls: Calls, wanted: Wanted): Prompt => {
  const { leg, listeners, loop, operationContext, sounds, sources, url } = wanted
  const { call } = leg
  let stop = () => {}
  let release = () => {}
  let playback: Playback | undefined
  const send = (kind: PlayEvent, resultInformation: ResultInformation) =>
    emit(calls, leg, kind, { operationContext, resultInformation }, { url })
  /** Takes it out of the queue, lets those on hold back after `millis`, and starts the next. */
  const over = (millis: number) => {
    stop()
    endPlayback(calls.network, playback)
    const letGo = release
    release = () => {}
    calls.later(millis, letGo)
    dequeue(call, prompt)
  }
  const tryComplete = trackPending(leg, () => {
    send(PlayCanceled, operationCancelled)
    over(0)
  })
  const end = (sendEvent: () => void) => {
    if (!tryComplete()) return
    sendEvent()
    over(timing.playReleasing)
  }
  const fail = ([failedPlaySourceIndex, resultInformation]: readonly [number, ResultInformation]) =>
    end(() => emit(calls, leg, PlayFailed, { failedPlaySourceIndex, operationContext, resultInformation }, { url }))
  const prompt: Prompt = {
    start: () => {
      const play = () => {
        if (leg.state !== "connected") return
        const loaded = sounds.loaded()
        if (loaded === undefined) {
          stop = sounds.whenLoaded(play)
          return
        }
        if (listeners.size > 0) release = holdOthers(calls, call, prompt, listeners)
        const failure = wanted.failure ?? loadingFailure(sounds)
        if (failure !== undefined) {
          stop = calls.later(timing.playFailing - timing.playHolding, () => fail(failure))
          return
        }
        stop = calls.later(timing.playStarting - timing.playHolding, () => {
          if (leg.state !== "connected") return
          const prompts = heardOf(sources, loaded)
          calls.note("prompts heard", call, { prompts, ...(listeners.size === 0 ? {} : { by: [...listeners] }) })
          send(PlayStarted, actionCompleted)
          const sound = loop ? looped(loaded.sound) : loaded.sound
          const heardBy = listeners.size === 0 ? undefined : listeners
          playback = begin(calls.network, call, { of: leg.user, kind: "prompt", sound, listeners: heardBy })
          if (!loop) stop = calls.later(sound.millis, () => end(() => send(PlayCompleted, actionCompleted)))
        })
      }
      stop = calls.later(timing.playHolding, play)
    },
    cancel: () => end(() => send(PlayCanceled, operationCancelled))
  }
  return prompt
}

export const handlePlay = onConnectedLeg(operation, ({ call, calls, leg, payload }, context) => {
  const { playSources: sources, operationCallbackUri: url } = payload
  if (sources.length === 0) throw invalidBody(context, "playSources: expected at least one source.")
  for (const [index, source] of sources.entries()) checkSource(context, leg, `playSources[${index}]`, source)
  const listeners = (payload.playTo ?? []).map(normalize)
  for (const listener of listeners) participantIn(call, listener, context)

  if (payload.interruptCallMediaOperation === true) cancel(call.prompts)
  const ordered = takeFailure(call, "play")
  const prompt = makePrompt(calls, {
    leg,
    listeners: new Set(listeners.map(keyOf)),
    sources,
    sounds: soundOf(calls, sources),
    loop: payload.playOptions?.loop ?? false,
    failure: ordered === undefined ? brokenSource(sources) : [0, ordered],
    operationContext: payload.operationContext,
    url
  })
  enqueue(call, prompt)
  return { status: 202, body: undefined }
})
