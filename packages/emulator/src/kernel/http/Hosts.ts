/**
 * Which names the local cloud goes by. A web page can have a name of its own led to this machine: a request for such a name is none of
 * ours, whatever it knows of the well-known key.
 */
import { isLoopbackName } from "../loopback.ts"
import type { Request } from "./Exchange.ts"

/** A name or an address as names are compared: in lower case, without brackets. */
export const nameOf = (host: string): string => host.toLowerCase().replace(/^\[|\]$/g, "")

/** The name or address in an authority. */
export const hostOf = (authority: string): string => nameOf(authority.replace(/:\d+$/, ""))

/** Whether a request names this machine or a name that was given. */
export const isOwn = ({ host, ownHosts }: Request): boolean => {
  const name = hostOf(host)
  return isLoopbackName(name) || ownHosts.includes(name)
}

/** What a refusal says when a request named another host. */
export const misdirected = "Host: expected this machine's loopback or a name given by --host-name (hostNames)."
