/** How often Chat may be asked. Source: Service limits for Azure Communication Services, rate limits for Chat. */
import type { Budget } from "../../service/Budgets.ts"
import type { RequestContext } from "../../service/Handler.ts"
import { keyOf } from "../state/Member.ts"

type KeyOf = Budget["keyOf"]

const user: KeyOf = ({ principal }) => (principal._tag === "User" ? keyOf(principal.id) : undefined)

const thread: KeyOf = ({ path }: RequestContext) => /^\/chat\/threads\/([^/]+)/i.exec(path)?.[1]

const userInThread: KeyOf = (context) => {
  const [who, where] = [user(context), thread(context)]
  return who === undefined || where === undefined ? undefined : `${who} ${where}`
}

/** A budget for ten seconds, and perhaps one for a minute. */
const budget = (name: string, key: KeyOf, tenSeconds: number, minute?: number): ReadonlyArray<Budget> => [
  { name, keyOf: key, seconds: 10, limit: tenSeconds },
  ...(minute === undefined ? [] : [{ name, keyOf: key, seconds: 60, limit: minute }])
]

const members = budget("members", thread, 10, 30)
const threads = budget("threads", user, 50)
const changes = budget("messages", thread, 10, 30)

const byOperation: Readonly<Record<string, ReadonlyArray<Budget>>> = {
  Chat_CreateChatThread: budget("create", user, 10),
  Chat_DeleteChatThread: budget("delete", user, 10),
  Chat_ListChatThreads: threads,
  ChatThread_GetChatThreadProperties: threads,
  ChatThread_UpdateChatThreadProperties: budget("update", thread, 5),
  ChatThread_AddChatParticipants: members,
  ChatThread_RemoveChatParticipant: members,
  ChatThread_ListChatParticipants: [
    ...budget("participants of a user", userInThread, 10),
    ...budget("participants", thread, 250)
  ],
  ChatThread_GetChatMessage: [...budget("message of a user", userInThread, 50), ...budget("message", thread, 250)],
  ChatThread_ListChatMessages: [
    ...budget("list of a user", userInThread, 50, 200),
    ...budget("list", thread, 250, 400)
  ],
  ChatThread_SendChatMessage: changes,
  ChatThread_UpdateChatMessage: changes,
  ChatThread_DeleteChatMessage: changes,
  ChatThread_SendChatReadReceipt: budget("receipt", userInThread, 10, 30),
  ChatThread_ListChatReadReceipts: [
    ...budget("receipts of a user", userInThread, 5),
    ...budget("receipts", thread, 100)
  ],
  ChatThread_SendTypingNotification: [
    ...budget("typing of a user", userInThread, 5, 15),
    ...budget("typing", thread, 10, 30)
  ]
}

/** The budgets of an operation; those without any are not documented to have one. */
export const budgetsOf = ({ id }: { readonly id: string }): ReadonlyArray<Budget> => byOperation[id] ?? []
