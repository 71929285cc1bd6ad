/**
 * The flows that this process runs, by name. What is stored of others, as of one that was renamed or removed, stays as it is until a process
 * runs them again: effect/cluster would wait a minute for their registration, and then answer them with a defect.
 */
import type * as MessageStorage from "effect/cluster/MessageStorage"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Semaphore from "effect/Semaphore"

type Storage = MessageStorage.Encoded
type Messages = Effect.Success<ReturnType<Storage["unprocessedMessages"]>>

/** What is known of them. */
export class Programs extends Context.Service<
  Programs,
  {
    /** Their names. */
    readonly names: ReadonlySet<string>
    /** One is run from now on; what was read of it before can be read again when the effect ends. */
    readonly add: (flow: string) => Effect.Effect<void>
    /** Messages of which those of other flows are not delivered. */
    readonly delivered: (storage: Storage) => Storage
  }
>()("@effect-comms/durable/Programs") {}

/** Before the name of a flow in the type of its executions; what has no such type is the engine's own. */
const prefix = "Workflow/"
const own: ReadonlySet<string> = new Set(["-/DurableClock"])

/** Knows none yet. */
const make = (): Programs["Service"] => {
  const names = new Set<string>()
  /** What was read for flows that are not run, by their name: it is read again by nobody else for ten minutes. */
  const left = new Map<string, Array<Snowflake.Snowflake>>()
  // No read is under way while one is added: what it has read is newer than what is read again, and would come before it.
  const lock = Semaphore.makeUnsafe(1)
  let reset: (ids: ReadonlyArray<Snowflake.Snowflake>) => Effect.Effect<void> = () => Effect.void

  const flowOf = (entityType: string): string | undefined => {
    const flow = entityType.startsWith(prefix) ? entityType.slice(prefix.length) : undefined
    return flow === undefined || own.has(flow) ? undefined : flow
  }
  const isDelivered = ({ envelope }: Messages[number]): boolean => {
    const flow = flowOf(envelope.address.entityType)
    if (flow === undefined || names.has(flow)) return true
    const id = Snowflake.Snowflake(envelope._tag === "Request" ? envelope.requestId : envelope.id)
    const ids = left.get(flow)
    if (ids === undefined) left.set(flow, [id])
    else ids.push(id)
    return false
  }
  return {
    names,
    add: (flow) =>
      Effect.suspend(() => {
        const ids = left.get(flow) ?? []
        left.delete(flow)
        return Effect.andThen(
          reset(ids),
          Effect.sync(() => void names.add(flow))
        )
      }).pipe(lock.withPermits(1)),
    delivered: (storage) => {
      reset = (ids) => (ids.length === 0 ? Effect.void : Effect.orDie(storage.resetRequests(ids)))
      const read: Storage["unprocessedMessages"] = (shards, now, options) =>
        Effect.flatMap(storage.unprocessedMessages(shards, now, options), (messages) => {
          const delivered = messages.filter(isDelivered)
          // Those of others may stand before all that there is to do.
          const isFull = messages.length > 0 && messages.length === options?.limit
          return delivered.length === 0 && isFull ? read(shards, now, options) : Effect.succeed(delivered)
        })
      return { ...storage, unprocessedMessages: (...given) => lock.withPermits(1)(read(...given)) }
    }
  }
}

/** Provides what all layers of a process are to share. */
export const layer: Layer.Layer<Programs> = Layer.sync(Programs, make)
