/**
 * Operations that the service does not recognize when they come again, each with a scene in which it can be done, and with what the
 * local cloud notes of every execution.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import type { CallOptions } from "@effect-comms/core/Client"
import type { GraphCalls } from "@effect-comms/graph-calls/GraphCalls"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import type { Identity } from "@effect-comms/identity/Identity"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { at } from "../../identity/support/wire.ts"
import { eventsUri, type Program } from "./Program.ts"
import { another, callCustomer, customer, sourceCallerIdNumber, thread } from "./scenes.ts"

/** A call of a client that is ready to be made. */
export type Ready = (
  options?: Pick<CallOptions, "retryAmbiguous" | "trustRepeatability">
) => Effect.Effect<unknown, unknown, CallAutomation.CallAutomation | Identity | GraphCalls>

/** An operation in a scene of its own. */
export interface Unrepeatable {
  readonly name: string
  readonly class: "once" | "claimed"
  /** The end of its path. */
  readonly path: string
  /** Whether it has to come within some seconds. */
  readonly isUrgent?: boolean
  readonly prepare: (program: Program) => Effect.Effect<Ready, unknown>
  /** How often it was executed, once everything that follows from it has happened. */
  readonly executions: (program: Program) => Effect.Effect<number>
}

const notes = (name: string) => (program: Program) => program.count("state", name)

const events = (name: string) => (program: Program) =>
  Effect.sync(
    () =>
      program.receipts
        .flatMap(({ result }) => (Result.isSuccess(result) ? result.success.events : []))
        .filter(({ _tag }) => _tag === name).length
  )

const onCall =
  (call: (callConnectionId: string, options: Parameters<Ready>[0]) => ReturnType<Ready>): Unrepeatable["prepare"] =>
  (program) =>
    Effect.map(callCustomer(program), (id) => (options) => call(id, options))

const onIncomingCall =
  (call: (incomingCallContext: string, options: Parameters<Ready>[0]) => ReturnType<Ready>): Unrepeatable["prepare"] =>
  (program) =>
    Effect.map(
      program.cloud.incomingCall({ from: customer, to: "+14255550100" }),
      ({ incomingCallContext }) =>
        (options) =>
          call(incomingCallContext, options)
    )

/** All of Azure Communication Services. */
export const unrepeatable: ReadonlyArray<Unrepeatable> = [
  {
    name: "createCall",
    class: "claimed",
    path: "/calling/callConnections",
    prepare: () =>
      Effect.succeed((options) =>
        CallAutomation.createCall({ targets: [customer], sourceCallerIdNumber, callbackUri: eventsUri }, options)
      ),
    executions: notes("call opened")
  },
  {
    name: "answerCall",
    class: "claimed",
    path: "callConnections:answer",
    prepare: onIncomingCall((incomingCallContext, options) =>
      CallAutomation.answerCall({ incomingCallContext, callbackUri: eventsUri }, options)
    ),
    executions: notes("leg opened")
  },
  {
    name: "redirectCall",
    class: "claimed",
    path: "callConnections:redirect",
    prepare: onIncomingCall((incomingCallContext, options) =>
      CallAutomation.redirectCall({ incomingCallContext, target: another }, options)
    ),
    executions: notes("call redirected")
  },
  {
    name: "rejectCall",
    class: "claimed",
    path: "callConnections:reject",
    prepare: onIncomingCall((incomingCallContext, options) =>
      CallAutomation.rejectCall({ incomingCallContext }, options)
    ),
    executions: notes("call rejected")
  },
  {
    name: "connectCall",
    class: "claimed",
    path: "callConnections:connect",
    prepare: () =>
      Effect.succeed((options) => {
        const callLocator = { kind: "roomCallLocator", roomId: "99434917639286209" }
        return CallAutomation.connect({ callLocator, callbackUri: eventsUri }, options)
      }),
    executions: notes("leg opened")
  },
  {
    name: "hold",
    class: "once",
    path: ":hold",
    prepare: onCall((callConnectionId, options) =>
      CallMedia.hold({ callConnectionId, targetParticipant: customer }, options)
    ),
    executions: events("ParticipantsUpdated")
  },
  {
    name: "unhold",
    class: "once",
    path: ":unhold",
    prepare: onCall((callConnectionId, options) =>
      CallMedia.unhold({ callConnectionId, targetParticipant: customer }, options)
    ),
    executions: events("ParticipantsUpdated")
  },
  {
    name: "play",
    class: "once",
    path: ":play",
    prepare: onCall((callConnectionId, options) =>
      CallMedia.play(
        {
          callConnectionId,
          playSources: [{ kind: "file", file: { uri: "https://cdn.contoso.com/prompt.wav?durationMs=500" } }]
        },
        options
      )
    ),
    executions: events("PlayStarted")
  },
  {
    name: "createChatThread",
    class: "claimed",
    path: "/chat/threads",
    prepare: ({ user }) =>
      Effect.map(user, (alice) => (options) => alice.as(Chat.createChatThread({ topic: "t" }, options))),
    executions: notes("thread created")
  },
  {
    name: "addChatParticipants",
    class: "once",
    path: "participants/:add",
    prepare: (program) =>
      Effect.gen(function* () {
        const { alice, chatThreadId } = yield* thread(program)
        const { participant } = yield* program.user
        return (options) =>
          alice.as(ChatThread.addChatParticipants({ chatThreadId, participants: [participant] }, options))
      }),
    executions: notes("participants added")
  },
  {
    name: "updateChatParticipant",
    class: "once",
    path: "participants/:update",
    prepare: (program) =>
      Effect.map(thread(program), ({ alice, bob, chatThreadId }) => (options) => {
        const input = { chatThreadId, ...bob.participant, displayName: "Bob" }
        return alice.as(ChatThread.updateChatParticipant(input, { ...options, apiVersion: "2021-10-01-preview7" }))
      }),
    executions: notes("participant updated")
  },
  {
    name: "removeChatParticipant",
    class: "once",
    path: "participants/:remove",
    prepare: (program) =>
      Effect.map(thread(program), ({ alice, bob, chatThreadId }) => (options) => {
        const input = { chatThreadId, ...bob.participant.communicationIdentifier }
        return alice.as(ChatThread.removeChatParticipant(input, options))
      }),
    executions: notes("participant removed")
  },
  {
    name: "sendChatMessage",
    class: "once",
    path: "/messages",
    prepare: (program) =>
      Effect.map(
        thread(program),
        ({ alice, chatThreadId }) =>
          (options) =>
            alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "hello" }, options))
      ),
    // A new thread holds two messages of the system.
    executions: (program) => Effect.map(program.cloud.state, (state) => Number(at(state, "threads", 0, "messages")) - 2)
  },
  {
    name: "sendTypingNotification",
    class: "once",
    path: "/typing",
    prepare: (program) =>
      Effect.map(
        thread(program),
        ({ alice, chatThreadId }) =>
          (options) =>
            alice.as(ChatThread.sendTypingNotification({ chatThreadId }, options))
      ),
    executions: notes("typing")
  },
  {
    name: "sendChatReadReceipt",
    class: "once",
    path: "/readReceipts",
    prepare: (program) =>
      Effect.gen(function* () {
        const { alice, bob, chatThreadId } = yield* thread(program)
        const { id: chatMessageId } = yield* alice.as(ChatThread.sendChatMessage({ chatThreadId, content: "hello" }))
        return (options) => bob.as(ChatThread.sendChatReadReceipt({ chatThreadId, chatMessageId }, options))
      }),
    // A repeat is executed and changes nothing.
    executions: notes("message read")
  },
  {
    name: "uploadChatImage",
    class: "once",
    path: "/images",
    prepare: (program) =>
      Effect.map(thread(program), ({ alice, chatThreadId }) => (options) => {
        const image = Buffer.from("GIF89a")
        return alice.as(
          ChatThread.uploadChatImage({ chatThreadId, image }, { ...options, apiVersion: "2024-06-05-preview" })
        )
      }),
    executions: notes("image uploaded")
  },
  {
    name: "exchangeTeamsUserAccessToken",
    class: "once",
    path: "/teamsUser/:exchangeAccessToken",
    prepare: () =>
      Effect.succeed((options) =>
        CommunicationIdentity.exchangeTeamsUserAccessToken(
          {
            token: Redacted.make("e30.e30.x"),
            appId: "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1",
            userId: "9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d"
          },
          options
        )
      ),
    executions: notes("token issued")
  },
  {
    name: "createUser",
    class: "once",
    path: "/identities",
    prepare: () => Effect.succeed((options) => CommunicationIdentity.create({}, options)),
    executions: notes("identity created")
  },
  {
    name: "issueAccessToken",
    class: "once",
    path: ":issueAccessToken",
    prepare: ({ user }) =>
      Effect.map(
        user,
        ({ id }) =>
          (options) =>
            CommunicationIdentity.issueAccessToken({ id, scopes: ["chat"] }, options)
      ),
    executions: notes("token issued")
  },
  {
    name: "revokeAccessTokens",
    class: "once",
    path: ":revokeAccessTokens",
    prepare: ({ user }) =>
      Effect.map(
        user,
        ({ id }) =>
          (options) =>
            CommunicationIdentity.revokeAccessTokens({ id }, options)
      ),
    executions: notes("tokens revoked")
  }
]
