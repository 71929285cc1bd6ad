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

export type { PersistenceError } from "effect/cluster/ClusterError"

/** What is done with the engine's own tables. */
export class EngineStorage extends Context.Service<
  EngineStorage,
  { readonly forget: (flow: string, executionId: string) => Effect.Effect<void, PersistenceError> }
>()("@effect-comms/durable/EngineStorage") {}

/** Provides it. */
export const layer: Layer.Layer<EngineStorage, never, MessageStorage.MessageStorage | Sharding.Sharding> = Layer.effect(
  EngineStorage,
  Effect.gen(function* () {
    const storage = yield* MessageStorage.MessageStorage
    const sharding = yield* Sharding.Sharding
    return {
      forget: (flow, executionId) =>
        Effect.forEach(
          [`Workflow/${flow}`, "Workflow/-/DurableClock"],
          (type) => {
            const entityId = EntityId.make(executionId)
            const shardId = sharding.getShardId(entityId, "default")
            return storage.clearAddress(EntityAddress.make({ entityType: EntityType.make(type), entityId, shardId }))
          },
          { discard: true }
        )
    }
  })
)
