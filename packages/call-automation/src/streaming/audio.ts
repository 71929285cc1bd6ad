/** The audio of media streaming: its two formats, and bytes cut into frames. */
import * as Stream from "effect/Stream"

/** PCM of 16 bits, mono, with 16000 or 24000 samples per second. */
export type AudioFormat = "pcm16KMono" | "pcm24KMono"

/** How long a frame lasts, in milliseconds. */
export const frameMillis = 20

/** How many bytes a frame has. */
export const frameSize = (format: AudioFormat): 640 | 960 => (format === "pcm24KMono" ? 960 : 640)

/** The format with this number of samples per second. */
export const formatOf = (sampleRate: number): AudioFormat => (sampleRate === 24_000 ? "pcm24KMono" : "pcm16KMono")

/** Cuts bytes into frames, wherever they were cut before; the last is filled up with silence. */
export const frames = <E, R>(
  audio: Stream.Stream<Uint8Array, E, R>,
  format: AudioFormat
): Stream.Stream<Uint8Array, E, R> => {
  const size = frameSize(format)
  return Stream.mapAccum(
    audio,
    () => new Uint8Array(0),
    (rest, bytes) => {
      const all = rest.length === 0 ? bytes : joined(rest, bytes)
      const whole = all.length - (all.length % size)
      const cut: Array<Uint8Array> = []
      for (let at = 0; at < whole; at += size) cut.push(all.subarray(at, at + size))
      // What is left over is copied: the source may reuse its buffer.
      return [all.slice(whole), cut] as const
    },
    { onHalt: (rest) => (rest.length === 0 ? [] : [joined(rest, new Uint8Array(size - rest.length))]) }
  )
}

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
