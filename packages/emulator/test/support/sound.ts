/** WAV files and samples as the tests of sound make and compare them. */

/** Samples of which no two neighbors are the same, and none is silence. */
export const ramp = (count: number): Int16Array<ArrayBuffer> =>
  Int16Array.from({ length: count }, (_, at) => ((at * 37) % 20_000) - 10_000 || 1)

/** A WAV file of 16-bit PCM; samples are those of all channels, interleaved. */
export const waveFile = (samples: Int16Array, sampleRate: number, channels = 1): Buffer => {
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write("RIFF", 0)
  file.writeUInt32LE(36 + samples.length * 2, 4)
  file.write("WAVEfmt ", 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(channels, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * channels * 2, 28)
  file.writeUInt16LE(channels * 2, 32)
  file.writeUInt16LE(16, 34)
  file.write("data", 36)
  file.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, at) => file.writeInt16LE(sample, 44 + at * 2))
  return file
}

export const dataUrl = (file: Uint8Array): string => `data:audio/wav;base64,${Buffer.from(file).toString("base64")}`

/** The samples of bytes, little-endian. */
export const samplesIn = (bytes: Buffer): Int16Array =>
  Int16Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readInt16LE(at * 2))

/** How strong a frequency is in samples. */
export const power = (samples: Int16Array, hertz: number, sampleRate: number): number => {
  let [sine, cosine] = [0, 0]
  for (const [at, sample] of samples.entries()) {
    const angle = (2 * Math.PI * hertz * at) / sampleRate
    sine += sample * Math.sin(angle)
    cosine += sample * Math.cos(angle)
  }
  return Math.hypot(sine, cosine) / Math.max(1, samples.length)
}
