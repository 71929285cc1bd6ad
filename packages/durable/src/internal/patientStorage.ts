/**
 * The engine's messages over a database that may be away for a while. The engine takes a statement that failed for a defect: of the flow that
 * asked for it, or of everything that an execution has under way. Here it is waited out instead.
 *
 * A statement may have been executed though its answer was lost with the connection. So what is inserted again and is there already counts
 * as inserted, and what was read for delivery is made readable again.
 */
import type { PersistenceError } from "effect/cluster/ClusterError"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import type * as ShardId from "effect/cluster/ShardId"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { isPassing, untilThere } from "./patiently.ts"
import { isThere, over } from "./stepReplies.ts"

const isPersistence = (error: object): error is PersistenceError =>
  "_tag" in error && error._tag === "PersistenceError" && "cause" in error

const isAway = (error: object): boolean => isPersistence(error) && isPassing(error.cause)

const patient = <A, E extends object, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  untilThere(effect, isAway)

/** The same for what has an id of its own. */
const inserted = <E extends object, R>(effect: Effect.Effect<void, E, R>): Effect.Effect<void, E, R> =>
  Effect.suspend(() => {
    let tried = false
    return patient(
      Effect.suspend(() => {
        const again = tried
        tried = true
        return again ? Effect.catchIf(effect, isThere, () => Effect.void) : effect
      })
    )
  })

type Service = MessageStorage.MessageStorage["Service"]

const make = (inner: Service): Service => {
  const storage = over(inner, (reply) => inserted(inner.saveReply(reply)))
  /** What a read may have claimed that nobody has received. */
  let claimed: ReadonlyArray<ShardId.ShardId> = []
  return {
    ...storage,
    saveRequest: (message) => patient(storage.saveRequest(message)),
    saveEnvelope: (message) => inserted(storage.saveEnvelope(message)),
    clearReplies: (requestId, options) => patient(storage.clearReplies(requestId, options)),
    repliesFor: (requests) => patient(storage.repliesFor(requests)),
    repliesForUnfiltered: (requestIds) => patient(storage.repliesForUnfiltered(requestIds)),
    requestIdForPrimaryKey: (options) => patient(storage.requestIdForPrimaryKey(options)),
    unprocessedMessagesById: (messageIds) => patient(storage.unprocessedMessagesById(messageIds)),
    resetRequests: (requestIds) => patient(storage.resetRequests(requestIds)),
    resetAddresses: (addresses) => patient(storage.resetAddresses(addresses)),
    resetShards: (shardIds) => patient(storage.resetShards(shardIds)),
    // The engine reads again by itself, for the shards that it has then.
    unprocessedMessages: (shardIds, options) =>
      Effect.suspend(() => {
        const shards = [...shardIds]
        const reset = claimed.length === 0 ? Effect.void : storage.resetShards(claimed)
        return reset.pipe(
          Effect.andThen(Effect.sync(() => void (claimed = []))),
          Effect.andThen(storage.unprocessedMessages(shards, options)),
          Effect.tapError(() => Effect.sync(() => void (claimed = [...new Set([...claimed, ...shards])])))
        )
      })
  }
}

/** Provides the messages of another layer, patiently. */
export const layer = <E, R>(
  messages: Layer.Layer<MessageStorage.MessageStorage, E, R>
): Layer.Layer<MessageStorage.MessageStorage, E, R> =>
  Layer.effect(MessageStorage.MessageStorage, Effect.map(MessageStorage.MessageStorage, make)).pipe(
    Layer.provide(messages)
  )

const keyOf = ({ group, id }: ShardId.ShardId): string => `${group}:${id}`

/** How much of the time that a lock holds a process relies on without asking. */
const certain = 0.5

/**
 * Provides the locks of another layer, which hold for a time. The engine asks before each answer that it writes whether this process still has
 * the lock: so shortly after the database has said so, nobody else can have it, and nobody is asked. Otherwise the question is asked until
 * there is an answer, for as long as the engine waits: none would be taken for a no.
 */
export const layerLocks = <E, R>(
  locks: Layer.Layer<RunnerStorage.RunnerStorage, E, R>,
  expiration: Duration.Input
): Layer.Layer<RunnerStorage.RunnerStorage, E, R> =>
  Layer.effect(
    RunnerStorage.RunnerStorage,
    Effect.map(RunnerStorage.RunnerStorage, (storage): RunnerStorage.RunnerStorage["Service"] => {
      const sureMillis = Duration.toMillis(Duration.fromInputUnsafe(expiration)) * certain
      const heldSince = new Map<string, { readonly wall: number; readonly steady: number }>()
      /** The one clock may be set, the other may stand still while the machine sleeps. */
      const moment = () => ({ wall: Date.now(), steady: performance.now() })
      const isSure = (shardId: ShardId.ShardId): boolean => {
        const since = heldSince.get(keyOf(shardId))
        if (since === undefined) return false
        const { steady, wall } = moment()
        return steady - since.steady < sureMillis && Math.abs(wall - since.wall) < sureMillis
      }
      /** Asks for some, and notes what is held from when it was asked. */
      const noting = <E2>(
        shardIds: Iterable<ShardId.ShardId>,
        ask: (shards: ReadonlyArray<ShardId.ShardId>) => Effect.Effect<Array<ShardId.ShardId>, E2>
      ) =>
        Effect.suspend(() => {
          const shards = [...shardIds]
          const since = moment()
          return Effect.tap(ask(shards), (held) =>
            Effect.sync(() => {
              for (const shard of shards) heldSince.delete(keyOf(shard))
              for (const shard of held) heldSince.set(keyOf(shard), since)
            })
          )
        })
      return {
        ...storage,
        acquire: (address, shardIds) => noting(shardIds, (shards) => storage.acquire(address, shards)),
        refresh: (address, shardIds) =>
          Effect.suspend(() => {
            const shards = [...shardIds]
            const [only] = shards
            if (only !== undefined && shards.length === 1 && isSure(only)) return Effect.succeed(shards)
            return noting(shards, (asked) => patient(storage.refresh(address, asked)))
          }),
        release: (address, shardId) =>
          Effect.suspend(() => {
            heldSince.delete(keyOf(shardId))
            return storage.release(address, shardId)
          }),
        releaseAll: (address) =>
          Effect.suspend(() => {
            heldSince.clear()
            return storage.releaseAll(address)
          })
      }
    })
  ).pipe(Layer.provide(locks))
