/** Forgets what the engine has stored of an execution: its payload, the results of its steps, its timers. */
import type { PersistenceError } from "effect/cluster/ClusterError"
import * as EntityAddress from "effect/cluster/EntityAddress"
import * as EntityId from "effect/cluster/EntityId"
import * as EntityType from "effect/cluster/EntityType"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { Programs } from "./programs.ts"

export type { PersistenceError } from "effect/cluster/ClusterError"

/** What is done with the engine's own tables, and which flows it runs. */
export class EngineStorage extends Context.Service<
  EngineStorage,
  {
    /** Whether the engine has stored how an execution ended, after which it writes nothing more of it. */
    readonly isOver: (flow: string, executionId: string) => Effect.Effect<boolean, PersistenceError>
    readonly forget: (flow: string, executionId: string) => Effect.Effect<void, PersistenceError>
    /** The names of the flows that this process runs. */
    readonly names: ReadonlySet<string>
  }
>()("@effect-comms/durable/EngineStorage") {}

const isSuspended = (result: unknown): boolean =>
  typeof result === "object" && result !== null && Reflect.get(result, "_tag") === "Suspended"

/** Provides it. */
export const layer: Layer.Layer<EngineStorage, never, MessageStorage.MessageStorage | Sharding.Sharding | Programs> =
  Layer.effect(
    EngineStorage,
    Effect.gen(function* () {
      const storage = yield* MessageStorage.MessageStorage
      const sharding = yield* Sharding.Sharding
      const { names } = yield* Programs
      const addressOf = (type: string, executionId: string) => {
        const entityId = EntityId.make(executionId)
        const shardId = sharding.getShardId(entityId, "default")
        return EntityAddress.make({ entityType: EntityType.make(type), entityId, shardId })
      }
      return {
        names,
        isOver: (flow, executionId) =>
          Effect.gen(function* () {
            const address = addressOf(`Workflow/${flow}`, executionId)
            const request = yield* storage.requestIdForPrimaryKey({ address, tag: "run", id: "" })
            if (Option.isNone(request)) return true
            const last = (yield* storage.repliesForUnfiltered([request.value])).at(-1)
            return last?._tag === "WithExit" && !(last.exit._tag === "Success" && isSuspended(last.exit.value))
          }).pipe(Effect.catchTag("MalformedMessage", Effect.die)),
        forget: (flow, executionId) =>
          Effect.forEach(
            [`Workflow/${flow}`, "Workflow/-/DurableClock"],
            (type) => storage.clearAddress(addressOf(type, executionId)),
            { discard: true }
          )
      }
    })
  )
