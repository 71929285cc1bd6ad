/**
 * How long a prompt lasts whose sound nobody brought, and whether it can be played at all, read from its text or its URL.
 */
import type { FileFailure } from "../service/MediaSources.ts"

const brokenFiles: ReadonlyMap<string, FileFailure> = new Map([
  ["invalid-format.mp3", "invalidFormat"],
  ["not-found.mp3", "notFound"]
])

/** A file without `durationMs` lasts so long. */
const fileMillis = 4000
/** Spoken text: about fifteen characters in a second, and never less than half a second. */
const millisPerCharacter = 65
const shortestTextMillis = 500

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined)

/** What is heard of a text: without its markup. */
export const spokenText = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()

/** What is wrong with a media file, by the last segment of its URL; `undefined` when it plays. */
export const fileFailure = (url: string): FileFailure | undefined => {
  const path = parse(url)?.pathname ?? url
  return brokenFiles.get(path.slice(path.lastIndexOf("/") + 1))
}

/** How long a media file lasts in milliseconds: its `durationMs` query parameter, else four seconds. */
export const fileDuration = (url: string): number => {
  const asked = Number(parse(url)?.searchParams.get("durationMs") ?? Number.NaN)
  return Number.isFinite(asked) && asked >= 0 ? asked : fileMillis
}

/** How long a spoken text lasts in milliseconds; markup is not spoken. */
export const textDuration = (text: string): number =>
  Math.max(shortestTextMillis, text.replace(/<[^<>]*>/g, "").trim().length * millisPerCharacter)
