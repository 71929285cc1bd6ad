/**
 * What the service shows of a request of Chat whose answer was lost. Nothing of a message says which request has sent it; but a thread without
 * any message that may be it shows that it was not executed, and its members show whether they were added or removed.
 */
import type { ApiVersion } from "@effect-comms/chat/ApiVersion"
import * as operations from "@effect-comms/chat/internal/operations"
import type { Client } from "@effect-comms/core/Client"
import * as DateTimeText from "@effect-comms/core/DateTimeText"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { CommunicationIdentifierModel } from "@effect-comms/core/schemas"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { anAnswerOf } from "./reading.ts"
import { type Evidence, notExecuted } from "./step.ts"

/** The name under which events of Chat are kept. */
export const service = "Chat"

/** How far the clocks of this machine and of the service may differ, in milliseconds. */
const skewMillis = 300_000

/** How many pages are searched; what may be behind them is not known. */
const mostPages = 20

const inThread = { chatThreadId: Schema.String }
const asMessage = Schema.decodeUnknownOption(
  Schema.Struct({ ...inThread, content: Schema.String, type: Schema.optional(Schema.String) })
)
const asAdded = Schema.decodeUnknownOption(
  Schema.Struct({
    ...inThread,
    participants: Schema.Array(Schema.Struct({ communicationIdentifier: CommunicationIdentifierModel }))
  })
)
const asThread = Schema.decodeUnknownOption(Schema.Struct(inThread))
const asIdentifier = Schema.decodeUnknownOption(CommunicationIdentifierModel)

/** The items of all pages; nothing when they are too many or cannot be read. */
const all = <I, A>(
  client: Client<ApiVersion>,
  operation: ClientOperation<I, { readonly value: ReadonlyArray<A>; readonly nextLink?: string | undefined }>,
  input: I
): Effect.Effect<ReadonlyArray<A> | undefined> =>
  Effect.gen(function* () {
    const items: Array<A> = []
    let page = yield* client.invoke(operation, input)
    for (let count = 1; ; count++) {
      items.push(...page.value)
      if (page.nextLink === undefined) return items
      if (count === mostPages) return undefined
      page = yield* client.follow(operation, page.nextLink)
    }
  }).pipe(Effect.orElseSucceed(() => undefined))

/** Whether a thread has no message since a moment that may be the one that was to be sent. */
const isAbsent = (client: Client<ApiVersion>, { chatThreadId, content, type = "text" }: Message, since: number) =>
  Effect.map(
    all(client, operations.listChatMessages, {
      chatThreadId,
      startTime: DateTimeText.make(new Date(since - skewMillis).toISOString())
    }),
    (messages) =>
      messages !== undefined &&
      messages.every((message) => {
        const kind = message.type.toLowerCase()
        if (kind !== "text" && kind !== "html") return true
        if (Date.parse(message.createdOn) < since - skewMillis) return true
        // What was changed meanwhile, or is HTML that the service writes anew, may be anything.
        if (message.editedOn !== undefined || message.deletedOn !== undefined) return false
        if (kind === "html" && type.toLowerCase() === "html") return false
        return message.content?.message?.trim() !== content.trim()
      })
  )

type Message = { readonly chatThreadId: string; readonly content: string; readonly type?: string | undefined }

const membersOf = (client: Client<ApiVersion>, chatThreadId: string) =>
  Effect.map(
    all(client, operations.listChatParticipants, { chatThreadId }),
    (members) => members && new Set(members.map(({ communicationIdentifier }) => rawId(communicationIdentifier)))
  )

/** Looks for what shows that a request was executed or was not, when what a process that ended has sent can no longer be. */
export const evidence =
  (client: Client<ApiVersion>, settleMillis: number): Evidence =>
  <I, A>(operation: ClientOperation<I, A>, input: I, { begunAt }: { readonly begunAt: number }) =>
    Effect.gen(function* () {
      if (operation.id === operations.sendChatMessage.id) {
        const message = Option.getOrUndefined(asMessage(input))
        if (message === undefined) return undefined
        // By a clock that was ahead, and was set back since, a message that was sent is taken for one from long before.
        if ((yield* Clock.currentTimeMillis) < begunAt) return undefined
        yield* Effect.sleep(settleMillis)
        return (yield* isAbsent(client, message, begunAt)) ? notExecuted : undefined
      }
      if (operation.id === operations.addChatParticipants.id) {
        const added = Option.getOrUndefined(asAdded(input))
        if (added === undefined) return undefined
        yield* Effect.sleep(settleMillis)
        const members = yield* membersOf(client, added.chatThreadId)
        const there = added.participants.filter((one) => members?.has(rawId(one.communicationIdentifier)))
        if (members !== undefined && there.length === 0) return notExecuted
        return there.length === added.participants.length ? anAnswerOf(operation, [{}]) : undefined
      }
      if (operation.id === operations.removeChatParticipant.id) {
        const [thread, member] = [Option.getOrUndefined(asThread(input)), Option.getOrUndefined(asIdentifier(input))]
        if (thread === undefined || member === undefined) return undefined
        const members = yield* membersOf(client, thread.chatThreadId)
        return members?.has(rawId(member)) === false ? anAnswerOf(operation, [undefined]) : undefined
      }
      return undefined
    })
