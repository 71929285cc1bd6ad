/**
 * What happens to a request to one of Microsoft's services, in this order: size, fault before, route, version, credentials,
 * repeatability headers, decoding, memory of repeatable requests, execution, fault after, headers, journal.
 *
 * Up to execution every refusal leaves the state as it was.
 */
import type { Content } from "../../service/Files.ts"
import type { EncodedReply, Principal, RequestContext } from "../../service/Handler.ts"
import type { Journal } from "../../service/Journal.ts"
import type { NetworkClock } from "../../service/NetworkClock.ts"
import type { Options } from "../../Options.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { Authenticate } from "../credentials/Authentication.ts"
import { sendResponse } from "./sendResponse.ts"
import type { Coverage } from "../control/Coverage.ts"
import * as crossOrigin from "./crossOrigin.ts"
import { described } from "../credentials/described.ts"
import { describe } from "../../service/describeFailure.ts"
import { errorBodyOf, headersOf, type ProfileOf, requestId as makeRequestId } from "./Profiles.ts"
import type { ServiceProfile } from "../../service/ServiceProfile.ts"
import type { Answer, Outcome, Request } from "./Exchange.ts"
import { type FaultOrder, type Faults, nameOf } from "../control/Faults.ts"
import { maskedQuery } from "../masked.ts"
import { readPayload, textOf } from "./readPayload.ts"
import type { Repeatable, RepeatableRequests } from "./RepeatableRequests.ts"
import { type Located, locate, queryOf, resolve, type Resolved } from "./resolve.ts"
import type { Router } from "./Router.ts"

/** What the pipeline works with. */
export interface Dependencies {
  readonly options: Options
  readonly network: NetworkClock
  readonly wall: () => number
  readonly journal: Journal
  readonly router: Router
  readonly faults: Faults
  readonly coverage: Coverage
  readonly repeatableRequests: RepeatableRequests
  readonly profileOf: ProfileOf
  readonly authenticate: Authenticate
  /** Called with an exception that is not a refusal: a defect of the local cloud. */
  readonly defect: (error: unknown) => void
}

/** Answers a request; `done` is called at most once, and not at all for one that is to time out. */
export type Pipeline = (request: Request, path: string, done: (outcome: Outcome) => void) => void

interface State {
  readonly request: Request
  readonly path: string
  readonly profile: ServiceProfile
  readonly exchange: number
  readonly located: Located
  /** Who asks, or the refusal; found out before anything of the body is kept. */
  readonly principal: Principal | Refusal
  resolved?: Resolved
  repeatable?: Repeatable
  /** Whether the answer is that of an execution (now or remembered); not when a fault hides it. */
  executed?: boolean
  /** Whether it was executed before, for the same repeatability pair. */
  repeated?: boolean
}

/** A pipeline over what is given. */
export const make = (given: Dependencies): Pipeline => {
  const { coverage, faults, journal, network, options, repeatableRequests, router, wall } = given
  let exchanges = 0

  const prepare = (state: State): (() => EncodedReply) => {
    const { path, profile, request } = state
    const resolved = resolve(state.located, coverage, profile, request, path)
    state.resolved = resolved
    const { operation } = resolved.handler
    const { principal } = state
    if (principal instanceof Refusal) throw principal
    const repeatable = repeatableRequests.check(operation, request, wall())
    const payload = readPayload(profile, operation, request)
    const { params, query, version } = resolved
    const decoded = resolved.handler.decode({ params, query, payload }, version)
    if (!("execute" in decoded)) {
      throw new Refusal({ status: 400, code: profile.validationCode, description: describe(decoded, version) })
    }
    const remembered = operation.retry !== "claimed" || options.claimedRepeats === "replay"
    if (repeatable !== undefined && remembered)
      state.repeatable = principal._tag === "User" ? { ...repeatable, caller: principal.id } : repeatable
    const context = contextOf(state, resolved, principal)
    return () => decoded.execute(context)
  }

  const execute = (state: State, run: () => EncodedReply): EncodedReply => {
    const { repeatable, request } = state
    if (repeatable === undefined) return run()
    const first = repeatableRequests.seen(repeatable, request, wall())
    state.executed = true
    if (first instanceof Refusal) throw first
    if (first !== undefined) {
      state.repeated = true
      return first
    }
    try {
      const reply = run()
      repeatableRequests.remember(repeatable, request, wall(), reply)
      return reply
    } catch (error) {
      const known = error instanceof Refusal && error.status < 500
      if (known) repeatableRequests.remember(repeatable, request, wall(), error)
      state.executed = known
      throw error
    }
  }

  const attempt = (state: State, fault: FaultOrder | undefined): EncodedReply | Refusal => {
    try {
      if (state.request.body === undefined)
        throw new Refusal({ status: 413, code: "PayloadTooLarge", description: "The body is larger than 1 MiB." })
      if (fault?.status !== undefined && fault.executed !== true) return ordered(state.profile, fault, fault.status)
      return execute(state, prepare(state))
    } catch (error) {
      if (error instanceof Refusal) return error
      given.defect(error)
      return failed
    }
  }

  const answerOf = (state: State, reply: EncodedReply | Refusal): Answer => {
    const { profile, request } = state
    const context = { requestId: makeRequestId(), wall: wall() }
    const { match } = state.located
    const versions = match._tag === "Found" ? match.route.operation.versions : undefined
    const headers = {
      ...headersOf(profile, request, context, versions),
      ...crossOrigin.headers(profile, request)
    }
    for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name.toLowerCase()] = value
    if (hasRepeatabilityResult(state, reply)) headers["repeatability-result"] = "accepted"
    if (reply instanceof Refusal) {
      headers["content-type"] ??= "application/json; charset=utf-8"
      return {
        status: reply.status,
        headers,
        body: errorBodyOf(profile, reply, request, context)
      }
    }
    if (reply.body === undefined) return { status: reply.status, headers, body: undefined }
    if (reply.body instanceof Uint8Array) return { status: reply.status, headers, body: contentOf(reply.body) }
    headers["content-type"] ??= "application/json; charset=utf-8"
    return { status: reply.status, headers, body: JSON.stringify(reply.body) }
  }

  /** Credentials are for an operation; a request for none has no principal. */
  const principalOf = (profile: ServiceProfile, located: Located, request: Request): Principal | Refusal => {
    if (located.match._tag !== "Found" || request.body === undefined) return noOperation
    try {
      return given.authenticate(profile, request)
    } catch (error) {
      if (error instanceof Refusal) return error
      given.defect(error)
      return failed
    }
  }

  return (request, path, done) => {
    const profile = given.profileOf(path)
    const located = locate(router, profile, request, path)
    const principal = principalOf(profile, located, request)
    const state: State = { request, path, profile, exchange: ++exchanges, located, principal }
    const { exchange } = state
    const name = located.match._tag === "Found" ? located.match.route.operation.id : `${request.method} ${path}`
    const query = maskedQuery(queryOf(request))
    const body = principal instanceof Refusal ? undefined : shown(textOf(request))
    const { method } = request
    const headers = request.headers()
    const authentication = described(request.header("authorization"))
    journal.write({ kind: "request", name, data: { exchange, method, path, query, headers, authentication, body } })
    const operation = located.match._tag === "Found" ? located.match.route.operation.id : undefined
    const fault = faults.ofRequest(request.method, path, operation)
    if (fault !== undefined) journal.write({ kind: "fault", name: nameOf(fault), data: { exchange } })
    if (fault?.kind === "reset-before") return done("reset")
    let reply = attempt(state, fault)
    if (fault?.status !== undefined && fault.executed === true) {
      reply = ordered(profile, fault, fault.status)
      state.executed = false
    }
    const answer = answerOf(state, reply)
    const note = (lost: boolean) =>
      journal.write({
        kind: "answer",
        name,
        data: {
          exchange,
          status: answer.status,
          headers: answer.headers,
          body: typeof answer.body === "string" ? shown(answer.body) : undefined,
          ...(lost ? { lost: true } : {}),
          ...(state.repeated === true ? { repeated: true } : {})
        }
      })
    sendResponse({ network, fault, note, done }, answer)
  }
}

const contentOf = (bytes: Uint8Array): Content => ({
  length: bytes.length,
  read: (from, to) => bytes.subarray(from, to)
})

const failed = new Refusal({
  status: 500,
  code: "InternalServerError",
  description: "The local cloud failed; its log says why."
})

const noOperation = new Refusal({
  status: 401,
  code: "Unauthorized",
  description: "Authorization: expected for an operation."
})

const shown = (text: string | undefined): unknown => {
  if (text === undefined || text === "") return undefined
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    return `${text.length} characters that are no JSON`
  }
}

const ordered = (profile: ServiceProfile, fault: FaultOrder, status: number): Refusal =>
  new Refusal({
    status,
    code: profile.faultCode(status),
    description: profile.faultText(status) ?? "An injected fault made this request fail.",
    headers: fault.retryAfterSeconds === undefined ? undefined : { "retry-after": String(fault.retryAfterSeconds) }
  })

/**
 * Whether the answer says `Repeatability-Result: accepted`. Recordings show it on repeatable operations, and not on those that only
 * claim to be; and on failures in some versions only.
 */
const hasRepeatabilityResult = (state: State, reply: EncodedReply | Refusal): boolean => {
  const { executed, profile, resolved } = state
  if (executed !== true || resolved === undefined) return false
  const { operation } = resolved.handler
  if (operation.retry !== "repeatable" || operation.repeatability !== "pair") return false
  return !(reply instanceof Refusal) || profile.failuresWithRepeatabilityResult.has(resolved.version)
}

const contextOf = (state: State, resolved: Resolved, principal: Principal): RequestContext => ({
  operation: resolved.handler.operation,
  version: resolved.version,
  principal,
  path: state.path,
  header: state.request.header,
  origin: state.request.origin
})
