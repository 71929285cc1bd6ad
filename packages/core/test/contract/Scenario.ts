/**
 * Test scenarios: of every operation an input, the states in which it succeeds, its answers, what shows its effect, and the failures that
 * its own behavior causes. Contracts, never-twice tests and tests of missing resources read the same ones.
 *
 * How the states come about is the provider's business. Failures of a service as a whole (credentials, throttling) are no scenario's.
 */
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import type * as Operation from "@effect-comms/core/Operation"
import type { Values } from "./Consumer.ts"
import type { Json, ProviderState } from "./ProviderState.ts"

/** The input of an operation. */
export type InputOf<O> = O extends ClientOperation<infer I, infer _A> ? I : never

/** The names under which a module exports declarations of operations. */
export type Names<Ops> = {
  readonly [K in keyof Ops]: Ops[K] extends Operation.Any ? K : never
}[keyof Ops]

/** What is sent, where it is not plainly the input: the rest of the input that is not in the path as the body, or as the query. */
export interface Wire {
  readonly path?: string
  readonly query?: { readonly [name: string]: string }
  readonly headers?: { readonly [name: string]: string }
  readonly body?: Json
}

/** An answer, with Pact's matchers where the service chooses the value. */
export interface Answer {
  readonly status: number
  readonly headers?: Values
  readonly body?: unknown
}

/** A request that succeeds. */
export interface Success<I> extends Answer {
  /** The states instead of those of the scenario. */
  readonly given?: ReadonlyArray<ProviderState>
  /** Default the newest of the operation. */
  readonly apiVersion?: string
  /** The input instead of the scenario's, for a further success. */
  readonly input?: I
  readonly wire?: Wire
  /** What the client makes of the answer; default the examples of its body, or nothing where there is none. */
  readonly value?: unknown
}

/** A request that the operation refuses because of the state of what it is about, or because of what is asked for. */
export interface Failure<I> {
  /** The cause, after "a request to hold a participant": `of a call that has ended`. */
  readonly cause: string
  readonly code: string
  /** An example; the words are not agreed on. */
  readonly message: string
  /** The states instead of those of the scenario. */
  readonly given?: ReadonlyArray<ProviderState>
  /** The input instead of the scenario's. */
  readonly input?: I
  readonly apiVersion?: string
  readonly wire?: Wire
  readonly headers?: Answer["headers"]
}

/** A read that shows what a request has done. */
export type ReadBack<Ops> = {
  readonly [K in Names<Ops>]: {
    readonly read: K
    readonly input: InputOf<Ops[K]>
    /** Network time between the request and the read, in milliseconds; default 5000. */
    readonly after?: number
    readonly status: number
    /** The body, or the code of a failure. */
    readonly body?: unknown
    readonly code?: string
    readonly wire?: Wire
  }
}[Names<Ops>]

/**
 * The failures of an operation by their status: those that it declares, no other and none left out. A pair that is too old is the same
 * everywhere, and no scenario's.
 */
export type Failures<I, Status extends number> = {
  readonly [S in Exclude<Status, 412>]: readonly [Failure<I>, ...ReadonlyArray<Failure<I>>]
}

/** The scenario of an operation of a module: it takes this input and fails with these statuses. */
export interface Scenario<I, Status extends number, Ops> {
  /** What is asked for, after "a request to". */
  readonly to: string
  /** The states in which it succeeds. */
  readonly given: ReadonlyArray<ProviderState>
  /** Values of Microsoft's documented examples. */
  readonly input: I
  /** The success, with the input and the states of the scenario unless it says others. */
  readonly answer: Success<I>
  /** Other documented successes by what tells them apart: `by leg`, `in 2024-09-15`. */
  readonly others?: { readonly [name: string]: Success<I> }
  readonly failures: Failures<I, Status>
  /** Reads that show the effect of what changes something. */
  readonly effect?: ReadonlyArray<ReadBack<Ops>>
  /** The events that it causes, whose contracts show its effect besides. */
  readonly events?: ReadonlyArray<string>
  /** Why nobody who uses the service sees what it has done, where that is so. */
  readonly unseen?: string
}

/** The scenario of an operation of a module. */
export type ScenarioOf<Ops, K extends Names<Ops>> = Ops[K] extends {
  readonly failures: ReadonlyArray<infer Status extends number>
}
  ? Scenario<InputOf<Ops[K]>, Status, Ops>
  : never

/** A scenario for every operation that a module exports, which the compiler demands. */
export type Scenarios<Ops> = { readonly [K in Names<Ops>]: ScenarioOf<Ops, K> }

/** A scenario whose operation is not of interest. */
export interface AnyScenario extends Omit<Scenario<unknown, never, {}>, "effect" | "failures"> {
  readonly failures: Readonly<Record<number, ReadonlyArray<Failure<unknown>>>>
  readonly effect?: ReadonlyArray<{
    readonly read: string
    readonly input: unknown
    readonly after?: number
    readonly status: number
    readonly body?: unknown
    readonly code?: string
    readonly wire?: Wire
  }>
}
