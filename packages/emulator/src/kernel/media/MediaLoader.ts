/**
 * The sound of prompts: WAV files out of `data:` URLs, the folder of `--media` and, where that is enabled, servers on this machine; texts
 * by a command that people have, as are the words of voices. Whatever is not one of these is not looked for, and a tone stands for it.
 *
 * A file in another format, or one that is too long, is heard as a tone, too; the journal says why.
 */
import type { Options } from "../../Options.ts"
import type { Journal } from "../../service/Journal.ts"
import type { Heard, MediaSources } from "../../service/MediaSources.ts"
import { ofSamples, type Sound } from "../../sound/Sound.ts"
import { isWave, mostBytes, read as readWave, write as writeWave } from "../../sound/WaveFile.ts"
import { isLoopback } from "../loopback.ts"
import { Recent } from "./Recent.ts"

/** The loader with what the kernel asks of it. */
export interface MediaLoader extends MediaSources {
  readonly busy: () => boolean
  /** Resolves when nothing is loaded any more. */
  readonly idle: () => Promise<void>
  readonly reset: () => void
}

/** What it works with. */
export interface Dependencies {
  readonly options: Pick<Options, "media" | "fetchMedia" | "speechCommand" | "recognitionCommand">
  readonly journal: Journal
}

/** A server on this machine may take so long, in milliseconds of real time. */
const fetchLimit = 5_000

/** What a voice is recognized at, in hertz: what every recognizer takes. */
const recognitionRate = 16_000
/** The most characters that are kept of what is recognized. */
const mostWords = 10_000

/** What of an address may be in a journal. */
const shown = (uri: string): string => (uri.startsWith("data:") ? "data:" : uri.replace(/[?#].*/s, ""))

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown")

/** Reads a body up to the most bytes that a file may have. */
const bodyOf = async (response: Response): Promise<Uint8Array> => {
  const parts: Array<Uint8Array> = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > mostBytes) throw new Error("expected at most 32 MiB")
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Makes one. */
export const make = ({ journal, options }: Dependencies): MediaLoader => {
  const loading = new Set<Promise<unknown>>()
  const spoken = new Recent<Sound | undefined>(64)
  let era = 0

  const note = (what: string, why: string) => {
    journal.write({ kind: "media", name: "media not heard", data: { of: what, why } })
  }
  /** Its sound; a tone when it is no WAV file. */
  const soundOf = (bytes: Uint8Array, uri: string): Sound | undefined => {
    try {
      if (isWave(bytes)) return ofSamples(readWave(bytes))
      note(shown(uri), "expected a WAV file")
    } catch (error) {
      note(shown(uri), reasonOf(error))
    }
    return undefined
  }
  const track = <A>(work: Promise<A>, otherwise: A, of: string): Promise<A> => {
    const mine = era
    const tracked: Promise<A> = work.catch((error: unknown) => {
      if (mine === era) note(of, reasonOf(error))
      return otherwise
    })
    loading.add(tracked)
    void tracked.then(() => loading.delete(tracked))
    return tracked
  }

  const ofData = (uri: string): Heard => {
    const comma = uri.indexOf(",")
    if (comma < 0) return "invalidFormat"
    const isBase64 = /;base64$/i.test(uri.slice(0, comma))
    try {
      const text = uri.slice(comma + 1)
      const bytes = isBase64 ? Buffer.from(text, "base64") : Buffer.from(decodeURIComponent(text), "latin1")
      return isWave(bytes) ? ofSamples(readWave(bytes)) : "invalidFormat"
    } catch (error) {
      note("data:", reasonOf(error))
      return "invalidFormat"
    }
  }
  const fetched = async (url: URL): Promise<Heard> => {
    const signal = AbortSignal.timeout(fetchLimit)
    const response = await fetch(url, { redirect: "error", credentials: "omit", signal })
    if (!response.ok) {
      await response.body?.cancel()
      return "notFound"
    }
    return soundOf(await bodyOf(response), url.href)
  }
  const elsewhere = (uri: string): Heard | Promise<Heard> => {
    const url = URL.canParse(uri) ? new URL(uri) : undefined
    const isHere = url !== undefined && /^https?:$/.test(url.protocol) && isLoopback(url.hostname)
    // A source that states its duration has no file.
    if (!options.fetchMedia || !isHere || url.searchParams.has("durationMs")) return undefined
    return track<Heard>(fetched(url), "notFound", shown(uri))
  }

  return {
    file: (uri) => {
      if (/^data:/i.test(uri)) return ofData(uri)
      const { media } = options
      if (media === undefined) return elsewhere(uri)
      const found = async (): Promise<Heard> => {
        const { readMedia } = await import("./MediaFolder.ts")
        const bytes = await readMedia(media, uri)
        return bytes === undefined ? elsewhere(uri) : soundOf(bytes, uri)
      }
      return track<Heard>(found(), undefined, shown(uri))
    },
    speech: (text) => {
      const { speechCommand } = options
      if (speechCommand === undefined) return undefined
      const words = text
        .replace(/<[^<>]*>/g, " ")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&amp;/g, "&")
        .trim()
      if (words === "") return undefined
      return spoken.get(words, () => {
        const speak = async () => {
          const { runCommand } = await import("./Command.ts")
          return soundOf(await runCommand({ command: speechCommand, input: words, name: "speech" }), "speech")
        }
        return track<Sound | undefined>(speak(), undefined, "speech")
      })
    },
    recognition: (voice) => {
      const { recognitionCommand } = options
      if (recognitionCommand === undefined) return undefined
      const recognize = async () => {
        const { runCommand } = await import("./Command.ts")
        const input = writeWave(voice, recognitionRate)
        const written = await runCommand({ command: recognitionCommand, input, name: "recognition" })
        return Buffer.from(written).toString().replace(/\s+/g, " ").trim().slice(0, mostWords)
      }
      return track(recognize(), "", "recognition")
    },
    busy: () => loading.size > 0,
    idle: async () => {
      while (loading.size > 0) {
        await Promise.all(loading)
        // Code that waits for what was loaded goes on first.
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    reset: () => {
      era++
      spoken.clear()
    }
  }
}
