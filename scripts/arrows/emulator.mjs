// Which folder of the emulator may import which: the kernel knows no service by name, services do not reach into the kernel, and inside
// a service the arrows go one way. Circles of files are the linter's.
import { posix } from "node:path"
import { specifiersOf } from "./imports.mjs"

const root = "packages/emulator/src/"

/** Folder to the folders it may import. Its own files, and those that hold settings, are always allowed. */
const folders = {
  sound: [],
  encoding: ["service"],
  service: ["sound"],
  telephony: ["service", "sound"],
  kernel: ["service", "sound", "openapi"],
  openapi: ["service", "kernel"],
  "call-automation": ["service", "sound", "encoding", "telephony"],
  chat: ["service", "telephony", "identity"],
  identity: ["service", "telephony"],
  graph: ["service", "sound", "telephony"],
  server: ["service", "kernel"]
}
const settings = ["Options.ts", "EventGridSubscription.ts"]
/** The folders inside a service; each may import those before it. */
const inner = ["state", "events", "media", "requests", "engine", "operations"]
const services = ["call-automation", "chat", "identity", "graph"]

const problemOf = (from, to) => {
  const [folder, inside] = from.split("/")
  const [target, targetInside] = to.split("/")
  if (settings.includes(to) || folders[folder] === undefined) return undefined
  if (folder !== target)
    return folders[folder].includes(target) || (folder === "server" && to === "Served.ts")
      ? undefined
      : `${folder} may not import ${target}`
  if (!services.includes(folder) || !inner.includes(inside) || !inner.includes(targetInside)) return undefined
  return inner.indexOf(targetInside) > inner.indexOf(inside) ? `${inside} may not import ${targetInside}` : undefined
}

/** Imports between folders of the emulator that go against the arrows. */
export const checkEmulator = ({ files, read }) =>
  files
    .filter((path) => path.startsWith(root) && path.endsWith(".ts"))
    .flatMap((path) =>
      specifiersOf(read(path) ?? "")
        .filter(({ name }) => name.startsWith("."))
        .flatMap(({ name, line }) => {
          const target = posix.join(posix.dirname(path), name)
          const problem = problemOf(path.slice(root.length), target.slice(root.length))
          return problem === undefined ? [] : [`${path}:${line}: ${problem}`]
        })
    )
