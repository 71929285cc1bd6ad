/** The process of one client: makes a number of calls at a concurrency when asked to, and reports what they cost. */
import * as Schema from "effect/Schema"
import { clients } from "./clients/index.ts"
import { names } from "./operations.ts"

const Order = Schema.Struct({
  operation: Schema.Literals(names),
  concurrency: Schema.Int,
  calls: Schema.Int
})

/** What a round cost: microseconds of CPU and of wall time per call; nothing when the client lacks the operation. */
export interface Cost {
  readonly cpu: number
  readonly wall: number
}

const [, , name = "", origin = ""] = process.argv
const load = clients[name]
if (load === undefined) throw new Error(`no client ${name}`)
const calls = await load(origin)

const round = async (order: typeof Order.Type): Promise<Cost | undefined> => {
  const call = calls[order.operation]
  if (call === undefined) return undefined
  let left = order.calls
  const lane = async () => {
    while (left-- > 0) await call()
  }
  const cpu = process.cpuUsage()
  const wall = process.hrtime.bigint()
  await Promise.all(Array.from({ length: order.concurrency }, lane))
  const took = Number(process.hrtime.bigint() - wall) / 1_000
  const { system, user } = process.cpuUsage(cpu)
  return { cpu: (system + user) / order.calls, wall: took / order.calls }
}

const decode = Schema.decodeUnknownSync(Order)
process.on("message", (message) => {
  round(decode(message)).then(
    (cost) => process.send?.({ cost }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : "failed" })
  )
})
process.on("disconnect", () => process.exit(0))
process.send?.("ready")
