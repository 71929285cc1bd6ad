/** Every thread of the resource, who may be a member, and who may do something in a thread. */
import type { ChatParticipant, ParticipantError } from "@effect-comms/chat/operations"
import type { RequestContext } from "../../service/Handler.ts"
import type { Users } from "../../identity/state/Users.ts"
import type { EmulatorContext } from "../../service/EmulatorContext.ts"
import type { ChatEvents } from "../events/ChatEvents.ts"
import { fromParticipant, keyOf, type Member } from "../state/Member.ts"
import { badRequest, forbidden, notFound, unauthorized } from "../requests/refusals.ts"
import type { Thread } from "../state/Thread.ts"

/** The most members of a thread. Source: the service's limits. */
const memberLimit = 250
/** The most participants in a request. Source: the service's limits. */
const batchLimit = 200

/** The outcome of asking for members. */
interface Admission {
  readonly members: ReadonlyArray<Member>
  readonly invalidParticipants: ReadonlyArray<ParticipantError>
}

/** The threads of the resource. */
export interface ChatState {
  readonly emulator: EmulatorContext
  readonly events: ChatEvents
  readonly threads: Map<string, Thread>
  /** The raw id of the user who asks. */
  readonly caller: (context: RequestContext) => string
  /** The thread of an id and the caller's entry in it; refused when there is none, or the caller is no member. */
  readonly enter: (threadId: string, context: RequestContext) => { readonly thread: Thread; readonly me: Member }
  /** Who of those that were asked for can be a member, and why the others cannot. */
  readonly admit: (participants: ReadonlyArray<ChatParticipant>) => Admission
  /** Refuses more members than a thread may have. */
  readonly limit: (count: number) => void
  /** Refuses more participants than a request may name. */
  readonly limitBatch: (count: number) => void
  /** `byPolicy`: the retention policy does it. */
  readonly remove: (thread: Thread, by: string, byPolicy?: boolean) => void
}

/** No threads yet. */
export const makeChatState = (emulator: EmulatorContext, users: Users, events: ChatEvents): ChatState => {
  const threads = new Map<string, Thread>()
  const ownPrefix = keyOf(`8:acs:${emulator.resourceId}_`)

  const caller = ({ principal }: RequestContext): string => {
    if (principal._tag !== "User") throw unauthorized()
    return principal.id
  }

  return {
    emulator,
    events,
    threads,
    caller,
    enter: (threadId, context) => {
      const thread = threads.get(threadId)
      if (thread === undefined) throw notFound("chat thread")
      const me = thread.members.get(keyOf(caller(context)))
      if (me === undefined) throw forbidden()
      return { thread, me }
    },
    admit: (participants) => {
      const members: Array<Member> = []
      const invalidParticipants: Array<ParticipantError> = []
      for (const participant of participants) {
        const member = fromParticipant(participant)
        const target = member.rawId
        if (users.has(target)) members.push(member)
        else if (keyOf(target).startsWith(ownPrefix))
          invalidParticipants.push({ target, code: "404", message: "Not found" })
        else invalidParticipants.push({ target, code: "403", message: "Permissions check failed" })
      }
      return { members, invalidParticipants }
    },
    limit: (count) => {
      if (count > memberLimit) throw badRequest(`participants: expected a thread of at most ${memberLimit} members`)
    },
    limitBatch: (count) => {
      if (count > batchLimit) throw badRequest(`participants: expected at most ${batchLimit} in a request`)
    },
    remove: (thread, by, byPolicy = false) => {
      thread.stopRetention?.()
      threads.delete(thread.id)
      emulator.journal.write({ kind: "state", name: "thread deleted", data: { threadId: thread.id } })
      events.threadDeleted(thread, by, byPolicy, thread.history.stamp(emulator.network.now()))
    }
  }
}
