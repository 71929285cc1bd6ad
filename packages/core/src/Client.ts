/**
 * What every client of a service is: an endpoint, a credential, a version, and the way to invoke an operation.
 */
import type * as Effect from "effect/Effect"
import type { CommunicationError } from "./CommunicationError.ts"
import type { Credential } from "./Credential.ts"
import type { ClientOperation } from "./ClientOperation.ts"
import type { Pair } from "./Repeatability.ts"
import type { Limits } from "./Retry.ts"
import type { Transport } from "./Transport.ts"

/** Options of a single call. */
export interface CallOptions<V extends string = string> {
  /** The version to call; default the client's. */
  readonly apiVersion?: V
  /** The pair to send; default a fresh one. Keep it to repeat the operation after a crash without acting twice. */
  readonly repeatability?: Pair
  /** Milliseconds for the whole call, every attempt and wait included; default the client's. With 0 or less nothing is sent; `Infinity` is no limit. */
  readonly deadlineMillis?: number
  /** Milliseconds for one attempt; default the client's. With 0 or less nothing is sent; `Infinity` is no limit. */
  readonly attemptTimeoutMillis?: number
  /** Sends a `claimed` operation again with the same pair, although recordings do not prove that the service recognizes it. Default false. */
  readonly trustRepeatability?: boolean
  /** Sends any operation again after a failure that leaves open whether it was executed. It may act twice. Default false. */
  readonly retryAmbiguous?: boolean
  /** One of the operation's media types; default its first. */
  readonly contentType?: string
  /** The client's own id of the request; default a random UUID. */
  readonly clientRequestId?: string
  /** Stops a call of the Promise API when aborted; an effect is interrupted with its fiber. */
  readonly signal?: AbortSignal
}

/** Options of a client besides its credential. */
export interface ClientOptions<V extends string = string> extends Limits {
  /** The version to call; default the newest stable one. */
  readonly apiVersion?: V
  /** Put before the library's own name in `User-Agent`. */
  readonly userAgent?: string
}

/** A client of one service. */
export interface Client<V extends string = string> {
  /** `scheme://host[:port]`. */
  readonly endpoint: string
  readonly apiVersion: V
  readonly credential: Credential
  /** Carries what is not an operation of the endpoint, such as files. */
  readonly transport: Transport
  /** Sends an operation and decodes its answer. */
  readonly invoke: <I, A>(
    operation: ClientOperation<I, A>,
    input: I,
    options?: CallOptions<V>
  ) => Effect.Effect<A, CommunicationError>
  /** The next page of a list: a GET of an absolute link that the service gave, decoded as the operation's answer. */
  readonly follow: <I, A>(
    operation: ClientOperation<I, A>,
    link: string,
    options?: CallOptions<V>
  ) => Effect.Effect<A, CommunicationError>
}
