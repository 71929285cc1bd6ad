/** A request and its answer inside the local cloud, before and after any wire. */
import type { Content } from "../../service/Files.ts"

/** A request as it came in: exact bytes, nothing decoded. */
export interface Request {
  readonly method: string
  /** The path and query as sent. */
  readonly target: string
  /** The authority that was asked for: of the target where it has one, else the `Host` header. */
  readonly host: string
  /** `scheme://host[:port]` that the request was sent to. */
  readonly origin: string
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined
  /** All headers, their names in lower case. */
  readonly headers: () => Readonly<Record<string, string>>
  /** The body; `undefined` when it was larger than the limit and not read. */
  readonly body: string | Uint8Array | undefined
  /** Whether it comes from this machine. */
  readonly loopback: boolean
  /** The names and addresses, besides loopback, that are the local cloud's own, in lower case. */
  readonly ownHosts: ReadonlyArray<string>
}

/** An answer, whole. */
export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** A text, or bytes that are made while they are sent. `undefined` for none: then there is no content type, and a length only where a status may have a body. */
  readonly body: string | Content | undefined
  /** Sends only the first half of the body and breaks off. */
  readonly truncated?: boolean
}

/** How an exchange ends: an answer, or a broken connection. An exchange that never ends is never reported. */
export type Outcome = Answer | "reset"

const mebibyte = 1024 * 1024

/** Bodies larger than this are refused with 413. */
export const bodyLimit = mebibyte
/** Those of the controls that take a voice: a WAV file of 10 MiB in base64, with the words. */
const voiceLimit = 14 * mebibyte

const takesVoice = /^\/_emulator\/(?:graph\/)?calls\/[^/?#]+\/speech(?:[?#]|$)/

/** How many bytes a body may have that is sent to a target. */
export const bodyLimitOf = (target: string): number => (takesVoice.test(target) ? voiceLimit : bodyLimit)

/** The refusal of a larger one, in words. */
export const tooLarge = (target: string): string =>
  takesVoice.test(target)
    ? `The body is larger than ${voiceLimit / mebibyte} MiB: a voice has at most 10 MiB.`
    : "The body is larger than 1 MiB."
