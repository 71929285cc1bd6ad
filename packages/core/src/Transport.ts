/**
 * One HTTP exchange: a wire request in, a wire response or a `TransportError` out.
 *
 * The interface is a callback and not an effect because one effect per call is what makes a client cheap; the invoker is that effect.
 * A transport knows nothing of retries, signatures or deadlines: it only takes a signal to cancel.
 */
import type * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import { markMasked, maskProps } from "./Redaction.ts"

/** A request as it goes on the wire, signed. */
export interface WireRequest {
  readonly method: string
  /** `scheme://host[:port]` without a path. */
  readonly origin: string
  /** The path and query, percent-encoded. */
  readonly path: string
  /** Names and values in turn, as `undici` and `node:http` take them. Without `host` and `content-length`. */
  readonly headers: ReadonlyArray<string>
  readonly body: string | Uint8Array | undefined
  /** Bytes of the answer's body at most, for an answer that is expected to be larger than the transport's own limit allows. */
  readonly maxAnswerBytes?: number
}

/**
 * An answer, read to its end. One whose body is larger than allowed was not read on: `text` and `bytes` throw a `RangeError` that says
 * how many bytes were expected at most, so that the status and the headers still count. It may be an instance of a class: a transport
 * that changes an answer calls its methods and does not spread it.
 */
export interface WireResponse {
  readonly _tag: "WireResponse"
  readonly status: number
  /** The value of a header by its lower-case name; several values are joined by `, `. */
  header(name: string): string | undefined
  text(): string
  bytes(): Uint8Array
}

/** What is known of an exchange that failed. */
export interface Trouble {
  /** Whether any byte of the request may have left this machine; when `false` the service certainly did not see it. */
  readonly sent: boolean
  /** Masked and at most 300 characters, for people. */
  readonly description: string
  /** The platform's code, such as `ECONNREFUSED`. */
  readonly code?: string | undefined
  /** What was thrown, as a copy that may be printed. */
  readonly cause?: unknown
}

/** An exchange that had no (complete) answer. */
export class TransportError extends Data.TaggedError("TransportError")<Trouble> {
  constructor(trouble: Trouble) {
    super(maskProps(trouble))
    markMasked(this)
  }

  override get message(): string {
    return this.description
  }
}

/** An exchange under way. */
export interface Exchange {
  /** Stops it; `done` is not called any more. */
  cancel(): void
  /** Whether any byte of the request may have left this machine by now. */
  sent(): boolean
}

/** How much a transport carries. */
export interface Limits {
  /**
   * Bytes of an answer's body at most, counted as they arrive and again after decompression; default 16777216 (16 MiB). A larger answer is
   * not read on. Its status counts as ever; where its body is needed, the call fails with `UnexpectedResponse`.
   */
  readonly maxAnswerBytes?: number
  /** Exchanges with one origin at a time; default 256. Others wait in the order they came, and nothing of them has been sent. */
  readonly maxInFlight?: number
}

/** Carries requests. */
export interface Transport {
  /** Starts an exchange; `done` is called at most once, never before `send` has returned. */
  readonly send: (request: WireRequest, done: (outcome: WireResponse | TransportError) => void) => Exchange
  /**
   * The time where it leads, by which the clients and receivers of the Promise API that are made with it measure deadlines, waits and
   * backoff; default the machine's. Effects take the clock of their fiber.
   */
  readonly clock?: Clock.Clock
}
