/** Recognize: prompts for one participant, then the tones or speech of that participant; one at a time, in the queue of the call's prompts. */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import {
  PlayStarted,
  RecognizeCanceled,
  RecognizeCompleted,
  RecognizeFailed
} from "@effect-comms/call-automation/events"
import { recognize as operation } from "@effect-comms/call-automation/operations"
import type { RequestContext } from "../../service/Handler.ts"
import { keyOf, normalize } from "../../telephony/Identifier.ts"
import { isTone } from "../../telephony/Tones.ts"
import type { InputListener, Playback, Prompt } from "../../telephony/Conversation.ts"
import { trackPending, type Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { emit } from "../events/emit.ts"
import { isOfPrompt, takeFailure } from "../media/MediaFailures.ts"
import { begin, end as endPlayback } from "../../telephony/Playback.ts"
import { cancel, dequeue, enqueue } from "../../telephony/PromptQueue.ts"
import { onConnectedLeg } from "../requests/onLeg.ts"
import { brokenSource, checkSource, heardOf, loadingFailure, soundOf } from "../requests/promptSource.ts"
import { type InputType, makeInputRecognizer } from "../media/InputRecognizer.ts"
import { aiServicesMissing, invalidBody } from "../requests/refusals.ts"
import { participantIn } from "../requests/targets.ts"
import { actionCompleted, operationCancelled } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"
import * as timing from "../state/timing.ts"

type Request = (typeof operation)["payload"]["Type"]
type PlaySource = Exclude<Request["playPrompt"], undefined>

const inputTypes: ReadonlyArray<InputType> = ["dtmf", "speech", "speechOrDtmf", "choices"]
/** The versions that recognize more than tones. */
const withSpeech: ReadonlySet<string> = new Set(ApiVersions.from("2023-10-15"))
/** The longest initial silence where speech is awaited, in seconds. */
const longestSilenceOfSpeech = 20

const inputTypeOf = (context: RequestContext, request: Request): InputType => {
  const known = withSpeech.has(context.version) ? inputTypes : inputTypes.slice(0, 1)
  const inputType = known.find((each) => each === request.recognizeInputType)
  if (inputType === undefined) throw invalidBody(context, `recognizeInputType: expected ${known.join(", ")}.`)
  return inputType
}

const checkOptions = (context: RequestContext, inputType: InputType, options: Request["recognizeOptions"]): void => {
  const { choices = [], dtmfOptions, initialSilenceTimeoutInSeconds = 0 } = options
  if (inputType !== "dtmf" && initialSilenceTimeoutInSeconds > longestSilenceOfSpeech)
    throw invalidBody(
      context,
      "recognizeOptions.initialSilenceTimeoutInSeconds: expected at most 20 for speech and choices."
    )
  if ((dtmfOptions?.maxTonesToCollect ?? 1) < 1)
    throw invalidBody(context, "recognizeOptions.dtmfOptions.maxTonesToCollect: expected at least 1.")
  const unknownTone = (tone: string | undefined) => tone !== undefined && !isTone(tone)
  if (dtmfOptions?.stopTones?.some(unknownTone) === true)
    throw invalidBody(context, "recognizeOptions.dtmfOptions.stopTones: expected tones by Microsoft's name.")
  const wrong = choices.findIndex(({ tone }) => unknownTone(tone))
  if (wrong >= 0)
    throw invalidBody(context, `recognizeOptions.choices[${wrong}].tone: expected a tone by Microsoft's name.`)
  if (inputType === "choices" && choices.length === 0)
    throw invalidBody(context, "recognizeOptions.choices: expected at least one choice.")
}

const promptsOf = (
  context: RequestContext,
  leg: Leg,
  { playPrompt, playPrompts = [] }: Request
): ReadonlyArray<PlaySource> => {
  const sources = playPrompts.length > 0 || playPrompt === undefined ? playPrompts : [playPrompt]
  for (const [index, source] of sources.entries())
    checkSource(context, leg, playPrompts.length > 0 ? `playPrompts[${index}]` : "playPrompt", source)
  return sources
}

const makePrompt = (
  calls: Calls,
  leg: Leg,
  wanted: {
    readonly inputType: InputType
    readonly request: Request
    readonly sources: ReadonlyArray<PlaySource>
    /** How it is to fail, whatever the participant does. */
    readonly ordered: ResultInformation | undefined
  }
): Prompt => {
  const { inputType, ordered, request, sources } = wanted
  const { operationCallbackUri: url, operationContext, recognizeOptions: options } = request
  let broken = ordered !== undefined && isOfPrompt(ordered) ? ([0, ordered] as const) : brokenSource(sources)
  const sounds = soundOf(calls, sources)
  const target = keyOf(normalize(options.targetParticipant))
  let playback: Playback | undefined
  let stop = () => {}
  let listening = false

  const send = (kind: typeof PlayStarted | typeof RecognizeCanceled, resultInformation: ResultInformation) =>
    emit(calls, leg, kind, { operationContext, resultInformation }, { url })
  const sendFailed = (resultInformation: ResultInformation, failedPlaySourceIndex?: number) =>
    emit(calls, leg, RecognizeFailed, { failedPlaySourceIndex, operationContext, resultInformation }, { url })
  const over = () => {
    stop()
    endPlayback(calls.network, playback)
    recognition.stop()
    leg.call.listeners.delete(listener)
    dequeue(leg.call, prompt)
  }
  const tryComplete = trackPending(leg, () => {
    send(RecognizeCanceled, operationCancelled)
    over()
  })
  const end = (sendEvent: () => void) => {
    if (!tryComplete()) return
    sendEvent()
    over()
  }
  const recognition = makeInputRecognizer(
    calls,
    { inputType, options },
    {
      completed: (recognized, resultInformation) =>
        end(() =>
          emit(calls, leg, RecognizeCompleted, { ...recognized, operationContext, resultInformation }, { url })
        ),
      failed: (result) => end(() => sendFailed(result))
    }
  )
  const listen = () => {
    if (ordered !== undefined) {
      stop = calls.later(timing.recognitionFailing, () => end(() => sendFailed(ordered)))
      return
    }
    listening = true
    recognition.listen()
  }
  /** Input during the prompts stops them, or is lost. */
  const isLost = (isTaken: boolean): boolean =>
    !isTaken || ordered !== undefined || (!listening && (broken !== undefined || options.interruptPrompt === false))
  const hear = (isTaken: boolean, take: () => void) => {
    if (isLost(isTaken)) return
    if (!listening) {
      stop()
      endPlayback(calls.network, playback)
      listen()
    }
    take()
  }
  const listener: InputListener = {
    of: target,
    heardAt: (input) =>
      input === "voice" || isLost(input === "tones" ? recognition.takesTones : recognition.takesSpeech)
        ? undefined
        : (url ?? leg.callbackUri),
    tone: (tone) => hear(recognition.takesTones, () => recognition.tone(tone)),
    speaking: () => (recognition.takesSpeech ? recognition.speaking() : () => {}),
    speech: (text, confidence, attributes) =>
      hear(recognition.takesSpeech, () => recognition.speech(text, confidence, attributes))
  }
  const fail = ([index, result]: readonly [number, ResultInformation]) => {
    const failedSource = sources.length > 0 ? index : undefined
    stop = calls.later(timing.playFailing, () => end(() => sendFailed(result, failedSource)))
  }
  const start = () => {
    leg.call.listeners.add(listener)
    if (broken !== undefined) return fail(broken)
    if (sources.length === 0) return listen()
    stop = calls.later(timing.playStarting, play)
  }
  const play = () => {
    if (leg.state !== "connected") return
    const loaded = sounds.loaded()
    if (loaded === undefined) {
      stop = sounds.whenLoaded(play)
      return
    }
    broken = loadingFailure(sounds)
    if (broken !== undefined) {
      const [index, result] = broken
      stop = calls.later(timing.playFailing - timing.playStarting, () => end(() => sendFailed(result, index)))
      return
    }
    calls.note("prompts heard", leg.call, { prompts: heardOf(sources, loaded) })
    send(PlayStarted, actionCompleted)
    const { sound } = loaded
    playback = begin(calls.network, leg.call, { of: leg.user, kind: "prompt", sound, listeners: new Set([target]) })
    stop = calls.later(sound.millis, listen)
  }
  const prompt: Prompt = { start, cancel: () => end(() => send(RecognizeCanceled, operationCancelled)) }
  return prompt
}

export const handleRecognize = onConnectedLeg(operation, ({ call, calls, leg, payload: request }, context) => {
  const inputType = inputTypeOf(context, request)
  checkOptions(context, inputType, request.recognizeOptions)
  if (inputType !== "dtmf" && !leg.hasAiServices) throw aiServicesMissing(context)
  const sources = promptsOf(context, leg, request)
  const target = normalize(request.recognizeOptions.targetParticipant)
  participantIn(call, target, context)

  if (request.interruptCallMediaOperation === true) cancel(call.prompts)
  const ordered = takeFailure(call, "recognize")
  enqueue(call, makePrompt(calls, leg, { inputType, request, sources, ordered }))
  return { status: 202, body: undefined }
})
