/**
 * An operation as a client calls it: plain data and codecs, without a schema.
 *
 * Generated sources have one for every declaration of a package (`Operation`), which is what answers to it: the local cloud, contracts.
 */
import { mask } from "./Redaction.ts"
import type { Service } from "./Service.ts"
import * as Codec from "./internal/Codec.ts"

/**
 * What may be done after a failure that leaves open whether the request was executed.
 *
 * - `safe`: reads; may always be sent again.
 * - `idempotent`: the same end state however often; may always be sent again.
 * - `repeatable`: carries the Repeatability pair; sent again with the same pair, never past the service's five minutes.
 * - `claimed`: carries the pair or an id, but recordings show no Repeatability-Result; as `once` unless the caller trusts it.
 * - `once`: no pair exists; sent again only when the service certainly did not execute it.
 */
export type RetryClass = "safe" | "idempotent" | "repeatable" | "claimed" | "once"

/** Where an input or an answer does not fit, and what was expected there. */
export class Refused {
  /** Such as `targets[0].rawId`; empty for the value itself. */
  readonly field: string
  readonly expected: string

  constructor(field: string, expected: string) {
    this.field = field
    this.expected = expected
  }
}

/** Writes a part of a request. */
export type Write = (input: unknown) => unknown

/** What an operation's requests are written with and its answers are read with. */
export interface Coding<A> {
  /** The path: a string, the name of a parameter, a string, and so on; it ends with a string. */
  readonly parts: ReadonlyArray<string>
  /** The parameters of the path as a record, or `Refused`, as the others. */
  readonly params: Write
  readonly query: Write | undefined
  /** A body for a version. */
  readonly payload: ((input: unknown, version: string) => unknown) | undefined
  /** Documented successes by status. */
  readonly success: ReadonlyMap<number, Answer<A>>
}

/** One documented success. */
export interface Answer<A> {
  readonly decode: (body: unknown) => A | Refused
  readonly empty: boolean
  /** Fields that travel in headers: field name and header name. */
  readonly headers: ReadonlyArray<readonly [string, string]>
}

/** An operation whose input and answer are not of interest. */
export interface Any {
  /** The id as Microsoft writes it. */
  readonly id: string
  /** The service that has it. */
  readonly service: Service
  /** The method of the request. */
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  /** The path with `{name}` for each parameter. */
  readonly path: string
  /** The versions that have it, oldest first. */
  readonly versions: ReadonlyArray<string>
  /** The national clouds that have it, by version; a version that is left out has it in those of the service. */
  readonly clouds?: Readonly<Partial<Record<string, ReadonlyArray<string>>>>
  /** What may be done after a failure. */
  readonly retry: RetryClass
  /** The headers of a repeatable request: both, or the id alone (chat's create thread), or none. */
  readonly repeatability: "pair" | "id" | "none"
  /** Media types of the body that the service accepts; the first is sent; none when the operation has no body. */
  readonly contentTypes: ReadonlyArray<string>
  /** Whether the body of its request or of its answer is bytes and not JSON. */
  readonly bytes?: "request" | "answer"
  /** Fields of a request of bytes that travel in headers: field name and header name. */
  readonly requestHeaders?: ReadonlyArray<readonly [string, string]>
  /** Made at its first use and kept. */
  readonly codec: () => Coding<unknown>
}

/** One endpoint: what it takes and gives. */
export interface ClientOperation<in I, out A> extends Any {
  readonly codec: () => Coding<A>
  /** Carries the type of the input; never set. */
  readonly "~input"?: (input: I) => void
}

/** What generated sources say of an operation. */
export interface Options extends Omit<Any, "codec" | "repeatability" | "contentTypes"> {
  /** Default `none`. */
  readonly repeatability?: Any["repeatability"]
  /** Default: `application/json` when there is a payload. */
  readonly contentTypes?: ReadonlyArray<string>
  readonly params?: Codec.Codec
  readonly query?: Codec.Codec
  readonly payload?: Codec.Codec
  /** The codec of the body by status; `undefined` for an answer without one. */
  readonly success: Readonly<Record<number, Codec.Codec | undefined>>
  /** Fields of the answers that travel in headers: field name and header name. */
  readonly headers?: ReadonlyArray<readonly [string, string]>
}

/** Makes the operation of what generated sources say; they know its types. */
export const make = <I, A>(say: () => Options): ClientOperation<I, A> => {
  const { headers = [], params, payload, query, success, ...data } = say()
  let coding: Coding<A> | undefined
  return {
    repeatability: "none",
    contentTypes: payload ? ["application/json"] : [],
    ...data,
    codec: () => (coding ??= compile<A>(data.path, params, query, payload, success, headers))
  }
}

const none = () => ({})

const compile = <A>(
  path: string,
  params: Codec.Codec | undefined,
  query: Codec.Codec | undefined,
  payload: Codec.Codec | undefined,
  success: Options["success"],
  headers: Answer<A>["headers"]
): Coding<A> => ({
  parts: path.split(/[{}]/),
  params: params ? write(params) : none,
  query: query && write(query),
  payload: payload && versioned(payload),
  success: new Map(
    Object.entries(success).map(([status, codec]) => [
      Number(status),
      { decode: read<A>(codec), empty: codec === undefined, headers }
    ])
  )
})

const refused = ({ expected, field }: Codec.ValidationFailure): Refused => new Refused(mask(field), expected)

const write =
  ({ walk }: Codec.Codec): Write =>
  (input) => {
    const written = walk(input, true)
    return written instanceof Codec.ValidationFailure ? refused(written) : written
  }

/** Writes a body and looks for fields that the version does not have, unless it has them all. */
const versioned = (codec: Codec.Codec): Coding<unknown>["payload"] => {
  const toBody = write(codec)
  const partial = new Map<string, boolean>()
  return (input, version) => {
    const body = toBody(input)
    let lacks = partial.get(version)
    if (lacks === undefined) partial.set(version, (lacks = Codec.isVersioned(codec, version)))
    if (!lacks || body instanceof Refused) return body
    const field = Codec.unsupported(codec, version, body)
    return field === undefined ? body : new Refused(field, `expected nothing: api-version ${version} does not have it`)
  }
}

/** Of an answer without a body. */
const absent: Codec.Codec = { walk: () => undefined }

const read = <A>(codec: Codec.Codec = absent): Answer<A>["decode"] => {
  const readBody = Codec.reader<A>(codec)
  return (body) => {
    const value = readBody(body)
    return value instanceof Codec.ValidationFailure ? refused(value) : value
  }
}
