/**
 * Subscriptions to the resource's events: an endpoint, and the types that it wants.
 *
 * As text, as the flag has it, the types come first: `Microsoft.Communication.IncomingCall,Microsoft.Communication.ChatThreadCreated=http://…`.
 */

import { isHttp } from "./service/isHttp.ts"

/** An endpoint and what it wants. */
export interface EventGridSubscription {
  /** Absolute, http or https. */
  readonly url: string
  /** Types of events, such as `Microsoft.Communication.IncomingCall`; default all. */
  readonly types?: ReadonlyArray<string> | undefined
}

/** One subscription or several, each as text or as an object. */
export type EventGridSubscriptions =
  | string
  | EventGridSubscription
  | ReadonlyArray<string | EventGridSubscription>
  | undefined

/** A type is there only where the text before the first `=` begins so: any other `=` is of the address. */
const namespace = "Microsoft."

const parse = (text: string): EventGridSubscription => {
  const at = text.indexOf("=")
  return at < 0 || !text.startsWith(namespace)
    ? { url: text }
    : { url: text.slice(at + 1), types: text.slice(0, at).split(",") }
}

const check = ({ types, url }: EventGridSubscription): void => {
  if (!isHttp(url))
    throw new TypeError("expected an http or https URL, with types of events and = before it or without")
  if (types !== undefined && (types.length === 0 || types.some((type) => !/^Microsoft\.[\w.]+$/.test(type))))
    throw new TypeError("expected types of events such as Microsoft.Communication.IncomingCall")
}

/** The subscriptions; throws a `TypeError` that says what was expected when one has no http or https address, no good type, or the address of another. */
export const subscriptionsOf = (given: EventGridSubscriptions): ReadonlyArray<EventGridSubscription> => {
  if (given === undefined) return []
  const several = typeof given === "string" || "url" in given ? [given] : given
  const subscriptions = several.map((each) => (typeof each === "string" ? parse(each) : each))
  subscriptions.forEach(check)
  const urls = new Set(subscriptions.map(({ url }) => new URL(url).href))
  if (urls.size < subscriptions.length) throw new TypeError("expected each URL once, with all of its types before it")
  return subscriptions
}

/** The secret that addresses have in the documentation: well known, it protects nothing but an application that only this machine reaches. */
export const developmentSecret = "local-cloud"

/** Whether a subscription has the well-known secret in its address. */
export const hasDevelopmentSecret = ({ url }: EventGridSubscription): boolean =>
  new URL(url).searchParams.get("secret") === developmentSecret

/** Whether a subscription wants events of a type. */
export const wants = ({ types }: EventGridSubscription, type: string): boolean =>
  types === undefined || types.some((each) => each.toLowerCase() === type.toLowerCase())
