/** Requests that are refused for their version, their pair or their body, as our clients report it. */
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as CallMedia from "@effect-comms/call-automation/CallMedia"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import type { WireRequest } from "@effect-comms/core/Transport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Call from "@effect-comms/graph-calls/Call"
import { describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { eventsUri } from "./support/Program.ts"
import { customer, prompt } from "./support/scenes.ts"
import { type Case, chat, isRefused, onTheWay, remove } from "./support/refused.ts"

const without =
  (name: string) =>
  (request: WireRequest): WireRequest => {
    const at = request.headers.indexOf(name)
    return at < 0 ? request : { ...request, headers: request.headers.toSpliced(at, 2) }
  }

const version = (written: string) => (request: WireRequest) => ({
  ...request,
  path: request.path.replace(/api-version=[^&]*/, written)
})

const unknownId = "00000000-0000-4000-8000-000000000000"
const versions: ReadonlyArray<Case> = [
  {
    name: "no api-version",
    act: onTheWay(version(""), remove),
    reason: "InvalidRequest",
    status: 400,
    code: "ApiVersionUnspecified",
    names: /API version is required/
  },
  {
    name: "an unknown api-version",
    act: onTheWay(version("api-version=2019-01-01"), remove),
    reason: "InvalidRequest",
    status: 400,
    code: "UnsupportedApiVersion",
    names: /does not support the API version '2019-01-01'/
  },
  {
    name: "an unknown version of Graph",
    act: onTheWay(
      (request) => ({ ...request, path: request.path.replace("/v1.0/", "/v2.0/") }),
      ({ id, program }) => program.run(Call.cancelMediaProcessing({ id }))
    ),
    reason: "InvalidRequest",
    status: 400,
    code: "BadRequest",
    names: /Invalid version\./
  },
  {
    name: "no version of Graph",
    act: onTheWay(
      (request) => ({ ...request, path: request.path.replace("/v1.0/", "/") }),
      ({ id, program }) => program.run(Call.cancelMediaProcessing({ id }))
    ),
    reason: "InvalidRequest",
    status: 400,
    code: "BadRequest",
    names: /Invalid version\./
  },
  {
    name: "a version without the operation, which the client knows",
    act: ({ callConnectionId, program }) =>
      program.run(CallMedia.unhold({ callConnectionId, targetParticipant: customer }, { apiVersion: "2023-10-15" })),
    reason: "InvalidRequest",
    names: /apiVersion: expected one that has this operation: 2024-06-15-preview/
  },
  {
    name: "a version without the operation, changed on the way",
    act: onTheWay(version("api-version=2023-10-15"), ({ callConnectionId, program }) =>
      program.run(CallMedia.unhold({ callConnectionId, targetParticipant: customer }))
    ),
    reason: "InvalidRequest",
    status: 400,
    code: "UnsupportedApiVersion",
    names: /does not support the API version '2023-10-15'/
  },
  {
    name: "update participant in a version without it, which the client knows",
    act: (scene) =>
      Effect.flatMap(
        scene.program.over(
          Chat.make({ endpoint: scene.program.cloud.origin, credential: UserTokenCredential.make(scene.alice.token) })
        ),
        (client) =>
          Effect.provideService(
            ChatThread.updateChatParticipant({ chatThreadId: scene.chatThreadId, ...scene.bob.participant }),
            Chat.Chat,
            client
          )
      ),
    reason: "InvalidRequest",
    names: /apiVersion: expected one that has this operation: 2021-10-01-preview7/
  },
  {
    name: "a field that the version does not have, which the client knows",
    act: ({ callConnectionId, program }) =>
      program.run(
        CallConnection.removeParticipant(
          { callConnectionId, participantToRemove: customer, operationCallbackUri: eventsUri },
          { apiVersion: "2023-03-06" }
        )
      ),
    reason: "InvalidRequest",
    names: /operationCallbackUri: expected nothing: api-version 2023-03-06 does not have it/
  }
]

const repeatability: ReadonlyArray<Case> = [
  {
    name: "an id without First-Sent",
    act: onTheWay(without("repeatability-first-sent"), remove),
    reason: "InvalidRequest",
    status: 400,
    names: /Repeatability-First-Sent: expected beside/
  },
  {
    name: "First-Sent without an id",
    act: onTheWay(without("repeatability-request-id"), remove),
    reason: "InvalidRequest",
    status: 400,
    names: /Repeatability-Request-ID: expected beside/
  },
  {
    name: "an id that is none, which the client knows",
    act: ({ callConnectionId, program }) =>
      program.run(
        CallConnection.removeParticipant(
          { callConnectionId, participantToRemove: customer },
          { repeatability: { requestId: "one", firstSent: "Sat, 14 Mar 2026 09:26:53 GMT" } }
        )
      ),
    reason: "InvalidRequest",
    names: /Repeatability-Request-ID: expected a UUID/
  },
  {
    name: "a First-Sent that is not an IMF-fixdate, which the client knows",
    act: ({ callConnectionId, program }) =>
      program.run(
        CallConnection.removeParticipant(
          { callConnectionId, participantToRemove: customer },
          { repeatability: { requestId: unknownId, firstSent: "2026-03-14T09:26:53Z" } }
        )
      ),
    reason: "InvalidRequest",
    names: /Repeatability-First-Sent: expected an IMF-fixdate/
  }
]

const large = "x".repeat(1024 * 1024)

const bodies: ReadonlyArray<Case> = [
  {
    name: "a body over 1 MiB in Call Automation",
    act: ({ callConnectionId, program }) =>
      program.run(
        CallConnection.removeParticipant({ callConnectionId, participantToRemove: customer, operationContext: large })
      ),
    reason: "InvalidRequest",
    status: 413,
    code: "PayloadTooLarge",
    names: /larger than 1 MiB/
  },
  {
    name: "a body over 1 MiB in Chat",
    act: chat(({ chatThreadId }) => ChatThread.sendChatMessage({ chatThreadId, content: large })),
    reason: "InvalidRequest",
    status: 413,
    code: "PayloadTooLarge",
    names: /larger than 1 MiB/
  },
  {
    name: "a body over 1 MiB in Graph",
    act: onTheWay(
      (request) => (request.path.endsWith("/playPrompt") ? { ...request, body: `"${large}"` } : request),
      ({ id, program }) => program.run(Call.playPrompt({ id, prompts: [prompt(1)] }))
    ),
    reason: "InvalidRequest",
    status: 413,
    code: "PayloadTooLarge",
    names: /larger than 1 MiB/
  },
  {
    name: "malformed JSON in Chat",
    act: onTheWay(
      (request) => ({ ...request, body: "{" }),
      chat(({ chatThreadId }) => ChatThread.sendChatMessage({ chatThreadId, content: "hello" }))
    ),
    reason: "InvalidRequest",
    status: 400,
    code: "BadRequest",
    names: /body: expected JSON/
  },
  {
    name: "malformed JSON in Graph",
    act: onTheWay(
      (request) => (request.path.endsWith("/playPrompt") ? { ...request, body: "{" } : request),
      ({ id, program }) => program.run(Call.playPrompt({ id, prompts: [prompt(1)] }))
    ),
    reason: "InvalidRequest",
    status: 400,
    code: "BadRequest",
    names: /body: expected JSON/
  },
  {
    name: "an empty path parameter, which the client knows",
    act: ({ program }) => program.run(CallConnection.get({ callConnectionId: "" })),
    reason: "InvalidRequest",
    names: /callConnectionId: expected/
  }
]

describe.each([
  ["versions", versions],
  ["repeatability", repeatability],
  ["bodies", bodies]
] as const)("%s", (_, cases) => {
  it.effect.each(cases)("$name", isRefused)
})
