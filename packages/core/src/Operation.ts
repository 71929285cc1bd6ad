/**
 * An operation as a value: one endpoint of one service, declared once.
 *
 * From it derive the client function, the local cloud's route, the OpenAPI document, the coverage table and the checks against
 * Microsoft's facts. It does nothing by itself. Its codecs are compiled at its first use and kept on it.
 */
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import type * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaParser from "effect/SchemaParser"
import * as ClientOperation from "./ClientOperation.ts"
import * as Field from "./Field.ts"
import { describe } from "./Problem.ts"
import type { Service } from "./Service.ts"

/** The success of an operation that answers without a body. */
export const Empty = Schema.Void

/** The field of a request or an answer that is its whole body, as bytes and not as JSON. */
export const Bytes = /* @__PURE__ */ (() => Schema.Uint8Array)()

/** The name of the field of a schema that is the whole body as bytes; `undefined` for bodies of JSON. */
export const bytesIn = ({ ast }: Schema.Top): string | undefined => {
  if (!SchemaAST.isObjects(ast)) return undefined
  const field = ast.propertySignatures.find(({ type }) => SchemaAST.isDeclaration(type) && type.run === Bytes.ast.run)
  return field === undefined ? undefined : String(field.name)
}

/** A status of HTTP that says that a request was not executed, or failed. */
export type FailureStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 415
  | 416
  | 422
  | 423
  | 429
  | 500
  | 501
  | 502
  | 503
  | 504
  | 507
  | 509

/** The events that report how an operation ended that its service accepts at once and executes later. */
export interface Outcome {
  /** Kinds of events that report success, without their prefix. */
  readonly succeeded: ReadonlyArray<string>
  /** Kinds of events that report failure; default none. */
  readonly failed?: ReadonlyArray<string>
  /** Whether each of the request's `targetParticipants` has an event of its own; default false. */
  readonly each?: boolean
  /** A field, optional in the request, without which no event is sent. */
  readonly requires?: string
  /** What the newest roster shows of `targetParticipant`, or of each of `targetParticipants`, where no event carries the request's context. */
  readonly roster?: Readonly<Record<string, boolean>>
  /** A further condition for success: a function of the event, and the module that exports it. */
  readonly when?: { readonly by: string; readonly from: string }
  /** What makes the function that waits; default what waits for an event on its leg that carries the request's context. */
  readonly form?: Form
  /** What the documentation says besides, of the outcome and of the function that waits for it. */
  readonly note?: string
}

/** What makes a function that waits for an outcome. */
export interface Form {
  /** A function of the operation and of its outcome, or of `given`, and the module that exports it. */
  readonly by: string
  readonly from: string
  /** Set when it describes the outcome itself: what it takes in place of that. */
  readonly given?: ReadonlyArray<string>
  /** The type of what its function gives in place of an event, where no event reports the outcome. */
  readonly gives?: string
}

/** Which service the functions of a package that wait for outcomes wait with. */
export interface Receiver {
  /** The tag of the service, and the module that exports it and its interface `Service`. */
  readonly name: string
  readonly from: string
}

/** What the documentation of an operation's function says. */
export interface Documentation {
  /** What it does, in sentences of the third person: "Removes a participant from the call." */
  readonly description: string
  /** The title of its page in Microsoft's reference. */
  readonly source: string
  /** What Microsoft's JavaScript client calls it; none: that client does not have it, or has no method for each operation. */
  readonly official?: string
  /** Set when its function does not give the outcome but the acceptance. */
  readonly outcome?: Outcome
  /** What its function makes of the answer; default the answer itself. */
  readonly result?: Result
}

/** What a function makes of an answer: for answers that say that only a part was done. */
export interface Result {
  /** A function of the answer that gives an effect, and the module that exports it and the types. */
  readonly by: string
  readonly from: string
  /** The types of what the effect succeeds and fails with. */
  readonly answer: string
  readonly failure: string
}

/** What a resource is, in one sentence, and where else functions of its client are. */
export type Resource =
  | string
  | {
      readonly description: string
      /** A function that makes what its Promise client has besides, and its module; an interface of that name says what it is. */
      readonly besides: { readonly name: string; readonly from: string }
    }

/** The declaration of an operation whose input and success are not of interest. */
export interface Any extends ClientOperation.Any, Documentation {
  /** Ids of the same method and path in other versions. */
  readonly aliases: ReadonlyArray<string>
  readonly params: Schema.Top
  /** A struct without fields when there are none. */
  readonly query: Schema.Top
  readonly payload: Schema.Top
  /** Schema of the body by status. */
  readonly success: Readonly<Record<number, Schema.Top>>
  /** Versions of a success status that not every version has. */
  readonly successVersions: Readonly<Record<number, ReadonlyArray<string>>>
  /**
   * The failures that its own behavior causes, by what is asked or by the state of its resource, such as 409 while a call is recorded.
   * Those that every operation of its service may have stand once in the service's declarations.
   */
  readonly failures: ReadonlyArray<FailureStatus>
}

/** One endpoint: what it takes and gives. */
export interface Operation<in I, out A> extends Any {
  readonly codec: () => ClientOperation.Coding<A>
  readonly "~input"?: (input: I) => void
}

/** An operation with the schemas of its declaration, for those who answer it: the local cloud. */
export interface Declared<
  P extends Schema.Top,
  Q extends Schema.Top,
  B extends Schema.Top,
  S extends Success,
  Id extends string = string,
  F extends FailureStatus = FailureStatus
> extends Operation<Input<P, Q, B>, S[keyof S & number]["Type"]> {
  readonly id: Id
  readonly params: P
  readonly query: Q
  readonly payload: B
  readonly success: S
  readonly failures: ReadonlyArray<F>
}

type NoFields = Schema.Struct<{}>
/** Schemas of bodies by status. */
export type Success = Readonly<Record<number, Schema.Codec<unknown, unknown>>>

/** The input of an operation: path parameters, query and body in one object. */
export type Input<P extends Schema.Top, Q extends Schema.Top, B extends Schema.Top> = P["Type"] & Q["Type"] & B["Type"]

/** What a declaration says; see `Any` for the meaning. */
export interface Options<
  V extends string,
  P extends Schema.Codec<unknown, unknown>,
  Q extends Schema.Codec<unknown, unknown>,
  B extends Schema.Codec<unknown, unknown>,
  S extends Success,
  F extends FailureStatus = FailureStatus
> extends Documentation {
  readonly aliases?: ReadonlyArray<string>
  readonly service: Service<V>
  readonly method: Any["method"]
  readonly path: string
  readonly versions: ReadonlyArray<V>
  /** The national clouds that have it, by version; default those of its service. */
  readonly clouds?: Readonly<Partial<Record<V, ReadonlyArray<string>>>>
  readonly retry: ClientOperation.RetryClass
  /** Default: `pair` for `repeatable` and `claimed`, else `none`. */
  readonly repeatability?: Any["repeatability"]
  readonly params?: P
  readonly query?: Q
  readonly payload?: B
  /** Default: `application/json` when there is a payload. */
  readonly contentTypes?: ReadonlyArray<string>
  readonly success: S
  readonly successVersions?: Readonly<Record<number, ReadonlyArray<V>>>
  /** 412 is that of a Repeatability pair: it is there exactly when `repeatability` is `pair`. */
  readonly failures: ReadonlyArray<F>
}

/** Declares an operation under Microsoft's id. */
export function make<
  V extends string,
  S extends Success,
  const Id extends string,
  const F extends FailureStatus,
  P extends Schema.Codec<unknown, unknown> = NoFields,
  Q extends Schema.Codec<unknown, unknown> = NoFields,
  B extends Schema.Codec<unknown, unknown> = NoFields
>(id: Id, options: Options<V, P, Q, B, S, F>): Declared<P, Q, B, S, Id, F>
export function make(
  id: string,
  options: Options<
    string,
    Schema.Codec<unknown, unknown>,
    Schema.Codec<unknown, unknown>,
    Schema.Codec<unknown, unknown>,
    Success
  >
): Any {
  const { params = none, payload = none, query = none, retry } = options
  let codec: ClientOperation.Coding<unknown> | undefined
  return {
    aliases: [],
    repeatability: retry === "repeatable" || retry === "claimed" ? "pair" : "none",
    contentTypes: options.payload ? ["application/json"] : [],
    successVersions: {},
    ...options,
    id,
    params,
    query,
    payload,
    codec: () => (codec ??= compile(options.path, params, query, payload, options.success))
  }
}

const none: NoFields = /* @__PURE__ */ Schema.Struct({})

/** A value without the keys that are `undefined`, in plain objects and lists within it as well; deeper than any input it stops. */
const defined = (value: unknown, depth = 20): unknown => {
  if (Array.isArray(value)) return value.map((one) => defined(one, depth))
  if (typeof value !== "object" || value === null || depth === 0) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, defined(one, depth - 1)]]))
  )
}

/** Writes by a schema. A key that is `undefined` is absent, as generated codecs have it; looked for only when something did not fit. */
const encoder = (schema: Schema.Codec<unknown, unknown>) => {
  const encode = SchemaParser.encodeUnknownExit(schema, { reportInput: true })
  return coded((input) => {
    const encoded = encode(input)
    return Exit.isFailure(encoded) ? encode(defined(input)) : encoded
  })
}

/** Whether a body has no fields, whatever an input has besides. */
const isFieldless = ({ ast }: Schema.Top): boolean =>
  SchemaAST.isObjects(ast) && ast.propertySignatures.length === 0 && ast.indexSignatures.length === 0

const compile = (
  path: string,
  params: Schema.Codec<unknown, unknown>,
  query: Schema.Codec<unknown, unknown>,
  payload: Schema.Codec<unknown, unknown>,
  answers: Success
): ClientOperation.Coding<unknown> => {
  // A schema without fields lets everything through.
  const body = isFieldless(payload) ? () => ({}) : encoder(payload)
  const foreign = foreignTo(payload.ast, [params.ast, query.ast])
  return {
    parts: path.split(/[{}]/),
    params: encoder(params),
    query: query === none ? undefined : encoder(query),
    payload:
      payload === none
        ? undefined
        : (input, version) => {
            const encoded = body(input)
            if (encoded instanceof ClientOperation.Refused) return encoded
            for (const name of foreign) if (isObject(encoded)) Reflect.deleteProperty(encoded, name)
            const field = Field.unsupported(payload, version, encoded)
            return field === undefined
              ? encoded
              : new ClientOperation.Refused(field, `expected nothing: api-version ${version} does not have it`)
          },
    success: new Map(
      Object.entries(answers).map(([status, schema]) => [
        Number(status),
        {
          decode: coded(SchemaParser.decodeUnknownExit(schema)),
          empty: schema === Empty,
          headers: Field.headersOf(schema)
        }
      ])
    )
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

const namesOf = (ast: SchemaAST.AST): ReadonlyArray<PropertyKey> =>
  SchemaAST.isObjects(ast) ? ast.propertySignatures.map(({ name }) => name) : []

/** The members of an input that a body would keep, being one that keeps what it does not know, and that are for other parts of the request. */
const foreignTo = (payload: SchemaAST.AST, others: ReadonlyArray<SchemaAST.AST>): ReadonlyArray<PropertyKey> => {
  if (!SchemaAST.isObjects(payload) || payload.indexSignatures.length === 0) return []
  const own = namesOf(payload)
  return others.flatMap(namesOf).filter((name) => !own.includes(name))
}

/** What a schema makes of a value, or why it refuses it. */
const coded =
  <A>(parse: (value: unknown) => Exit.Exit<A, SchemaIssue.Issue>) =>
  (value: unknown): A | ClientOperation.Refused => {
    const exit = parse(value)
    if (Exit.isSuccess(exit)) return exit.value
    const [reason] = exit.cause.reasons
    if (reason?._tag !== "Fail") return new ClientOperation.Refused("", "expected another value")
    const { expected, field } = describe(reason.error)
    return new ClientOperation.Refused(field, expected)
  }
