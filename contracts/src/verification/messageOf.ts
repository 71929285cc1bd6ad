/**
 * The message that the local cloud really delivered for a message interaction: the last that is of the kind expected.
 *
 * What kind it is, its members that tell kinds apart say; everything else is Pact's to compare.
 */
import * as Schema from "effect/Schema"
import type { PactInteraction } from "../pacts/PactFile.ts"
import type { World } from "./World.ts"
import type { MessageTrigger } from "./messageTriggers/MessageTrigger.ts"

const Message = Schema.Struct({ contents: Schema.Struct({ content: Schema.Unknown }) })
const decode = Schema.decodeUnknownSync(Message)

/** Members that tell events and notifications apart. */
const discriminants = new Set(["type", "eventType", "changeType", "@odata.type", "state"])

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)

/** Whether a message has every discriminant of another, at the same paths. */
export const resembles = (expected: unknown, actual: unknown): boolean => {
  if (Array.isArray(expected)) {
    const items: ReadonlyArray<unknown> = Array.isArray(actual) ? actual : []
    return expected.every((item, index) => resembles(item, items[index]))
  }
  if (!isObject(expected)) return true
  return Object.entries(expected).every(([key, value]) => {
    const other = isObject(actual) ? actual[key] : undefined
    return discriminants.has(key) && typeof value === "string" ? value === other : resembles(value, other)
  })
}

/** Runs the trigger and gives what was delivered, with the contract's ids. */
export const messageOf = async (
  world: World,
  interaction: PactInteraction,
  trigger: MessageTrigger | undefined
): Promise<unknown> => {
  await trigger?.(world)
  const { content } = decode(interaction.content).contents
  const delivered = world.deliveries.bodies().findLast((body) => resembles(content, body))
  if (delivered !== undefined) return JSON.parse(world.aliases.toContract(JSON.stringify(delivered)))
  const all = world.deliveries.bodies().map((body) => JSON.stringify(body).slice(0, 200))
  throw new Error(`nothing of this kind was delivered, but ${all.length === 0 ? "nothing at all" : all.join(", ")}`)
}
