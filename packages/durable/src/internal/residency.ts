/**
 * How long an execution stays in memory that has nothing to do. The engine keeps one for 10 seconds, and looks for such every 10 seconds:
 * thousands of flows that wait, where they begin by the hundred a second.
 */
import * as Sharding from "effect/cluster/Sharding"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/**
 * The engine looks every 5 seconds at most. Less would be too little for a process that stands still for a while: an execution is in memory
 * before it has received what it was made for, and one that leaves then lets that wait for minutes.
 */
const maxIdleTime = "4 seconds"

/** Provides a sharding whose entities leave the memory soon after they have nothing to do. */
export const layer: Layer.Layer<Sharding.Sharding, never, Sharding.Sharding> = Layer.effect(
  Sharding.Sharding,
  Effect.map(Sharding.Sharding, (sharding) => ({
    ...sharding,
    registerEntity: (entity, handlers, options) =>
      sharding.registerEntity(entity, handlers, { ...options, maxIdleTime })
  }))
)
