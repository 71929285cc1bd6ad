/** The messages of a thread: sent and listed. */
import { listChatMessages, sendChatMessage } from "@effect-comms/chat/operations"
import * as Field from "@effect-comms/core/Field"
import * as Schema from "effect/Schema"
import { on } from "../../service/Handler.ts"
import { identifierOf } from "../state/Member.ts"
import { linkOf, sizeOf } from "../requests/paging.ts"
import { badRequest } from "../requests/refusals.ts"
import { locationOf } from "../state/Thread.ts"
import type { ChatState } from "../engine/ChatState.ts"

const largestPage = 200
/** A message has at most so many bytes. Source: the service's limits. */
const largestMessage = 28 * 1024

/**
 * The same operation with the query that a next link carries: a state of ours, and the start time as .NET prints it.
 * Neither is part of the published operation.
 */
const { "~input": _, ...published } = listChatMessages
const continued = {
  ...published,
  query: Schema.Struct({
    ...listChatMessages.query.fields,
    startTime: Field.optional(Schema.String),
    syncState: Field.optional(Schema.String)
  })
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Where the next page starts, as the hexadecimal text in the link. */
const stateOf = (below: number, since: number): string => Buffer.from(`${below}:${since}`).toString("hex")

const readState = (text: string): { readonly below: number; readonly since: number } => {
  const parts = /^(\d+):(-?\d+)$/.exec(Buffer.from(text, "hex").toString())
  if (parts === null) throw badRequest("syncState: expected the value of a next link")
  return { below: Number(parts[1]), since: Number(parts[2]) }
}

const readStart = (text: string | undefined): number => {
  const since = text === undefined ? 0 : rfc3339.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(since)) throw badRequest("startTime: expected a timestamp of RFC 3339")
  return since
}

/** The start time as the service repeats it in its links: `1/1/1970 12:00:00 AM +00:00`. */
const startText = (millis: number): string => {
  const date = new Date(millis)
  const hours = date.getUTCHours()
  const two = (value: number): string => String(value).padStart(2, "0")
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`
  const time = `${hours % 12 === 0 ? 12 : hours % 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
  return `${day} ${time} ${hours < 12 ? "AM" : "PM"} +00:00`
}

/** The operations on messages. */
export const messageHandlers = (chat: ChatState) => {
  const { events, emulator } = chat
  const { journal, network } = emulator

  return [
    on(sendChatMessage, ({ params, payload }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const { attachments = [], content, metadata, senderDisplayName = "", type = "text" } = payload
      if (type !== "text" && type !== "html") throw badRequest("type: expected text or html")
      if (Buffer.byteLength(content) > largestMessage) throw badRequest("content: expected at most 28 KB")
      const message = thread.history.append(
        {
          type,
          content: { message: content, attachments },
          senderDisplayName,
          senderCommunicationIdentifier: identifierOf(me.rawId),
          ...(metadata === undefined ? {} : { metadata })
        },
        network.now()
      )
      journal.write({ kind: "state", name: "message sent", data: { threadId: thread.id, messageId: message.id } })
      events.messageReceived(thread, message, me.rawId)
      return {
        status: 201,
        body: { id: message.id },
        headers: { location: `${locationOf(context.origin, thread)}/messages/${message.id}` }
      }
    }),

    on(continued, ({ params, query }, context) => {
      const { me, thread } = chat.enter(params.chatThreadId, context)
      const size = sizeOf(query.maxPageSize, largestPage)
      const { below, since } =
        query.syncState === undefined
          ? { below: Infinity, since: readStart(query.startTime) }
          : readState(query.syncState)
      const shared = Date.parse(me.shareHistoryTime)
      const { next, value } = thread.history.page({ below, since: Math.max(since, shared), size })
      if (next === undefined) return { status: 200, body: { value } }
      const nextLink = linkOf(context.origin, `${thread.id}/messages`, {
        syncState: stateOf(next, since),
        startTime: startText(since),
        maxPageSize: String(size),
        "api-version": context.version
      })
      return { status: 200, body: { value, nextLink } }
    })
  ]
}
