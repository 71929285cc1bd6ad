/**
 * One request about a file of a recording: signed for the endpoint and sent to where the file is, retried as any operation.
 *
 * The service wants the signature over the endpoint's host and the file's path, and the endpoint's host beside it in `x-ms-host`. A
 * redirect, which regional storage answers with, is followed to trusted hosts only and signed anew.
 */
import type { CallOptions, Client, ClientOptions } from "@effect-comms/core/Client"
import { CommunicationError, invalid } from "@effect-comms/core/CommunicationError"
import * as Invoker from "@effect-comms/core/internal/Invoker"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as Retry from "@effect-comms/core/internal/Retry"
import { type Transport, TransportError, type WireRequest, type WireResponse } from "@effect-comms/core/Transport"
import * as Effect from "effect/Effect"
import type { ApiVersion } from "../ApiVersion.ts"
import * as FileLocation from "./fileLocation.ts"

/** How a file is fetched. The limits and retries of the client are for operations, not for files. */
export interface FileOptions extends Pick<CallOptions, "clientRequestId" | "signal"> {
  /** Hosts to trust besides Microsoft's, such as `storage.contoso.com` or `storage.contoso.com:8443`; a signature is sent to them. */
  readonly allowHosts?: ReadonlyArray<string>
  /** Milliseconds for one request, every attempt and wait included; default 120000. With 0 or less nothing is sent; `Infinity` is no limit. */
  readonly deadlineMillis?: number
  /** Milliseconds for one attempt; default 30000. With 0 or less nothing is sent; `Infinity` is no limit. */
  readonly attemptTimeoutMillis?: number
  /** How often and how fast to try again. */
  readonly retry?: Partial<Retry.Policy>
  /** Put before the library's own name in `User-Agent`. */
  readonly userAgent?: string
}

/** A file by the field that names it. */
export interface Target {
  readonly field: "contentLocation" | "metadataLocation" | "deleteLocation"
  readonly location: string
  /** More headers, names and values in turn. */
  readonly headers?: ReadonlyArray<string>
  /** Bytes of the answer at most; default the transport's limit. */
  readonly maxAnswerBytes?: number
}

/** What was answered: decoded, and as it came. */
export interface Exchanged<A> {
  readonly value: A
  readonly response: WireResponse
}

const redirects = new Set([301, 302, 307, 308])

/** Where a redirect leads is empty like the rest of it. */
export const redirection = {
  301: undefined,
  302: undefined,
  307: undefined,
  308: undefined
}

/** Hops of one request: the service was seen to make one. */
const hops = 3

const optionsOf = (options: FileOptions): ClientOptions => {
  const { attemptTimeoutMillis = 30_000, deadlineMillis = 120_000, retry, userAgent } = options
  return {
    attemptTimeoutMillis,
    deadlineMillis,
    ...(retry === undefined ? {} : { retry }),
    ...(userAgent === undefined ? {} : { userAgent })
  }
}

/** Sends what was signed for the endpoint to where the file is, and keeps the last answer. */
const divert = (client: Client<ApiVersion>, file: URL, { headers: more = [], maxAnswerBytes }: Target) => {
  const { host } = new URL(client.endpoint)
  const kept: { response: WireResponse | undefined } = { response: undefined }
  const headersOf = ({ headers }: WireRequest) =>
    headers
      .map((text, i) => (i % 2 === 1 && headers[i - 1] === "accept" ? "*/*" : text))
      .concat("x-ms-host", host, more)
  const transport: Transport = {
    send: (request, done) => {
      kept.response = undefined
      const limit = maxAnswerBytes === undefined ? {} : { maxAnswerBytes }
      const diverted = { ...request, ...limit, origin: file.origin, headers: headersOf(request) }
      return client.transport.send(diverted, (outcome) => {
        if (!(outcome instanceof TransportError)) kept.response = outcome
        done(outcome)
      })
    }
  }
  return { kept, transport }
}

/** The failure of an answer that says something else than was asked. */
export const unexpected = (
  operation: string,
  response: WireResponse | undefined,
  field: string,
  expected: string
): CommunicationError =>
  new CommunicationError({
    operation,
    reason: { _tag: "UnexpectedResponse", field, expected },
    description: `${field}: ${expected}`,
    status: response?.status,
    attempts: 1
  })

/** A failure, with the answer that it came of when there was one. */
export interface Failed {
  readonly error: CommunicationError
  readonly response: WireResponse | undefined
}

/** Makes the request. */
export const send = <A>(
  client: Client<ApiVersion>,
  operation: ClientOperation<never, A>,
  target: Target,
  options: FileOptions = {}
): Effect.Effect<Exchanged<A>, Failed> => {
  const { allowHosts = [], clientRequestId } = options
  const { endpoint, credential, apiVersion: defaultVersion } = client
  const call = clientRequestId === undefined ? {} : { clientRequestId }
  const { field } = target
  const wrong = Retry.problem(options)
  if (wrong !== undefined)
    return Effect.fail({ error: invalid(operation.id, wrong.field, wrong.expected), response: undefined })

  const to = (location: string, left: number): Effect.Effect<Exchanged<A>, Failed> => {
    const file = FileLocation.read(location, endpoint, allowHosts)
    if (file === undefined) {
      const error = invalid(
        operation.id,
        field,
        "expected an https URL of Microsoft's storage, or of a host in allowHosts"
      )
      return Effect.fail({ error, response: undefined })
    }
    const { kept, transport } = divert(client, file, target)
    const { follow } = Invoker.make({ endpoint, credential, transport, defaultVersion }, optionsOf(options))
    const answered = (value: A): Effect.Effect<Exchanged<A>, Failed> => {
      const { response } = kept
      const fail = (name: string, expected: string) =>
        Effect.fail({ error: unexpected(operation.id, response, name, expected), response })
      if (response === undefined) return fail("", "expected an answer")
      if (!redirects.has(response.status)) return Effect.succeed({ value, response })
      const next = URL.parse(response.header("location") ?? "", location)?.href ?? ""
      if (left === 0 || FileLocation.read(next, endpoint, allowHosts) === undefined)
        return fail("location", "expected no redirect to a host that is not trusted, and no chain of them")
      return to(next, left - 1)
    }
    return Effect.matchEffect(follow(operation, endpoint + file.pathname + file.search, call), {
      onFailure: (error) => Effect.fail({ error, response: kept.response }),
      onSuccess: answered
    })
  }
  return to(target.location, hops)
}
