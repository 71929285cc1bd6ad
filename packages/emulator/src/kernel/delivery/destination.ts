/** Where posts to applications go: whether they may, and what is shown of the address. */
import { isHttp } from "../../service/isHttp.ts"
import { isLoopback, isPrivateName } from "../loopback.ts"

/**
 * Why nothing is posted to an address, or `undefined`: https is for this machine and the allowed hosts, http for this machine and those of the
 * allowed hosts that are names of a private network.
 */
export const blocked = (url: string, allowedHosts: ReadonlyArray<string>): string | undefined => {
  if (!isHttp(url)) return "it is not http or https URL"
  const to = new URL(url)
  if (isLoopback(to.hostname)) return undefined
  if (!allowedHosts.includes(to.hostname) && !allowedHosts.includes(to.host))
    return "its host is not this machine and was not allowed"
  return to.protocol === "https:" || isPrivateName(to.hostname)
    ? undefined
    : "plain http is for this machine and private names only"
}

/** The path that faults are matched with. */
export const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url)

/** An address without what may be a secret in it: its query, its fragment and its user. */
export const endpointOf = (url: string): string => {
  if (!URL.canParse(url)) return "no URL"
  const { host, pathname, protocol } = new URL(url)
  return `${protocol}//${host}${pathname}`
}
