/** What is asked of calls, threads, users and participants that are not there, or not for who asks, as our clients report it. */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as operations from "@effect-comms/call-automation/internal/operations"
import { scenarios } from "@effect-comms/call-automation/test/scenarios/index.ts"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import type { CommunicationError } from "@effect-comms/core/CommunicationError"
import { communicationUser, phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import { scenariosOf } from "@effect-comms/core/test/contract/scenariosOf.ts"
import * as Call from "@effect-comms/graph-calls/Call"
import * as CommsOperation from "@effect-comms/graph-calls/CommsOperation"
import type * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import { it } from "@effect/vitest"
import type * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type Scene } from "./support/everything.ts"
import { eventsUri, notificationsUri } from "./support/Program.ts"
import { agent, prompt, sourceCallerIdNumber } from "./support/scenes.ts"
import { type Case, chat, isRefused } from "./support/refused.ts"

const unknownId = "00000000-0000-4000-8000-000000000000"
const stale = "8:acs:10ca1c10-0d00-4acd-8000-effec7c0117c_00000000-0000-4000-8000-000000000000"
const noThread = "19:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1@thread.v2"

const outside = (act: (scene: Scene) => Effect.Effect<unknown, unknown, Chat.Chat>) => (scene: Scene) =>
  scene.outsider.as(act(scene))

/** Every operation on a call, by its scenario, of a call that is not there. */
const ofUnknownCall = scenariosOf(operations, scenarios)
  .filter(({ operation }) => operation.path.includes("{callConnectionId}"))
  .map(({ name, operation, scenario }) => {
    const apiVersion = ApiVersions.all.find((one) => one === operation.versions.at(-1))
    const input = { ...Object(scenario.input), callConnectionId: unknownId }
    return {
      name,
      act: CallAutomation.method<unknown, unknown>(operation)(input, apiVersion === undefined ? {} : { apiVersion })
    }
  })

const threadOf = { chatThreadId: noThread }
const ofUnknownThread: Readonly<Record<string, (scene: Scene) => Effect.Effect<unknown, unknown, Chat.Chat>>> = {
  getChatThreadProperties: () => ChatThread.get(threadOf),
  updateChatThreadProperties: () => ChatThread.updateChatThreadProperties({ ...threadOf, topic: "changed" }),
  deleteChatThread: () => Chat.deleteChatThread(threadOf),
  listChatParticipants: () => Stream.runCollect(ChatThread.listChatParticipants(threadOf)),
  addChatParticipants: ({ bob }) => ChatThread.addChatParticipants({ ...threadOf, participants: [bob.participant] }),
  updateChatParticipant: ({ bob }) =>
    ChatThread.updateChatParticipant(
      { ...threadOf, ...bob.participant, displayName: "changed" },
      { apiVersion: "2021-10-01-preview7" }
    ),
  removeChatParticipant: ({ bob }) => ChatThread.removeChatParticipant({ ...threadOf, ...communicationUser(bob.id) }),
  sendChatMessage: () => ChatThread.sendChatMessage({ ...threadOf, content: "hello" }),
  listChatMessages: () => Stream.runCollect(ChatThread.listChatMessages(threadOf))
}

const ofUnknownGraphCall: Readonly<Record<string, Effect.Effect<unknown, CommunicationError, GraphCalls.GraphCalls>>> =
  {
    get: Call.get({ id: unknownId }),
    delete: Call.delete({ id: unknownId }),
    playPrompt: Call.playPrompt({ id: unknownId, prompts: [prompt(1)] }),
    recordResponse: Call.recordResponse({ id: unknownId }),
    subscribeToTone: Call.subscribeToTone({ id: unknownId }),
    cancelMediaProcessing: Call.cancelMediaProcessing({ id: unknownId }),
    "get operation": CommsOperation.get({ id: unknownId, operationId: unknownId })
  }

const cases: ReadonlyArray<Case> = [
  ...ofUnknownCall.map(({ act, name }) => ({
    name: `${name} of an unknown call`,
    act: ({ program }: Scene) => program.run(act),
    reason: "NotFound" as const,
    status: 404,
    code: "8522",
    names: /Call not found\./
  })),
  ...Object.entries(ofUnknownThread).map(([name, act]) => ({
    name: `${name} of an unknown thread`,
    act: chat(act),
    reason: "NotFound" as const,
    status: 404,
    code: "NotFound",
    names: /chat thread was not found/
  })),
  ...Object.entries(ofUnknownGraphCall).map(([name, act]) => ({
    name: `${name} of an unknown Graph call`,
    act: ({ program }: Scene) => program.run(act),
    reason: "NotFound" as const,
    status: 404,
    code: "8522",
    names: /Call not found\./
  })),
  {
    name: "hold of somebody who is not in the call",
    act: ({ callConnectionId, program }) => program.run(CallMedia.hold({ callConnectionId, targetParticipant: agent })),
    reason: "NotFound",
    status: 404,
    code: "8522",
    names: /Participant not found/
  },
  {
    name: "an unknown operation of a Graph call",
    act: ({ id, program }) => program.run(CommsOperation.get({ id, operationId: unknownId })),
    reason: "NotFound",
    status: 404,
    code: "NotFound",
    names: /Operation not found/
  },
  {
    name: "update of a user who is no member of the thread",
    act: chat(({ chatThreadId, outsider }) =>
      ChatThread.updateChatParticipant(
        { chatThreadId, ...outsider.participant, displayName: "changed" },
        { apiVersion: "2021-10-01-preview7" }
      )
    ),
    reason: "NotFound",
    status: 404,
    code: "NotFound",
    names: /participant was not found/
  },
  {
    name: "update by a user who is no member of the thread",
    act: outside(({ bob, chatThreadId }) =>
      ChatThread.updateChatParticipant(
        { chatThreadId, ...bob.participant, displayName: "changed" },
        { apiVersion: "2021-10-01-preview7" }
      )
    ),
    reason: "Forbidden",
    status: 403,
    code: "Forbidden",
    names: /not allowed/
  },
  {
    name: "a token for an unknown user",
    act: ({ program }) => program.run(CommunicationIdentity.issueAccessToken({ id: stale, scopes: ["chat"] })),
    reason: "NotFound",
    status: 404,
    code: "NotFound",
    names: /identity was not found/
  },
  {
    name: "an incoming call that nobody made",
    act: ({ program }) =>
      program.run(CallAutomation.answerCall({ incomingCallContext: "none", callbackUri: eventsUri })),
    reason: "NotFound",
    status: 404,
    code: "8522",
    names: /Call not found/
  },
  {
    name: "a callback that is none",
    act: ({ program }) =>
      program.run(
        CallAutomation.createCall({
          targets: [phoneNumber("+14255550123")],
          sourceCallerIdNumber,
          callbackUri: "not an address"
        })
      ),
    reason: "InvalidRequest",
    status: 400,
    code: "8523",
    names: /callbackUri/
  },
  {
    name: "a Graph call to nobody, which the client knows",
    act: ({ program }) =>
      program.run(
        Call.create({ callbackUri: notificationsUri, targets: [], requestedModalities: ["audio"], mediaConfig: {} })
      ),
    reason: "InvalidRequest",
    names: /targets: expected 1 to 5 targets/
  }
]

it.effect.each(cases)("$name", isRefused)
