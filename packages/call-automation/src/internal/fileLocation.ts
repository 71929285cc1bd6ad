/**
 * Where the files of recordings may be: a signature or token of the resource goes to no other host.
 *
 * Locations come with events of Event Grid, which are not signed, so they are not trusted.
 */
import { isLoopback } from "@effect-comms/core/internal/loopback"

/** The hosts of Microsoft's clouds; also those that its own client knows. */
const microsoft = [".asm.skype.com", ".asyncgw.teams.microsoft.com", ".ams.gov.teams.microsoft.us"]

/**
 * Reads a location; `undefined` for one that is not trusted.
 *
 * Trusted are Microsoft's hosts over https, the hosts (with the port when it is not the scheme's own) that the program lists, over http
 * on this machine only, and the endpoint itself when it is on this machine: the local cloud.
 */
export const read = (location: string, endpoint: string, allowHosts: ReadonlyArray<string>): URL | undefined => {
  const url = URL.parse(location)
  if (url === null) return undefined
  const { host, hostname, port, protocol } = url
  const local = isLoopback(hostname)
  if (protocol !== "https:" && !(protocol === "http:" && local)) return undefined
  const own = new URL(endpoint)
  if (local && isLoopback(own.hostname) && port === own.port && protocol === own.protocol) return url
  if (allowHosts.includes(host)) return url
  return port === "" && microsoft.some((suffix) => hostname.endsWith(suffix)) ? url : undefined
}
