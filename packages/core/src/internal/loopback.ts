/**
 * Which hosts are this machine, however names are resolved: `localhost`, `127.0.0.0/8` and `::1`.
 *
 * Names below `localhost` are none of them: what connects asks DNS for their address.
 */

/** Whether the hostname of a URL is this machine. */
export const isLoopback = (hostname: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
