/**
 * On the audio thread: plays PCM that comes in frames, and gives what the microphone hears in frames of 20 ms. Sound that comes faster than
 * it is played waits up to a fifth of a second; older sound is dropped then, so that what is heard stays near what happens.
 */

declare const sampleRate: number
declare const registerProcessor: (name: string, processor: unknown) => void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

const mostWaiting = sampleRate / 5

class Player extends AudioWorkletProcessor {
  #waiting: Array<Int16Array> = []
  #offset = 0
  #samples = 0

  constructor() {
    super()
    this.port.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
      const frame = new Int16Array(data)
      this.#waiting.push(frame)
      this.#samples += frame.length
      while (this.#samples > mostWaiting) this.#drop()
    })
    this.port.start()
  }

  #drop(): void {
    const frame = this.#waiting.shift()
    if (frame !== undefined) this.#samples -= frame.length - this.#offset
    this.#offset = 0
  }

  process(_: unknown, [output]: ReadonlyArray<ReadonlyArray<Float32Array>>): boolean {
    const channel = output?.[0]
    if (channel === undefined) return true
    for (let index = 0; index < channel.length; index++) {
      const [frame] = this.#waiting
      if (frame === undefined) break
      channel[index] = (frame[this.#offset++] ?? 0) / 32_768
      this.#samples--
      if (this.#offset === frame.length) {
        this.#waiting.shift()
        this.#offset = 0
      }
    }
    return true
  }
}

class Recorder extends AudioWorkletProcessor {
  #frame = new Int16Array(sampleRate / 50)
  #filled = 0

  process([input]: ReadonlyArray<ReadonlyArray<Float32Array>>): boolean {
    for (const sample of input?.[0] ?? []) {
      this.#frame[this.#filled++] = Math.max(-1, Math.min(1, sample)) * 32_767
      if (this.#filled < this.#frame.length) continue
      const full = this.#frame
      this.#frame = new Int16Array(full.length)
      this.#filled = 0
      this.port.postMessage(full.buffer, [full.buffer])
    }
    return true
  }
}

registerProcessor("player", Player)
registerProcessor("recorder", Recorder)
