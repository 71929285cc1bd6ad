/**
 * What the process waits for, by which a plan sees that an application waits for nothing: no timer, worker or file operation that was not
 * there before, and no socket at all, since nobody can tell whether something comes over one.
 *
 * Node.js does not tell of work in its thread pool, such as a hash or a compression.
 */
import { fstatSync } from "node:fs"

/** Kinds of resources over which something may come at any time. */
const sockets = /^(?:TCPSocket|TCPConnect|TLS|UDP|Pipe|PipeConnect|Process|HTTP2|QUIC)/i

/** How many pipes the process has for its own input and output, and to its parent. */
const ownPipes = (() => {
  let pipes = process.channel === undefined ? 0 : 1
  for (const descriptor of [0, 1, 2]) {
    try {
      const stat = fstatSync(descriptor)
      if (stat.isFIFO() || stat.isSocket()) pipes++
    } catch {
      // It is closed.
    }
  }
  return pipes
})()

const counted = (kinds: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/** The processor's time that looking itself takes at most, in microseconds. */
const looking = 400

/** The result tells whether the processor worked for the process since it was asked last, on any of its threads. */
export const watchProcessor = (): (() => boolean) => {
  let used = process.cpuUsage()
  return () => {
    const { system, user } = process.cpuUsage(used)
    used = process.cpuUsage()
    return system + user > looking
  }
}

/** What was there, and what is there now. */
export interface Resources {
  /** Whether nothing has been added, and there is no socket. */
  readonly isQuiet: () => boolean
  /** The same, whatever sockets there are. */
  readonly isQuietBesideSockets: () => boolean
}

/** Looks at what is there. */
export const watch = (): Resources => {
  // Other runtimes do not tell.
  if (!("getActiveResourcesInfo" in process)) return { isQuiet: () => false, isQuietBesideSockets: () => false }
  const before = counted(process.getActiveResourcesInfo())
  const isQuiet = (ofSocket: (kind: string) => number): boolean => {
    for (const [kind, count] of counted(process.getActiveResourcesInfo()))
      if (count > (sockets.test(kind) ? ofSocket(kind) : (before.get(kind) ?? 0))) return false
    return true
  }
  return {
    isQuiet: () => isQuiet((kind) => (kind === "PipeWrap" ? ownPipes : 0)),
    isQuietBesideSockets: () => isQuiet(() => Infinity)
  }
}
