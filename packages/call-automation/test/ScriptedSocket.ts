/** A WebSocket whose other side a test plays. */
import type { WebSocketLike } from "../src/MediaSocket.ts"

interface Heard {
  readonly message: { readonly data: unknown }
  readonly close: { readonly code: number; readonly reason: string }
  readonly error: object
}

export class ScriptedSocket implements WebSocketLike {
  readyState = 1
  bufferedAmount = 0
  readonly sent: Array<string> = []
  /** What was done to it: `pause`, `resume`, `close 1000`. */
  readonly done: Array<string> = []
  /** What it is after the other side has ended it. */
  protected readonly ended: number = 3
  readonly #message = new Set<(event: Heard["message"]) => void>()
  readonly #close = new Set<(event: Heard["close"]) => void>()
  readonly #error = new Set<(event: Heard["error"]) => void>()

  send(data: string): void {
    if (this.readyState !== 1) throw new TypeError("it is not open")
    this.sent.push(data)
  }

  close(code?: number, reason?: string): void {
    this.done.push(["close", code, reason].filter((part) => part !== undefined && part !== "").join(" "))
    this.readyState = 2
  }

  addEventListener(type: "message", listener: (event: Heard["message"]) => void): void
  addEventListener(type: "close", listener: (event: Heard["close"]) => void): void
  addEventListener(type: "error", listener: (event: Heard["error"]) => void): void
  addEventListener(
    type: keyof Heard,
    listener: (event: Heard[keyof Heard] & Heard["message"] & Heard["close"]) => void
  ): void {
    if (type === "message") this.#message.add((event) => listener({ code: 0, reason: "", ...event }))
    else if (type === "close") this.#close.add((event) => listener({ data: undefined, ...event }))
    else this.#error.add((event) => listener({ data: undefined, code: 0, reason: "", ...event }))
  }

  removeEventListener(): void {
    this.#message.clear()
  }

  /** The other side sends. */
  receive(data: unknown): void {
    for (const listener of this.#message) listener({ data })
  }

  /** The other side ends it. */
  end(code: number, reason = ""): void {
    this.readyState = this.ended
    for (const listener of this.#close) listener({ code, reason })
  }

  fail(message: string): void {
    for (const listener of this.#error) listener({ message })
    this.end(1006)
  }
}

/** One that can be paused, as those of `ws` can. */
export class PausableSocket extends ScriptedSocket {
  pause(): void {
    this.done.push("pause")
  }

  resume(): void {
    this.done.push("resume")
  }
}

/** One that knows which codes there are, as all real ones do. */
export class PickySocket extends ScriptedSocket {
  override close(code?: number, reason?: string): void {
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code < 5000)) throw new TypeError("no such code")
    super.close(code, reason)
  }
}

/** One that waits for the program to answer a close, as those of workerd do. */
export class UnansweringSocket extends PickySocket {
  protected override readonly ended = 2
}

/** A frame of audio with one byte. */
export const audioFrame = (byte: number): string =>
  JSON.stringify({ kind: "AudioData", audioData: { data: btoa(String.fromCharCode(byte)), silent: false } })

/** A frame with a tone. */
export const keyFrame = (tone: string): string => JSON.stringify({ kind: "DtmfData", dtmfData: { data: tone } })
