/**
 * What the local cloud really answered and delivered, held against Microsoft's facts.
 *
 * A contract tolerates members that it does not name; here a member that the version does not have is found as well.
 */
import { checkInteraction } from "../facts/checkInteraction.ts"
import { render } from "../facts/Difference.ts"
import type { Facts } from "../facts/Facts.ts"

type Headers = Readonly<Record<string, string>>

/** An exchange as it went over the wire. */
export interface Observed {
  readonly method: string
  /** The path and query. */
  readonly target: string
  readonly request: { readonly headers: Headers; readonly body: string }
  readonly response: { readonly status: number; readonly headers: Headers; readonly body: string }
}

const contentOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const bodyOf = (text: string) => (text === "" ? {} : { body: { content: contentOf(text) } })

/** Where an exchange disagrees with the facts, one line each. */
export const checkObserved = (facts: Facts, { method, request, response, target }: Observed): ReadonlyArray<string> => {
  const { pathname, searchParams } = new URL(target, "http://localhost")
  return checkInteraction(facts, {
    type: "Synchronous/HTTP",
    description: `the local cloud's answer to ${method} ${pathname}`,
    request: {
      method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      ...bodyOf(request.body)
    },
    response: { status: response.status, headers: response.headers, ...bodyOf(response.body) }
  }).map(render)
}

/**
 * Where something delivered disagrees with the facts, one line each.
 *
 * Members that are recorded of an event in some version pass in all: the recordings of events are of previews that Microsoft does not
 * publish, and what their neighbors have is one of the local cloud's assumptions.
 */
export const checkDelivered = (facts: Facts, content: unknown): ReadonlyArray<string> => {
  const recorded = new Set(facts.recorded.fields.flatMap((one) => (one.in === "event" ? [`data.${one.name}`] : [])))
  return checkInteraction(facts, {
    type: "Asynchronous/Messages",
    description: "a delivery of the local cloud",
    contents: { content }
  })
    .filter(({ at, kind }) => kind !== "unknown" || !recorded.has(at))
    .map(render)
}
