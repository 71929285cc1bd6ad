/** Turns a success with refused participants into an error. */
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as Effect from "effect/Effect"
import { PartialFailure } from "../PartialFailure.ts"
import type {
  AddChatParticipantsResult,
  ChatThreadProperties,
  CreateChatThreadResult,
  ParticipantError
} from "../generated/models.ts"

/** A thread that was created with all its participants. */
export interface CreatedChatThread {
  /** The thread. */
  readonly chatThread: ChatThreadProperties
}

/** Why a thread was not created, or not with all its participants. */
export type CreateChatThreadError = CommunicationError | PartialFailure<CreatedChatThread>

/** Why members were not added, or not all of them. */
export type AddChatParticipantsError = CommunicationError | PartialFailure<void>

/** The result when no participant was refused, else the failure that carries it. */
const failOnPartial = <A>(
  operation: string,
  result: A,
  invalidParticipants: ReadonlyArray<ParticipantError> = []
): Effect.Effect<A, PartialFailure<A>> =>
  invalidParticipants.length === 0
    ? Effect.succeed(result)
    : Effect.fail(new PartialFailure({ operation, result, invalidParticipants }))

/** The error of a success without a field that makes it one. */
const unexpected = (operation: string, field: string): CommunicationError =>
  new CommunicationError({
    operation,
    reason: { _tag: "UnexpectedResponse", field, expected: "is required" },
    description: `the answer: ${field} is required`,
    attempts: 1
  })

/** The thread that was created, or the failure that some participants are missing in it. */
export const createdChatThread = ({
  chatThread,
  invalidParticipants
}: CreateChatThreadResult): Effect.Effect<CreatedChatThread, CreateChatThreadError> =>
  chatThread === undefined
    ? Effect.fail(unexpected("Chat_CreateChatThread", "chatThread"))
    : failOnPartial("Chat_CreateChatThread", { chatThread }, invalidParticipants)

/** Nothing, or the failure that some participants were not added. */
export const addedChatParticipants = ({
  invalidParticipants
}: AddChatParticipantsResult): Effect.Effect<void, AddChatParticipantsError> =>
  failOnPartial("ChatThread_AddChatParticipants", undefined, invalidParticipants)
