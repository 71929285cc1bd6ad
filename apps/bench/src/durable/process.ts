/** A process of the benchmark of flows: does what its parent says, and tells it which flows go on. */
import type { Engine, Settings } from "./engine.ts"

/** What a parent says. */
export type Order =
  | { readonly make: Settings }
  | { readonly begin: ReadonlyArray<string>; readonly waiting: number }
  | { readonly deliver: string }
  | { readonly use: true }
  | { readonly close: true }

/** What it costs. */
export interface Usage {
  readonly mebibytes: number
  readonly cpuSeconds: number
}

/** What a process answers: that an order was carried out, or a leg whose flow goes on. */
export type Answer = { readonly done: Usage } | { readonly resumed: string } | { readonly failed: string }

let engine: Engine | undefined

const tell = (answer: Answer) => void process.send?.(answer)

const make = async (settings: Settings) => {
  const resumed = (leg: string) => tell({ resumed: leg })
  const ours = () => import("./ours.ts")
  const others = () => import("./official.ts")
  switch (settings.kind) {
    case "durable":
      return (await ours()).durable(settings, resumed)
    case "memory":
      return (await ours()).memory(settings, resumed)
    case "official":
      return (await others()).official(settings, resumed)
    case "openworkflow":
      return (await others()).openworkflow(settings, resumed)
  }
}

const usage = (): Usage => {
  const { system, user } = process.cpuUsage()
  return { mebibytes: process.memoryUsage().rss / 2 ** 20, cpuSeconds: (system + user) / 1e6 }
}

const obey = async (order: Order): Promise<void> => {
  if ("make" in order) engine = await make(order.make)
  else if ("begin" in order) await engine?.begin(order.begin, order.waiting)
  else if ("deliver" in order) await engine?.deliver(order.deliver)
  else if ("close" in order) await engine?.close()
  tell({ done: usage() })
}

// Orders come from the parent alone, which is ours.
const isOrder = (message: unknown): message is Order => typeof message === "object" && message !== null

process.on("message", (message) => {
  if (isOrder(message)) obey(message).catch((error: unknown) => tell({ failed: String(error) }))
})
process.on("disconnect", () => process.exit(0))
