/**
 * How what was stored is read: each value by the schema or the codec of its type, so that what another program has written, or this one before
 * it was changed, is an error and not a value of a type that it does not have.
 */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { type ClientOperation, Refused } from "@effect-comms/core/internal/ClientOperation"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { StoredValueError } from "../StoredValueError.ts"

/** Reads what was stored; throws a `StoredValueError` when it does not fit. */
export type Read<A> = (stored: unknown) => A

/** How an effect ended, as it is stored: a list, which keeps what is `undefined`. */
export type Ended<A, E> = readonly ["gave", A] | readonly ["failed", E]

/** How the ends of an effect are read. */
export interface Reading<A, E> {
  readonly gave: Read<A>
  readonly failed: Read<E>
}

const refused = (what: string, expected: string, field = ""): StoredValueError =>
  new StoredValueError({ what, field, expected })

const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** Reads by a schema. */
export const bySchema = <A, I>(what: string, schema: Schema.Codec<A, I>): Read<A> => {
  const decode = Schema.decodeUnknownResult(schema)
  return (stored) => {
    const read = decode(stored)
    if (Result.isSuccess(read)) return read.success
    const [issue] = format(read.failure.issue).issues
    const path = (issue?.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".")
    throw refused(what, issue?.message ?? "expected another value", path)
  }
}

/** Reads what cannot be: of an effect that does not fail, or gives nothing. */
export const nothing =
  (what: string): Read<never> =>
  () => {
    throw refused(what, "expected nothing")
  }

/** Reads the answer of an operation, by its codecs. */
export const answerOf =
  <I, A>(operation: ClientOperation<I, A>): Read<A> =>
  (stored) => {
    let problem = new Refused("", "expected nothing")
    for (const { decode, empty } of operation.codec().success.values()) {
      if (empty && stored !== undefined) continue
      const answer = decode(stored)
      if (!(answer instanceof Refused)) return answer
      problem = answer
    }
    throw refused(operation.id, problem.expected, problem.field)
  }

/** The first of some values that is an answer of an operation; nothing when none is. */
export const anAnswerOf = <I, A>(
  operation: ClientOperation<I, A>,
  values: ReadonlyArray<unknown>
): { readonly gave: A } | undefined => {
  for (const value of values)
    for (const { decode, empty } of operation.codec().success.values()) {
      if (empty !== (value === undefined)) continue
      const answer = decode(value)
      if (!(answer instanceof Refused)) return { gave: answer }
    }
  return undefined
}

/** Reads an error of a client, which the reader of JSON has made what it was. */
export const clientError =
  (what: string): Read<CommunicationError> =>
  (stored) => {
    if (stored instanceof CommunicationError) return stored
    throw refused(what, "expected a CommunicationError")
  }

/** Reads how many there were. */
export const count: Reading<number, never> = {
  gave: bySchema("count", Schema.Int),
  failed: nothing("count")
}

/** Reads how an effect ended. */
export const ended =
  <A, E>(what: string, { failed, gave }: Reading<A, E>): Read<Ended<A, E>> =>
  (stored) => {
    if (Array.isArray(stored)) {
      const [how, value]: ReadonlyArray<unknown> = stored
      if (how === "gave") return ["gave", gave(value)]
      if (how === "failed") return ["failed", failed(value)]
    }
    throw refused(what, "expected how it ended")
  }
