/** The controls of the local cloud, over HTTP on the page's own origin. */
import { textAt } from "../model/Entry.ts"

const root = "/_emulator"

/** A control that was refused, in its own words. */
class ControlError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = "ControlError"
    this.status = status
  }
}

const answerOf = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json()
  if (response.ok) return body
  throw new ControlError(response.status, textAt(body, "error", "message") ?? `status ${response.status}`)
}

/** Asks. */
export const ask = async (path: string, signal?: AbortSignal): Promise<unknown> =>
  answerOf(await fetch(root + path, signal === undefined ? {} : { signal }))

/** Makes something happen; `isLast` when the page is about to close. */
export const order = async (path: string, body: unknown = {}, isLast = false): Promise<unknown> =>
  answerOf(
    await fetch(root + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      keepalive: isLast
    })
  )

/** The controls of a call below `/calls` or `/graph/calls`. */
export const pathOf = (call: {
  readonly serverCallId: string | undefined
  readonly graphCalls: ReadonlyArray<string>
}) => {
  const graph = call.graphCalls.at(-1)
  if (call.serverCallId !== undefined) return `/calls/${encodeURIComponent(call.serverCallId)}`
  return graph === undefined ? undefined : `/graph/calls/${encodeURIComponent(graph)}`
}
