/**
 * What answers an operation: its decoded input in, a reply out.
 *
 * Handlers are synchronous: state changes and the memory of a repeatable request are one step, and nothing is half done.
 * What happens later is put on the network clock. A refusal is thrown.
 */
import * as Operation from "@effect-comms/core/Operation"
import * as Field from "@effect-comms/core/Field"
import * as Exit from "effect/Exit"
import type * as Schema from "effect/Schema"
import type * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaParser from "effect/SchemaParser"
import { findEmptyIdentifier } from "./findEmptyIdentifier.ts"

/** Who sent a request. */
export type Principal =
  | { readonly _tag: "Resource" }
  | { readonly _tag: "User"; readonly id: string; readonly scopes: ReadonlyArray<string> }
  | { readonly _tag: "GraphApplication"; readonly clientId: string; readonly tenantId: string }

/** What a handler may know of a request besides its input. */
export interface RequestContext {
  readonly operation: Operation.Any
  readonly version: string
  readonly principal: Principal
  /** The path as sent, without the query: the `target` of errors. */
  readonly path: string
  /** The value of a request header by its lower-case name. */
  readonly header: (name: string) => string | undefined
  /** The origin that the request was sent to, for `nextLink` and `Location`. */
  readonly origin: string
}

/** An answer: a documented status, its body in the operation's own type, and headers. */
export interface Reply<A> {
  readonly status: number
  readonly body: A
  readonly headers?: Readonly<Record<string, string>>
}

/** A request as it came in, split but not decoded. */
interface RawInput {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON of the body; `undefined` when there was none. */
  readonly payload: unknown
}

/** An answer as it goes out: fields that the version lacks are gone. */
export interface EncodedReply {
  readonly status: number
  /** What becomes JSON, or the bytes themselves. */
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** Why the input does not fit. */
export interface ValidationFailure {
  readonly issue: SchemaIssue.Issue | undefined
  /** Set instead of `issue` when the version does not have a field. */
  readonly unsupported: string | undefined
  /** Set instead of `issue`: the field of an identifier that names nobody. */
  readonly emptyIdentifier?: string | undefined
}

/** An operation with what answers it. */
export interface Handler<Id extends string = string> {
  readonly operation: Operation.Any & { readonly id: Id }
  /** Decodes without executing, so that a refusal can come before repeatability remembers anything. */
  readonly decode: (
    raw: RawInput,
    version: string
  ) => { readonly execute: (context: RequestContext) => EncodedReply } | ValidationFailure
}

/** The handlers of a service: the compiler demands one for each of its declared operations, and names the id of one that has none. */
export const handlersOf = <O extends { readonly id: string }, H extends Handler>(
  _operations: ReadonlyArray<O>,
  handlers: ReadonlyArray<H> & Unanswered<Exclude<O["id"], H["operation"]["id"]>>
): ReadonlyArray<Handler> => handlers

/** Handlers that are made when they are asked for first: a local cloud may never be asked, and there may be many local clouds. */
export const whenAsked = (make: () => ReadonlyArray<Handler>): (() => ReadonlyArray<Handler>) => {
  let made: ReadonlyArray<Handler> | undefined
  return () => (made ??= make())
}

/** What no list of handlers is, unless there is no such id. */
type Unanswered<Id extends string> = [Id] extends [never] ? unknown : { readonly unanswered: Id }

/**
 * A handler is made by a constructor: objects of a literal that is evaluated often V8 allocates as old once most of them have survived, and there
 * are dozens for each local cloud, which each of them would keep until the next full collection.
 */
class Bound<Id extends string> implements Handler<Id> {
  readonly operation: Operation.Any & { readonly id: Id }
  readonly decode: Handler["decode"]

  constructor(operation: Operation.Any & { readonly id: Id }, decode: Handler["decode"]) {
    this.operation = operation
    this.decode = decode
  }
}

/** Binds an operation to the function that answers it. */
export const on = <
  P extends Schema.Codec<unknown, unknown>,
  Q extends Schema.Codec<unknown, unknown>,
  B extends Schema.Codec<unknown, unknown>,
  S extends Operation.Success,
  Id extends string
>(
  operation: Operation.Declared<P, Q, B, S, Id>,
  answer: (
    input: { readonly params: P["Type"]; readonly query: Q["Type"]; readonly payload: B["Type"] },
    context: RequestContext
  ) => Reply<S[keyof S & number]["Type"]>
): Handler<Id> => {
  const make = () => ({
    params: SchemaParser.decodeUnknownExit(operation.params),
    query: SchemaParser.decodeUnknownExit(operation.query),
    payload: SchemaParser.decodeUnknownExit(operation.payload, { reportInput: true }),
    encoders: new Map(
      Object.entries(operation.success).map(([status, schema]) => [
        Number(status),
        {
          schema,
          encode: SchemaParser.encodeUnknownSync(schema),
          headers: Field.headersOf(schema),
          bytes: Operation.bytesIn(schema)
        }
      ])
    )
  })
  // A local cloud answers few of all operations, and there may be many local clouds: what is not asked for costs nothing.
  let codecs: ReturnType<typeof make> | undefined
  return new Bound<Id>(operation, (raw, version) => {
    const { encoders, params, payload, query } = (codecs ??= make())
    const p = params(raw.params)
    if (Exit.isFailure(p)) return validationFailure(p)
    const q = query(raw.query)
    if (Exit.isFailure(q)) return validationFailure(q)
    const unsupported = Field.unsupported(operation.payload, version, raw.payload)
    if (unsupported !== undefined) return { issue: undefined, unsupported }
    const b = payload(raw.payload === undefined ? {} : raw.payload)
    if (Exit.isFailure(b)) return validationFailure(b)
    const emptyIdentifier = findEmptyIdentifier(b.value, version)
    if (emptyIdentifier !== undefined) return { issue: undefined, unsupported: undefined, emptyIdentifier }
    const input = { params: p.value, query: q.value, payload: b.value }
    return {
      execute: (context) => {
        const reply = answer(input, context)
        const encoder = encoders.get(reply.status)
        if (encoder === undefined) throw new TypeError(`${operation.id} does not answer ${reply.status}`)
        const headers: Record<string, string> = { ...reply.headers }
        const body = encoder.encode(reply.body)
        Field.prune(encoder.schema, version, body)
        if (typeof body === "object" && body !== null) {
          for (const [field, header] of encoder.headers) {
            const value: unknown = Reflect.get(body, field)
            if (typeof value === "string") headers[header] = value
            Reflect.deleteProperty(body, field)
          }
        }
        const { bytes } = encoder
        return { status: reply.status, body: bytes === undefined ? body : Reflect.get(Object(body), bytes), headers }
      }
    }
  })
}

const validationFailure = (exit: Exit.Failure<unknown, SchemaIssue.Issue>): ValidationFailure => {
  const [reason] = exit.cause.reasons
  return { issue: reason?._tag === "Fail" ? reason.error : undefined, unsupported: undefined }
}
