/** Prompts of Call Automation: whether a source is whole, how long it lasts, and whether it can be played. */
import type { hold } from "@effect-comms/call-automation/operations"
import type { RequestContext } from "../Handler.ts"
import { fileDuration, fileFailure, type PromptFailure, textDuration } from "../telephony/Prompt.ts"
import { invalidBody } from "./refusals.ts"

type PlaySource = Exclude<(typeof hold)["payload"]["Type"]["playSourceInfo"], undefined>

/** Refuses a source without the member that its kind names. */
export const checkSource = (context: RequestContext, field: string, source: PlaySource): void => {
  const { file, kind, ssml, text } = source
  const member = kind === "file" ? file : kind === "text" ? text : kind === "ssml" ? ssml : null
  if (member === null) throw invalidBody(context, `${field}.kind: expected file, text or ssml.`)
  if (member === undefined) throw invalidBody(context, `${field}.${kind}: expected, as kind says.`)
}

/** Why a source cannot be played. */
export const sourceFailure = (source: PlaySource): PromptFailure | undefined =>
  source.file === undefined ? undefined : fileFailure(source.file.uri)

/** How long a source lasts, in milliseconds. */
export const sourceDuration = (source: PlaySource): number =>
  source.file === undefined
    ? textDuration(source.text?.text ?? source.ssml?.ssmlText ?? "")
    : fileDuration(source.file.uri)
