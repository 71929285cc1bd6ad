/**
 * The story as a durable flow that is killed on its way: the local cloud in one process, the flow in another, and this one, which
 * restarts the flow's process whenever it was killed, by whatever.
 *
 * When this process ends as well, the same command goes on: the local cloud stays for ten minutes, and the flow is in its file.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { customer } from "../localCloud.ts"
import * as counts from "./counts.ts"
import * as killing from "./killing.ts"
import * as state from "./state.ts"

/** How it is played. */
export interface Options {
  /** Where the first process is killed; nothing for nowhere. */
  readonly kill: killing.Kill | undefined
  readonly print: (line: string) => void
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const answers = async (origin: string): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/_emulator/health`)).ok
  } catch {
    return false
  }
}

/** Where somebody who interrupts it has nothing to lose, and two processes at once would. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Starts a local cloud that outlives this process. */
const startCloud = async (): Promise<state.Cloud> => {
  state.clear()
  const child = spawn(process.execPath, [script("cloud.js")], {
    detached: true,
    stdio: ["ignore", "ignore", "inherit"]
  })
  child.unref()
  for (let waited = 0; waited < 30_000 && child.exitCode === null; waited += 50) {
    await sleep(50)
    const cloud = state.cloud.read()
    if (cloud !== undefined) return cloud
  }
  throw new Error("the local cloud did not start")
}

/** How a process has ended. */
interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

const ended = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", (code, signal) => resolve({ code, signal }))
  })

/** The customer calls, unless he has called before. */
const call = async ({ cast, origin }: state.Cloud): Promise<void> => {
  if ((await counts.read(origin)).some(({ kind, name }) => kind === "event" && name.endsWith("IncomingCall"))) return
  const body = JSON.stringify({ from: customer, to: cast.hotline, callerDisplayName: "Ada" })
  const answer = await fetch(`${origin}/_emulator/incoming-calls`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body
  })
  if (!answer.ok) throw new Error(`the customer could not call: ${answer.status} ${await answer.text()}`)
}

/** Plays it; gives the exit status. */
export const play = async ({ kill, print }: Options): Promise<number> => {
  const before = state.cloud.read()
  const goesOn = before !== undefined && isAlive(before.pid) && (await answers(before.origin))
  const cloud = goesOn ? before : await startCloud()
  const stop = () => {
    if (isAlive(cloud.pid)) process.kill(cloud.pid)
    state.remove()
  }
  print(`The local cloud runs in process ${cloud.pid}, at ${cloud.origin}/_emulator/`)
  if (goesOn) print("A flow was begun before: it goes on.")
  // Ctrl-C ends this process and the flow's, and not what it would go on with.
  let interrupted = false
  const interrupt = () => (interrupted = true)
  process.once("SIGINT", interrupt)
  let next = goesOn ? undefined : kill
  let killed = 0
  while (state.verdict.read() === undefined || !existsSync(state.database())) {
    const settings = JSON.stringify({ cloud, ...(next === undefined ? {} : { kill: next }) })
    const child = spawn(process.execPath, [script("process.js"), settings], {
      stdio: ["ignore", "inherit", "inherit", "ipc"]
    })
    print(`The flow runs in process ${child.pid}: kill -9 ${child.pid} whenever you like.`)
    child.once("message", () => void call(cloud).catch((error: unknown) => print(String(error))))
    const { code, signal } = await ended(child)
    if (interrupted) {
      print(
        `\nThe local cloud stays for ten minutes, and the flow is in ${state.database()}: the same command goes on.`
      )
      return 130
    }
    if (code === 0) break
    if (signal !== "SIGKILL" || ++killed > 20) {
      print(`The flow's process ended with ${signal ?? code}.`)
      stop()
      return 1
    }
    const where = next === undefined ? "" : `: ${killing.describe(next)}`
    print(`\nThe flow's process ${child.pid} was killed with kill -9${where}. Another one takes its place.`)
    next = undefined
  }
  process.off("SIGINT", interrupt)
  const verdict = state.verdict.read() ?? { summary: ["the flow gave nothing"], isGood: false }
  const executed = counts.of(await counts.read(cloud.origin))
  stop()
  print("")
  for (const line of verdict.summary) print(line)
  print("\nExecuted by the local cloud, by its journal")
  const width = Math.max(...executed.map(({ action }) => action.length))
  for (const { action, times } of executed) print(`  ${times === 1 ? "✓" : "✗"} ${action.padEnd(width)}  ${times}`)
  const once = executed.every(({ times }) => times === 1)
  print(
    `\n${killed} of the flow's processes ${killed === 1 ? "was" : "were"} killed; ${once ? "each action was executed once" : "an action was executed more than once"}.`
  )
  return verdict.isGood && once && executed.length === counts.actions.length ? 0 : 1
}
