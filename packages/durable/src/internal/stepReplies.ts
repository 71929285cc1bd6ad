/**
 * The replies of steps in the engine's storage.
 *
 * effect/cluster answers a step that is told to end before it has begun, or when it has just ended, as one that was interrupted: as when another
 * process takes over its flow, and reads the step and the word that it is to end. That reply would end every run of the flow that asks for the step,
 * and the flow would never end. So the step is answered as one that was put off, as effect/cluster answers one that is told to end while it is under
 * way: its flow asks for it again.
 */
import type { PersistenceError } from "effect/cluster/ClusterError"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as Reply from "effect/cluster/Reply"
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Rpc from "effect/rpc/Rpc"
import * as SqlError from "effect/sql/SqlError"
import * as Workflow from "effect/workflow/Workflow"

type Service = MessageStorage.MessageStorage["Service"]
type SaveReply = Service["saveReply"]

/** What is asked of a step, and the one answer that is given here. */
const step = Rpc.make("activity", { success: Workflow.Suspended })

const isPersistence = (error: object): error is PersistenceError =>
  "_tag" in error && error._tag === "PersistenceError" && "cause" in error

/** Whether it is there already, of those that are there once. */
export const isThere = (error: object): boolean =>
  isPersistence(error) && SqlError.isSqlError(error.cause) && error.cause.reason._tag === "UniqueViolation"

/** Writes the replies of steps as they are to be, by what writes replies. */
const writing =
  (save: SaveReply): SaveReply =>
  (given) => {
    const { reply, rpc } = given
    const isInterrupted =
      rpc._tag === step._tag &&
      reply._tag === "WithExit" &&
      Exit.isFailure(reply.exit) &&
      Cause.hasInterruptsOnly(reply.exit.cause)
    if (!isInterrupted) return save(given)
    const { id, requestId } = reply
    const putOff = new Reply.WithExit<typeof step>({ id, requestId, exit: Exit.succeed(new Workflow.Suspended({})) })
    // One that has just ended has its own reply.
    return Effect.catchIf(
      save(new Reply.ReplyWithContext({ context: Context.empty(), reply: putOff, rpc: step })),
      isThere,
      () => Effect.void
    )
  }

/** A storage whose replies are written by `save`, also those to the messages that are read from it. */
export const over = (storage: Service, save: SaveReply): Service => {
  const made: Service = {
    ...storage,
    saveReply: writing(save),
    unprocessedMessages: (shardIds, options) => storage.unprocessedMessages.call(made, shardIds, options),
    unprocessedMessagesById: (messageIds) => storage.unprocessedMessagesById.call(made, messageIds)
  }
  return made
}

/** Provides the messages of another layer, with these replies. */
export const layer = <E, R>(
  messages: Layer.Layer<MessageStorage.MessageStorage, E, R>
): Layer.Layer<MessageStorage.MessageStorage, E, R> =>
  Layer.effect(
    MessageStorage.MessageStorage,
    Effect.map(MessageStorage.MessageStorage, (storage) => over(storage, storage.saveReply))
  ).pipe(Layer.provide(messages))
