/** Why a local cloud could not start, in a sentence that says what to do. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs"
import * as Http from "node:http"
import { basename } from "node:path"
import type { ServeError, ServeOptions } from "../Served.ts"

/** How long the process that has the port may take to say that it is a local cloud, in milliseconds. */
const patience = 500

/** Whether what listens there is a local cloud. */
const isLocalCloud = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const request = Http.get({ host, port, path: "/_emulator/health", timeout: patience, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on("timeout", () => request.destroy())
    request.on("error", () => resolve(false))
  })

const lines = (file: string): ReadonlyArray<string> => {
  try {
    return readFileSync(file, "utf8").split("\n")
  } catch {
    return []
  }
}

const entries = (folder: string): ReadonlyArray<string> => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path)
  } catch {
    return ""
  }
}

/** The program of a process, without its arguments: they may be secret. */
const nameOf = (pid: string): string => basename(lines(`/proc/${pid}/cmdline`)[0]?.split("\0")[0] ?? "") || "a program"

/** The process that listens at a port, where the system shows it without a tool: on Linux, and of one's own. */
const listener = (port: number): string | undefined => {
  const hex = port.toString(16).toUpperCase().padStart(4, "0")
  const sockets = new Set(
    ["/proc/net/tcp", "/proc/net/tcp6"].flatMap(lines).flatMap((line) => {
      const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/)
      return local.endsWith(`:${hex}`) && state === "0A" && inode !== undefined ? [`socket:[${inode}]`] : []
    })
  )
  if (sockets.size === 0) return undefined
  for (const pid of entries("/proc").filter((name) => /^\d+$/.test(name)))
    for (const fd of entries(`/proc/${pid}/fd`))
      if (sockets.has(linkOf(`/proc/${pid}/fd/${fd}`))) return `${nameOf(pid)}, process ${pid}`
  return undefined
}

const codeOf = ({ cause }: ServeError): string => (cause instanceof Error && "code" in cause ? String(cause.code) : "")

/** The sentence. */
export const describe = async (
  error: ServeError,
  { host = "127.0.0.1", port = 4280 }: ServeOptions
): Promise<string> => {
  switch (codeOf(error)) {
    case "EADDRINUSE": {
      const isAnother = await isLocalCloud(host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host, port)
      const who = [isAnother ? "another local cloud" : undefined, listener(port)].filter((part) => part !== undefined)
      const by = who.length === 0 ? "" : ` by ${who.join(", ")}`
      return `--port: ${port} is in use${by}; stop that, or start with another port, such as --port 0 for any that is free`
    }
    case "EACCES":
      return error.message.startsWith("listen")
        ? `--port: this user may not listen at ${port}; take one above 1023, such as 4280`
        : error.message
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `--host: ${host} is no address of this machine`
    default:
      return error.message
  }
}
