/** Prompts of Call Automation: whether a source is complete, how long it lasts, and whether it can be played. */
import type { hold } from "@effect-comms/call-automation/operations"
import type { RequestContext } from "../../service/Handler.ts"
import { fileFailure, spokenText } from "../../telephony/Prompt.ts"
import { loadPrompt, type Loaded, type PromptSound } from "../../telephony/PromptSound.ts"
import type { Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { aiServicesMissing, invalidBody } from "./refusals.ts"
import { checkOneOf } from "./checks.ts"
import { promptFailed, type SourceFailure } from "../events/results.ts"
import type { ResultInformation } from "../state/ResultInformation.ts"

type PlaySource = Exclude<(typeof hold)["payload"]["Type"]["playSourceInfo"], undefined>

/** Refuses a source without the member that its kind names, with one that says nothing, or that nobody speaks on this leg. */
export const checkSource = (context: RequestContext, leg: Leg, field: string, source: PlaySource): void => {
  const { file, kind, ssml, text } = source
  const member = kind === "file" ? file : kind === "text" ? text : kind === "ssml" ? ssml : null
  if (member === null) throw invalidBody(context, `${field}.kind: expected file, text or ssml.`)
  if (member === undefined) throw invalidBody(context, `${field}.${kind}: expected, as kind says.`)
  if (file?.uri === "") throw invalidBody(context, `${field}.file.uri: expected the address of a file.`)
  checkOneOf(context, `${field}.text.voiceKind`, text?.voiceKind, ["male", "female"])
  if (kind !== "file" && !leg.hasAiServices) throw aiServicesMissing(context)
}

const textOf = ({ ssml, text }: PlaySource): string => text?.text ?? ssml?.ssmlText ?? ""

const failureOf = (source: PlaySource): SourceFailure | undefined => {
  if (source.file !== undefined) return fileFailure(source.file.uri)
  return textOf(source).trim() === "" ? "empty" : undefined
}

/** The index of the first source that cannot be played, and why. */
export const brokenSource = (
  sources: ReadonlyArray<PlaySource>
): readonly [index: number, result: ResultInformation] | undefined => {
  for (const [index, source] of sources.entries()) {
    const failure = failureOf(source)
    if (failure !== undefined) return [index, promptFailed(failure)]
  }
  return undefined
}

/** Begins to load what sources sound like. */
export const soundOf = (calls: Calls, sources: ReadonlyArray<PlaySource>): PromptSound =>
  loadPrompt(
    calls.network,
    calls.emulator.media,
    sources.map((source) => (source.file === undefined ? { text: textOf(source) } : { uri: source.file.uri }))
  )

/** Which source cannot be played now that they are loaded, and why. */
export const loadingFailure = (
  sounds: PromptSound
): readonly [index: number, result: ResultInformation] | undefined => {
  const failure = sounds.loaded()?.failure
  return failure === undefined ? undefined : [failure[0], promptFailed(failure[1])]
}

/** What is heard of sources, for the journal: the texts, and whether a voice speaks them, or the addresses of the files. */
export const heardOf = (
  sources: ReadonlyArray<PlaySource>,
  { spoken }: Loaded
): ReadonlyArray<Readonly<Record<string, string | boolean>>> =>
  sources.map((source, index) =>
    source.file === undefined
      ? { text: spokenText(textOf(source)), ...(spoken.has(index) ? { spoken: true } : {}) }
      : { file: source.file.uri.startsWith("data:") ? "data:" : source.file.uri }
  )
