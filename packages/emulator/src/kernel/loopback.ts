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

/**
 * Whether a host name exists on a private network alone: one without a dot, as services of a container network have, or below `internal`, as
 * the machine that a container runs on (`host.docker.internal`).
 */
export const isPrivateName = (host: string): boolean => /^(?!\d+$)[a-z\d_-]+$|\.internal$/.test(bare(host))
