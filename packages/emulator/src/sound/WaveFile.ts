/**
 * Writes the header of WAV files, and reads files that people bring: PCM of 8, 16, 24 and 32 bits, floating point, and G.711 (A-law and µ-law), each channel of it mixed
 * into one. Everything else is refused with a sentence.
 */
import { bytesOf, clipped, ofSamples, type Samples } from "./Sound.ts"

/** The most bytes of a file, and of what it becomes. */
export const mostBytes = 32 * 1024 * 1024
/** It may last so long, in milliseconds. */
const longestMillis = 10 * 60 * 1000

/** Why something is not a WAV file that is heard. */
export class WaveError extends Error {}

const wrong = (expected: string): WaveError => new WaveError(`expected ${expected}`)

type Decode = (view: DataView, at: number) => number

/** A sample of µ-law (G.711). */
const muLaw = (byte: number): number => {
  const value = ~byte & 0xff
  const magnitude = (((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)
  return value & 0x80 ? 0x84 - magnitude : magnitude - 0x84
}

/** A sample of A-law (G.711). */
const aLaw = (byte: number): number => {
  const value = byte ^ 0x55
  const exponent = (value & 0x70) >> 4
  const mantissa = (value & 0x0f) << 4
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1)
  return value & 0x80 ? magnitude : -magnitude
}

const pcm: Readonly<Record<number, Decode>> = {
  8: (view, at) => (view.getUint8(at) - 128) << 8,
  16: (view, at) => view.getInt16(at, true),
  24: (view, at) => view.getInt16(at + 1, true),
  32: (view, at) => view.getInt16(at + 2, true)
}

const decodes: Readonly<Record<number, Readonly<Record<number, Decode>>>> = {
  1: pcm,
  3: { 32: (view, at) => Math.round(view.getFloat32(at, true) * 32_767) },
  6: { 8: (view, at) => aLaw(view.getUint8(at)) },
  7: { 8: (view, at) => muLaw(view.getUint8(at)) }
}

const extensible = 0xfffe

interface Format {
  readonly decode: Decode
  readonly channels: number
  readonly sampleRate: number
  readonly bytes: number
}

const formatOf = (view: DataView, at: number, length: number): Format => {
  if (length < 16) throw wrong("a whole format chunk")
  const named = view.getUint16(at, true)
  const tag = named === extensible && length >= 26 ? view.getUint16(at + 24, true) : named
  const channels = view.getUint16(at + 2, true)
  const sampleRate = view.getUint32(at + 4, true)
  const bits = view.getUint16(at + 14, true)
  const decode = decodes[tag]?.[bits]
  if (decode === undefined) throw wrong("PCM, floating point of 32 bits, A-law or µ-law")
  if (channels < 1 || channels > 8) throw wrong("1 to 8 channels")
  if (sampleRate < 4000 || sampleRate > 192_000) throw wrong("a sample rate from 4 to 192 kHz")
  return { decode, channels, sampleRate, bytes: bits / 8 }
}

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

/** Whether bytes begin as a WAV file does. */
export const isWave = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return bytes.length >= 12 && nameAt(view, 0) === "RIFF" && nameAt(view, 8) === "WAVE"
}

/** Reads a file; throws a `WaveError` that says what was expected. */
export const read = (bytes: Uint8Array): Samples => {
  if (!isWave(bytes)) throw wrong("a WAV file")
  if (bytes.length > mostBytes) throw wrong("at most 32 MiB")
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let format: Format | undefined
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, named] = [nameAt(view, at), view.getUint32(at + 4, true)]
    // What streams write of their length is more than there is.
    const length = Math.min(named, bytes.length - at - 8)
    if (name === "fmt ") format = formatOf(view, at + 8, length)
    if (name === "data") {
      if (format === undefined) throw wrong("its format before its data")
      const { channels, decode, sampleRate } = format
      const count = Math.floor(length / (format.bytes * channels))
      if ((count * 1000) / sampleRate > longestMillis) throw wrong("at most ten minutes")
      const samples = new Int16Array(count)
      // The usual file, which may be long.
      if (channels === 1 && decode === pcm[16]) {
        for (let i = 0; i < count; i++) samples[i] = view.getInt16(at + 8 + 2 * i, true)
        return { sampleRate, samples }
      }
      for (let i = 0; i < count; i++) {
        let sum = 0
        for (let channel = 0; channel < channels; channel++)
          sum += decode(view, at + 8 + (i * channels + channel) * format.bytes)
        samples[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum / channels)))
      }
      return { sampleRate, samples }
    }
    at += 8 + length + (length % 2)
  }
  throw wrong("a WAV file with data")
}

/** Bytes of a header that is written here. */
export const headerLength = 44

/** The header of a file of 16-bit PCM. */
export const headerOf = (file: {
  readonly channels: number
  /** Bytes behind the header. */
  readonly dataLength: number
  readonly sampleRate: number
}): Uint8Array => {
  const { channels, dataLength, sampleRate } = file
  const header = Buffer.alloc(headerLength)
  header.write("RIFF", 0)
  header.writeUInt32LE(headerLength - 8 + dataLength, 4)
  header.write("WAVEfmt ", 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(channels, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * channels * 2, 28)
  header.writeUInt16LE(channels * 2, 32)
  header.writeUInt16LE(16, 34)
  header.write("data", 36)
  header.writeUInt32LE(dataLength, 40)
  return header
}

/** A file of samples at a rate, mono. */
export const write = (voice: Samples, sampleRate: number): Uint8Array => {
  const mix = new Int32Array(Math.round((voice.samples.length * sampleRate) / voice.sampleRate))
  ofSamples(voice).addTo(mix, 0, 0, mix.length, sampleRate)
  const data = bytesOf(clipped(mix))
  return Buffer.concat([headerOf({ channels: 1, dataLength: data.length, sampleRate }), data])
}
