/** A client of Chat whose requests go nowhere: answers come from a script, and what was sent is remembered. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Layer from "effect/Layer"
import * as Chat from "../src/Chat.ts"

export const endpoint = "https://contoso.communication.azure.com"
export const threadId = "19:f2167429acf6482880c6b7790a9086c1@thread.v2"
export const threadPath = "/chat/threads/19%3Af2167429acf6482880c6b7790a9086c1%40thread.v2"
export const jane = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_c94ff260-162d-46d6-94fd-e79f4d213715"
export const alex = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_0e59221d-0c1d-46ae-9544-c963ce56c10b"
export const bob = "8:acs:8540c0de-899f-5cce-acb5-3ec493af3800_a34d2d65-d72f-4c48-a12c-2d5c9ac75a1a"

/** An identifier as Chat writes it. */
export const identifier = (id: string) => ({ rawId: id, communicationUser: { id } })

/** A thread as the service writes it. */
export const thread = {
  id: threadId,
  topic: "Lunch",
  createdOn: "2020-06-06T05:55:41.6460000Z",
  createdByCommunicationIdentifier: identifier(jane)
}

export const scripted = (
  script: Parameters<typeof ScriptedTransport.make>[0],
  options: Omit<Chat.Options, "endpoint" | "credential"> = {}
) => {
  const transport = ScriptedTransport.make(script)
  const chat = Chat.layer({ ...options, endpoint, credential: UserTokenCredential.make("user-token") }).pipe(
    Layer.provide(CurrentTransport.layer(transport))
  )
  return { transport, chat }
}
