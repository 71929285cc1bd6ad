/**
 * The id of a step in the callback URI of a call of Graph's that it makes. Nothing else of such a request is repeated by its notifications, which
 * name the URI that they are posted to.
 */
import { createCall } from "@effect-comms/graph-calls/internal/operations"
import { textIn } from "./evidence.ts"
import type { Mark } from "./step.ts"

const parameter = "comms-step"
const form = new RegExp(`[?&]${parameter}=([0-9a-f]{32})(?=[&#]|$)`, "g")

/** The id in the callback URI of a request or a notification: the last one, where a program uses the URI of another call. */
export const markIn = (value: unknown): string | undefined =>
  [...(textIn(value, "callbackUri") ?? "").matchAll(form)].at(-1)?.[1]

/** The callback URI of what makes a call; the rest of it stays as it is. */
export const mark: Mark = {
  put: (operation, input, id) => {
    const uri = operation.id === createCall.id ? textIn(input, "callbackUri") : undefined
    if (uri === undefined) return undefined
    const [address = ""] = uri.split("#", 1)
    const fragment = uri.slice(address.length)
    return { ...input, callbackUri: `${address}${address.includes("?") ? "&" : "?"}${parameter}=${id}${fragment}` }
  },
  of: (operation, input) => (operation.id === createCall.id ? markIn(input) : undefined)
}
