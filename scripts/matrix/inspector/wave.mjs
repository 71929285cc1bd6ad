// What the microphone plays and where it is found again: notes in an order that repeats nowhere. The order of notes is compared, and not samples
// or how loud they are: the browser suppresses noise and echoes, and a busy machine loses frames.

const rate = 48_000
const seconds = 10
const frameMillis = 20

/** The notes, a seventh apart each, in hertz. */
const notes = Array.from({ length: 14 }, (_, index) => 330 * 1.14 ** index)

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

/** Ten seconds of notes between 200 and 400 ms long, as a WAV file; no note comes twice in a row. */
export const makeVoice = (seed = 14) => {
  const next = numbers(seed)
  const samples = new Int16Array(seconds * rate)
  let note = 0
  for (let at = 0; at < samples.length;) {
    note = (note + 1 + Math.floor(next() * (notes.length - 1))) % notes.length
    const [length, pause] = [0.2 + next() * 0.2, 0.15 + next() * 0.15].map((time) => Math.round(time * rate))
    for (let index = 0; index < length && at + index < samples.length; index++)
      samples[at + index] = 12_000 * Math.sin((2 * Math.PI * notes[note] * index) / rate)
    at += length + pause
  }
  return wavOf(samples)
}

const nearest = (hertz) => {
  const steps = Math.round(Math.log(hertz / notes[0]) / Math.log(1.14))
  return steps >= 0 && steps < notes.length ? steps : undefined
}

/** The notes in 16-bit PCM, in their order: what is loud for at least 80 ms with about one pitch, told by how often it crosses zero. */
export const notesIn = (pcm, hertz, channel = 0, channels = 1) => {
  const samples = Math.floor((hertz * frameMillis) / 1000)
  const frames = []
  let before = 0
  for (let at = 0; at + samples * channels * 2 <= pcm.length; at += samples * channels * 2) {
    let [sum, crossings] = [0, 0]
    for (let index = 0; index < samples; index++) {
      const value = pcm.readInt16LE(at + (index * channels + channel) * 2)
      if (before < 0 !== value < 0) crossings++
      before = value
      sum += value ** 2
    }
    frames.push({ loudness: Math.sqrt(sum / samples), pitch: (crossings / 2) * (1000 / frameMillis) })
  }
  const quiet = Math.max(100, frames.reduce((most, { loudness }) => Math.max(most, loudness), 0) / 12)
  const found = []
  let run = []
  const end = () => {
    // The first and the last frame of a note are cut.
    const inner = run.slice(1, -1)
    const note = inner.length < 2 ? undefined : nearest(inner.reduce((sum, pitch) => sum + pitch, 0) / inner.length)
    if (note !== undefined && note !== found.at(-1)) found.push(note)
    run = []
  }
  for (const { loudness, pitch } of frames) {
    if (loudness < quiet) end()
    else {
      const last = run.at(-1)
      if (last !== undefined && run.length > 2 && Math.abs(pitch - last) > last / 4) end()
      run.push(pitch)
    }
  }
  end()
  return found
}

/** The notes in each channel of a WAV file. */
export const notesOf = (wav) => {
  const channels = wav.readUInt16LE(22)
  const hertz = wav.readUInt32LE(24)
  const pcm = wav.subarray(wav.indexOf("data") + 8)
  return Array.from({ length: channels }, (_, channel) => notesIn(pcm, hertz, channel, channels))
}

/** How many notes two orders have in common, others left out. */
const inCommon = (one, other) => {
  let row = Array.from({ length: other.length + 1 }, () => 0)
  for (const note of one) {
    const above = row
    row = [0]
    for (const [index, each] of other.entries())
      row.push(note === each ? above[index] + 1 : Math.max(above[index + 1], row[index]))
  }
  return row.at(-1)
}

/** How much of a voice, which is played over and over, is in an order of notes: 1 when all of it follows, less than 0.6 when it is another. */
export const likeness = (heard, voice) => {
  const [played] = notesOf(voice)
  let best = 0
  for (let at = 0; at + played.length <= heard.length; at++)
    for (let from = 0; from < played.length; from++) {
      const turned = [...played.slice(from), ...played.slice(0, from)]
      best = Math.max(best, inCommon(heard.slice(at, at + played.length), turned) / played.length)
    }
  return best
}

/** Whether 16-bit PCM is more than silence. */
export const isSound = (bytes) => {
  for (let at = 0; at + 1 < bytes.length; at += 2) if (Math.abs(bytes.readInt16LE(at)) > 500) return true
  return false
}
