/**
 * What people and tests may do in threads as any member: see its messages, send one, type, and say what was read. Each does what the
 * operation of that name does for the member, its refusals, events and notifications included.
 */
import {
  listChatMessages,
  sendChatMessage,
  sendChatReadReceipt,
  sendTypingNotification
} from "@effect-comms/chat/operations"
import { read, members as identifier } from "../telephony/Identifier.ts"
import * as Schema from "effect/Schema"
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { describe } from "../service/describeFailure.ts"
import type { Control } from "../service/EmulatedService.ts"
import type { Handler } from "../service/Handler.ts"
import { Refusal } from "../service/Refusal.ts"
import { Done } from "../service/control.ts"

const Sent = Schema.Struct({ id: Schema.String })
const Messages = Schema.Struct({
  value: Schema.Array(Schema.Record(Schema.String, Schema.Unknown)).annotate({
    description: "As the list of Chat itself has them."
  }),
  nextLink: Schema.optionalKey(Schema.String)
})

const bad = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined

const memberOf = (value: unknown): string => {
  const found = read(value)
  if (found === undefined) throw bad("member: expected a raw id or an identifier object.")
  return rawId(found)
}

const needText = (body: unknown, name: string): void => {
  if (typeof fieldOf(body, name) !== "string") throw bad(`${name}: expected a string.`)
}

/** Members of a body that were given. */
const given = (body: unknown, names: ReadonlyArray<string>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = fieldOf(body, name) ?? undefined
      return value === undefined ? [] : [[name, value]]
    })
  )

/** The controls, over what answers the operations. */
export const controls = (handlers: () => ReadonlyArray<Handler>): ReadonlyArray<Control> => {
  /** Does an operation as a member. */
  const act = (
    operation: Handler["operation"],
    asked: { readonly threadId: string; readonly member: string; readonly payload?: unknown; readonly origin: string }
  ): unknown => {
    const version = operation.versions.at(-1) ?? ""
    const handler = handlers().find((each) => each.operation === operation || each.operation.id === operation.id)
    if (handler === undefined) throw new TypeError(`nothing answers ${operation.id}`)
    const raw = { params: { chatThreadId: asked.threadId }, query: {}, payload: asked.payload }
    const decoded = handler.decode(raw, version)
    if (!("execute" in decoded)) throw bad(describe(decoded, version))
    const reply = decoded.execute({
      operation: handler.operation,
      version,
      principal: { _tag: "User", id: asked.member, scopes: ["chat"] },
      path: operation.path,
      header: () => undefined,
      origin: asked.origin
    })
    return reply.body ?? {}
  }
  return [
    {
      method: "GET",
      path: "/chat/threads/{threadId}/messages",
      summary: "The latest messages of a thread that a member sees, at most 200, newest first.",
      query: { member: "text" },
      answer: Messages,
      run: ({ threadId = "" }, _, query, origin) =>
        act(listChatMessages, { threadId, member: memberOf(query.get("member") ?? undefined), origin })
    },
    {
      method: "POST",
      path: "/chat/threads/{threadId}/messages",
      summary: "A member sends a message; returns its id.",
      members: { member: identifier, content: "text", senderDisplayName: "text", type: "text" },
      needs: ["member", "content"],
      answer: Sent,
      run: ({ threadId = "" }, body, _, origin) => {
        const member = memberOf(fieldOf(body, "member"))
        needText(body, "content")
        const payload = given(body, ["content", "senderDisplayName", "type"])
        return act(sendChatMessage, { threadId, member, payload, origin })
      }
    },
    {
      method: "POST",
      path: "/chat/threads/{threadId}/typing",
      summary: "A member types.",
      members: { member: identifier },
      needs: ["member"],
      answer: Done,
      run: ({ threadId = "" }, body, _, origin) => {
        const member = memberOf(fieldOf(body, "member"))
        return act(sendTypingNotification, { threadId, member, payload: {}, origin })
      }
    },
    {
      method: "POST",
      path: "/chat/threads/{threadId}/receipts",
      summary: "A member has read a thread up to a message.",
      members: { member: identifier, chatMessageId: "text" },
      needs: ["member", "chatMessageId"],
      answer: Done,
      run: ({ threadId = "" }, body, _, origin) => {
        const member = memberOf(fieldOf(body, "member"))
        needText(body, "chatMessageId")
        return act(sendChatReadReceipt, { threadId, member, payload: given(body, ["chatMessageId"]), origin })
      }
    }
  ]
}
