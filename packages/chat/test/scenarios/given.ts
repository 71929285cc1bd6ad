/**
 * The values of Microsoft's examples, the provider states of Chat that several scenarios name, and failures that several operations have.
 *
 * What the states mean is in `states.ts`.
 */
import { instant, regex } from "@effect-comms/core/test/contract/Matching.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import type { Failure } from "@effect-comms/core/test/contract/Scenario.ts"

export const chatThreadId = "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
export const jane = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
export const alex = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
export const bob = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_a34d2d65-d72f-4c48-a12c-2d5c9ac75a1a"
export const peter = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_f6762773-e33a-4727-985f-50bd1d197c7b"

/** An identifier as Chat writes it. */
export const identifier = (rawId: string) => ({ rawId, communicationUser: { id: rawId } })

/** A member with whom all of the history is shared. */
export const member = (rawId: string, displayName?: string) => ({
  communicationIdentifier: identifier(rawId),
  ...(displayName === undefined ? {} : { displayName }),
  shareHistoryTime: "1970-01-01T00:00:00Z"
})

export const createdOn = instant("2020-06-06T05:55:41.6460000Z")

/** Milliseconds since 1970, which ids and versions of messages are. */
export const millis = (example: string) => regex("^\\d{13}$", example)

/** A link to another page of a list of the thread, on whichever host. */
export const linkTo = (list: string, query: string) => {
  const link = `/chat/threads/${chatThreadId}/${list}?${query}&api-version=2025-03-15`
  return regex(
    `^https?://[^/]+${link.replaceAll(/[.?]/g, "\\$&")}$`,
    `https://contoso.westus.communications.azure.com${link}`
  )
}

/** The bearer token is one of this user. */
export const as = (userId: string): ProviderState => ({ name: "a chat user", parameters: { userId } })

/** Jane's thread. */
export const thread: ProviderState = {
  name: "a chat thread",
  parameters: { chatThreadId, topic: "Lunch", members: [jane, alex, bob], createdBy: jane }
}

export const messages = (...contents: ReadonlyArray<string>): ProviderState => ({
  name: "messages in the thread",
  parameters: {
    chatThreadId,
    messages: contents.map((content) => ({ sender: jane, senderDisplayName: "Jane", content }))
  }
})

/** Users who are refused as members, with the code of each. */
export const refused = (codes: Readonly<Record<string, "403" | "404">>) => {
  const all = Object.entries(codes).map(([rawId, code]) => ({
    rawId,
    code,
    message: code === "403" ? "Permissions check failed" : "Not found"
  }))
  const state: ProviderState = { name: "users who cannot be added", parameters: { refused: all } }
  return { state, invalidParticipants: all.map(({ rawId, ...error }) => ({ target: rawId, ...error })) }
}

/** What is asked by somebody who is not in the thread. */
export const byStranger: Failure<never> = {
  cause: "by a user who is no member",
  given: [thread, as(peter)],
  code: "Forbidden",
  message: "User is not allowed to perform specified action."
}
