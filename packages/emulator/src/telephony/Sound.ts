/** What everything that is heard is made of: sines of one loudness. Nobody's voice is more than a tone. */

/** The frequency of words, in hertz: whole periods fit into 20 ms, so that frames follow one another without a click. */
export const voiceHertz = 400
/** A quarter of full scale. */
const amplitude = 0x2000

/** A 16-bit sample of frequencies in hertz that sound together, so many samples after they began. */
export const sampleOf = (hertz: ReadonlyArray<number>, at: number, sampleRate: number): number => {
  let sum = 0
  for (const frequency of hertz) sum += Math.sin((2 * Math.PI * frequency * at) / sampleRate)
  return Math.round((amplitude * sum) / Math.max(1, hertz.length))
}
