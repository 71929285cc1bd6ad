/** Which hosts are this machine. */

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/^::ffff:/, "")

/** Whether a host name or address, without a port, is this machine's loopback. Other names may lead elsewhere, whatever they end with. */
export const isLoopback = (host: string): boolean => {
  const name = bare(host)
  return name === "localhost" || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name)
}

/** The same of a name that a client used to come here: below `localhost` are names as well, which browsers lead to loopback by themselves. */
export const isLoopbackName = (host: string): boolean => isLoopback(host) || bare(host).endsWith(".localhost")
