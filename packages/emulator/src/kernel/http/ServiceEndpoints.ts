/**
 * What services answer beside their operations: the request is found by its path, refusals are worded as the service words them, and pages
 * may read what they may read of the service.
 */
import type { EndpointAnswer, EndpointRequest, ServiceEndpoint, SocketEndpoint } from "../../service/Endpoints.ts"
import { Refusal } from "../../service/Refusal.ts"
import type { ServiceProfile } from "../../service/ServiceProfile.ts"
import * as crossOrigin from "./crossOrigin.ts"
import type { Answer, Request } from "./Exchange.ts"
import * as Profiles from "./Profiles.ts"
import { queryOf } from "./resolve.ts"

/** What they work with. */
export interface Dependencies {
  readonly endpoints: ReadonlyArray<ServiceEndpoint>
  readonly sockets: ReadonlyArray<SocketEndpoint>
  readonly wall: () => number
}

/** A socket that is about to be taken. */
type Accepted = ReturnType<SocketEndpoint["accept"]>

/** The endpoints of services. */
export interface ServiceEndpoints {
  readonly owns: (path: string) => boolean
  readonly answer: (profile: ServiceProfile, request: Request, path: string) => Answer | Promise<Answer>
  readonly refuse: (profile: ServiceProfile, request: Request, status: number, description: string) => Answer
  /** What takes a socket, or the answer that refuses it; `undefined` when no socket is opened to the path. */
  readonly accept: (profile: ServiceProfile, request: Request, path: string) => Accepted | Answer | undefined
}

type Params = Readonly<Record<string, string>>

/** The parameters of a path, or `undefined` when it is another. */
type Match = (path: string) => Params | undefined

const matcher = (pattern: string): Match => {
  const wanted = pattern.split("/")
  return (path) => {
    const given = path.split("/")
    if (given.length !== wanted.length) return undefined
    const params: Record<string, string> = {}
    for (const [index, segment] of wanted.entries()) {
      const value = given[index] ?? ""
      const [, name] = /^\{(\w+)\}$/.exec(segment) ?? []
      if (name === undefined) {
        if (segment.toLowerCase() !== value.toLowerCase()) return undefined
      } else params[name] = decoded(value)
    }
    return params
  }
}

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const headOf = ({ header, origin, target }: Request, params: Params): Omit<EndpointRequest, "body"> => ({
  target,
  header,
  origin,
  params,
  query: new URLSearchParams(queryOf({ target }))
})

const textOf = (body: Request["body"]): string =>
  body === undefined ? "" : typeof body === "string" ? body : Buffer.from(body).toString()

/** Makes them. */
export const make = ({ endpoints, sockets, wall }: Dependencies): ServiceEndpoints => {
  const places = endpoints.map((endpoint) => ({ endpoint, match: matcher(endpoint.path) }))
  const gates = sockets.map((socket) => ({ socket, match: matcher(socket.path) }))

  const refused = (profile: ServiceProfile, request: Request, refusal: Refusal): Answer => {
    const context = { requestId: Profiles.requestId(), wall: wall() }
    return {
      status: refusal.status,
      headers: {
        ...Profiles.headersOf(profile, request, context, undefined),
        ...crossOrigin.headers(profile, request),
        ...refusal.headers,
        "content-type": "application/json; charset=utf-8"
      },
      body: Profiles.errorBodyOf(profile, refusal, request, context)
    }
  }

  const answered = (profile: ServiceProfile, request: Request, { json, status, text }: EndpointAnswer): Answer => {
    const context = { requestId: Profiles.requestId(), wall: wall() }
    const type = json === undefined ? "text/plain" : "application/json"
    const body = json === undefined ? text : JSON.stringify(json)
    return {
      status,
      headers: {
        ...Profiles.headersOf(profile, request, context, undefined),
        ...crossOrigin.headers(profile, request),
        ...(body === undefined ? {} : { "content-type": `${type}; charset=utf-8` })
      },
      body
    }
  }

  const ifRefused = <A>(profile: ServiceProfile, request: Request, run: () => A): A | Answer => {
    try {
      return run()
    } catch (error) {
      if (error instanceof Refusal) return refused(profile, request, error)
      throw error
    }
  }

  return {
    owns: (path) => places.some(({ match }) => match(path) !== undefined),
    refuse: (profile, request, status, description) =>
      refused(profile, request, new Refusal({ status, code: profile.faultCode(status), description })),
    answer: (profile, request, path) =>
      ifRefused(profile, request, () => {
        const here = places.flatMap(({ endpoint, match }) => {
          const params = match(path)
          return params === undefined ? [] : [{ endpoint, params }]
        })
        const found = here.find(({ endpoint }) => endpoint.method === request.method)
        if (found === undefined)
          throw new Refusal({
            status: 405,
            code: profile.methodNotAllowedCode,
            description: "Specified HTTP method is not allowed for the request target.",
            headers: { allow: here.map(({ endpoint }) => endpoint.method).join(", ") }
          })
        const given = found.endpoint.answer({ ...headOf(request, found.params), body: textOf(request.body) })
        return given instanceof Promise
          ? given.then((answer) => answered(profile, request, answer))
          : answered(profile, request, given)
      }),
    accept: (profile, request, path) => {
      for (const { match, socket } of gates) {
        const params = match(path)
        if (params !== undefined) return ifRefused(profile, request, () => socket.accept(headOf(request, params)))
      }
      return undefined
    }
  }
}
