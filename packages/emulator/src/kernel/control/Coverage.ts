/** Which operations the local cloud has, and how often each was called; and what was asked for that it does not know. */
import type * as Operation from "@effect-comms/core/Operation"
import type { Route } from "../http/Router.ts"

/** One operation. */
export interface Covered {
  readonly service: string
  readonly operation: string
  readonly method: string
  readonly path: string
  /** `refused`: declared, but not answered here. */
  readonly status: "supported" | "refused"
  /** How often it was asked for. */
  readonly calls: number
  /** How many of these were refused because nobody answers here, or because the api-version does not have the operation. */
  readonly refused: number
}

/** A request that belongs to no operation. */
export interface Unknown {
  /** Method and path, with what looks like an id replaced. */
  readonly request: string
  readonly calls: number
}

/** The counters. */
export interface Coverage {
  readonly called: (operation: Operation.Any) => void
  readonly refused: (operation: Operation.Any) => void
  readonly unknown: (method: string, path: string) => void
  readonly report: (routes: ReadonlyArray<Route>) => {
    readonly operations: ReadonlyArray<Covered>
    readonly unknown: ReadonlyArray<Unknown>
  }
  readonly reset: () => void
}

const id = /%3A|[+@]|\d{3}|[0-9a-f]{8}-/i

/** The most characters of a path that are kept: a request for something that does not exist may have any length. */
const longestShown = 200

const withoutIds = (path: string): string => {
  const shown = path.slice(0, longestShown).replace(/[^/:]+/g, (part) => (id.test(part) ? "{id}" : part))
  return path.length > longestShown ? `${shown}…` : shown
}

/** Counters at zero. */
export const make = (): Coverage => {
  const calls = new Map<Operation.Any, number>()
  const refusals = new Map<Operation.Any, number>()
  const unknownRequests = new Map<string, number>()
  return {
    called: (operation) => {
      calls.set(operation, (calls.get(operation) ?? 0) + 1)
    },
    refused: (operation) => {
      refusals.set(operation, (refusals.get(operation) ?? 0) + 1)
    },
    unknown: (method, path) => {
      const request = `${method} ${withoutIds(path)}`
      // A scanner must not fill the memory.
      if (unknownRequests.size < 1000 || unknownRequests.has(request))
        unknownRequests.set(request, (unknownRequests.get(request) ?? 0) + 1)
    },
    report: (routes) => ({
      operations: routes.map(({ handler, operation }) => ({
        service: operation.service.name,
        operation: operation.id,
        method: operation.method,
        path: operation.path,
        status: handler === undefined ? "refused" : "supported",
        calls: calls.get(operation) ?? 0,
        refused: refusals.get(operation) ?? 0
      })),
      unknown: [...unknownRequests].map(([request, count]) => ({ request, calls: count }))
    }),
    reset: () => {
      calls.clear()
      refusals.clear()
      unknownRequests.clear()
    }
  }
}
