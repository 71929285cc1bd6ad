// What the microphone plays and where it is found again: bursts of tones in an order that repeats nowhere, and their outline in other sound.
// Outlines are compared, and not samples: the browser suppresses noise, and changes how loud the microphone is.

const rate = 48_000
/** An outline has a value for every 20 ms. */
const stepMillis = 20
const seconds = 6
const steps = (seconds * 1000) / stepMillis

/** Numbers between 0 and 1, the same in every run. */
const numbers = (seed) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

/** A WAV file of one channel of 16-bit PCM. */
const wavOf = (samples) => {
  const header = Buffer.alloc(44)
  header.write("RIFF", 0)
  header.writeUInt32LE(36 + samples.length * 2, 4)
  header.write("WAVEfmt ", 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write("data", 36)
  header.writeUInt32LE(samples.length * 2, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer)])
}

/** Six seconds of bursts between 100 and 400 ms long, as a WAV file. */
export const makeVoice = () => {
  const next = numbers(14)
  const samples = new Int16Array(seconds * rate)
  for (let at = 0; at < samples.length;) {
    const [length, pause] = [0.1 + next() * 0.3, 0.1 + next() * 0.3].map((time) => Math.round(time * rate))
    const hertz = 300 + next() * 900
    for (let index = 0; index < length && at + index < samples.length; index++)
      samples[at + index] = 12_000 * Math.sin((2 * Math.PI * hertz * index) / rate)
    at += length + pause
  }
  return wavOf(samples)
}

/** How loud 16-bit PCM is, for every 20 ms. */
export const outlineOf = (pcm, hertz, channel = 0, channels = 1) => {
  const samples = Math.floor((hertz * stepMillis) / 1000)
  const outline = []
  for (let at = 0; at + samples * channels * 2 <= pcm.length; at += samples * channels * 2) {
    let sum = 0
    for (let index = 0; index < samples; index++) sum += pcm.readInt16LE(at + (index * channels + channel) * 2) ** 2
    outline.push(Math.sqrt(sum / samples))
  }
  return outline
}

/** The outlines of the channels of a WAV file. */
export const outlinesOf = (wav) => {
  const channels = wav.readUInt16LE(22)
  const hertz = wav.readUInt32LE(24)
  const pcm = wav.subarray(wav.indexOf("data") + 8)
  return Array.from({ length: channels }, (_, channel) => outlineOf(pcm, hertz, channel, channels))
}

const correlation = (one, other) => {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [a, b] = [mean(one), mean(other)]
  let [product, first, second] = [0, 0, 0]
  for (const [index, value] of one.entries()) {
    product += (value - a) * (other[index] - b)
    first += (value - a) ** 2
    second += (other[index] - b) ** 2
  }
  return first === 0 || second === 0 ? 0 : product / Math.sqrt(first * second)
}

/** How much of the voice, which is played over and over, is in an outline: 1 when six seconds of it are the same, around 0 when none is. */
export const likeness = (outline, voice) => {
  const [played] = outlinesOf(voice)
  let best = 0
  for (let at = 0; at + steps <= outline.length; at += 25) {
    const heard = outline.slice(at, at + steps)
    for (let offset = 0; offset < steps; offset++)
      best = Math.max(best, correlation(heard, [...played.slice(offset), ...played.slice(0, offset)]))
  }
  return best
}

/** Whether 16-bit PCM is more than silence. */
export const isSound = (bytes) => {
  for (let at = 0; at + 1 < bytes.length; at += 2) if (Math.abs(bytes.readInt16LE(at)) > 500) return true
  return false
}
