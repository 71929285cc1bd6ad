/**
 * Answers requests under `/_emulator`: for this machine alone unless exposed, and never for a page of another origin.
 */
import { Download } from "../../service/Files.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { Control } from "../../service/EmulatedService.ts"
import { type Answer, type Outcome, type Request, tooLarge } from "../http/Exchange.ts"
import { isOwn, misdirected } from "../http/Hosts.ts"
import { textOf } from "../http/readPayload.ts"
import { queryOf } from "../http/resolve.ts"
import { split } from "../http/Router.ts"
import { unknownMember } from "./unknownMember.ts"

/** What a control is found by, and what it needs. */
export interface Dependencies {
  readonly controls: ReadonlyArray<Control>
  readonly exposed: boolean
  readonly defect: (error: unknown) => void
}

/** Why a request may not use the controls, or `undefined`. */
export const forbidden = (request: Request, exposed: boolean): string | undefined => {
  if (!request.loopback && !exposed) return "The controls are for this machine; --expose-controls opens them."
  if (!isOwn(request)) return misdirected
  // A page may send a GET of another origin without saying where it is from; its browser does.
  const site = request.header("sec-fetch-site")
  const isVisit = request.header("sec-fetch-mode") === "navigate" && request.method === "GET"
  if ((site === "cross-site" || site === "same-site") && !isVisit)
    return "Sec-Fetch-Site: expected the local cloud's own."
  const origin = request.header("origin")
  return origin === undefined || origin === request.origin ? undefined : "Origin: expected the local cloud's own."
}

/** JSON as an answer. */
export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  body: JSON.stringify(value ?? {})
})

/** What a control gave, as an answer. */
const answerOf = (value: unknown): Answer =>
  value instanceof Download
    ? { status: 200, headers: { "content-type": value.type, "cache-control": "no-store" }, body: value.content }
    : json(200, value)

/** The answer when the local cloud itself failed. */
export const failed = (): Answer =>
  json(500, { error: { code: "InternalServerError", message: "The local cloud failed; its log says why." } })

/** A refusal as an answer. */
const refused = ({ code, description, status }: Refusal): Answer =>
  json(status, { error: { code, message: description } })

/** The segments of the patterns that controls have, which are the same for every local cloud. */
const patterns = new Map<string, ReadonlyArray<string>>()

const partsOf = (pattern: string): ReadonlyArray<string> => {
  const known = patterns.get(pattern)
  if (known !== undefined) return known
  const parts = split(pattern)
  patterns.set(pattern, parts)
  return parts
}

const match = (pattern: string, segments: ReadonlyArray<string>): Record<string, string> | undefined => {
  const parts = partsOf(pattern)
  if (parts.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const text = segments[index] ?? ""
    if (part.startsWith("{")) params[part.slice(1, -1)] = text
    else if (part !== text) return undefined
  }
  return params
}

const decoded = (path: string): ReadonlyArray<string> => {
  try {
    return split(path).map(decodeURIComponent)
  } catch {
    throw new Refusal({ status: 400, code: "BadRequest", description: "The path is not percent-encoded UTF-8." })
  }
}

/** Runs a control; throws the refusal of a path, method or body that does not fit. The path has no query. */
export const call = (
  controls: ReadonlyArray<Control>,
  method: string,
  path: string,
  body: unknown,
  query: URLSearchParams,
  origin: string
): unknown => {
  const segments = decoded(path)
  const matching = controls.flatMap((control) => {
    const params = match(control.path, segments)
    return params === undefined ? [] : [{ control, params }]
  })
  const found = matching.find(({ control }) => control.method === method)
  if (found !== undefined) {
    const strange = unknownMember(body, found.control.members)
    if (strange !== undefined) throw new Refusal({ status: 400, code: "BadRequest", description: `${strange}.` })
    return found.control.run(found.params, body, query, origin)
  }
  const [other] = matching
  throw other === undefined
    ? new Refusal({ status: 404, code: "NotFound", description: "There is no such control." })
    : new Refusal({ status: 405, code: "MethodNotAllowed", description: `Expected ${other.control.method}.` })
}

/** A function that answers a control's request; `path` is without `/_emulator`. */
export const make = (given: Dependencies) => {
  const run = (request: Request, path: string): unknown => {
    const reason = forbidden(request, given.exposed)
    if (reason !== undefined) throw new Refusal({ status: 403, code: "Forbidden", description: reason })
    const query = new URLSearchParams(queryOf(request))
    return call(given.controls, request.method, path, bodyOf(request), query, request.origin)
  }
  return (request: Request, path: string, done: (outcome: Outcome) => void): void => {
    const fail = (error: unknown) => {
      if (error instanceof Refusal) return done(refused(error))
      given.defect(error)
      done(failed())
    }
    try {
      const result = run(request, path)
      if (!(result instanceof Promise)) return done(answerOf(result))
      result.then((value: unknown) => done(answerOf(value)), fail)
    } catch (error) {
      fail(error)
    }
  }
}

/** Takes the WebSockets that are opened to controls; `undefined` for a path that has none. */
export const makeSockets =
  (given: Omit<Dependencies, "defect">) =>
  (request: Request, path: string): ReturnType<NonNullable<Control["accept"]>> | Answer | undefined => {
    try {
      const reason = forbidden(request, given.exposed)
      if (reason !== undefined) throw new Refusal({ status: 403, code: "Forbidden", description: reason })
      const segments = decoded(path)
      for (const control of given.controls) {
        const params = control.accept === undefined ? undefined : match(control.path, segments)
        if (params !== undefined) return control.accept?.(params, new URLSearchParams(queryOf(request)))
      }
      return undefined
    } catch (error) {
      if (error instanceof Refusal) return refused(error)
      throw error
    }
  }

const bodyOf = (request: Request): unknown => {
  if (request.body === undefined)
    throw new Refusal({ status: 413, code: "PayloadTooLarge", description: tooLarge(request.target) })
  const text = textOf(request)
  if (request.method !== "POST" || text === "") return undefined
  try {
    if (text !== undefined) {
      const body: unknown = JSON.parse(text)
      return body
    }
  } catch {
    // Refused below, as bytes that are no text are.
  }
  throw new Refusal({ status: 400, code: "BadRequest", description: "body: expected JSON." })
}
