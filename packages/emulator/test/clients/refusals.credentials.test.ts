/** Credentials that are refused, as our clients report it. */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallConnection from "@effect-comms/call-automation/CallConnection"
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as Call from "@effect-comms/graph-calls/Call"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { bearer } from "../graph-calls/support/bot.ts"
import { type Scene } from "./support/everything.ts"
import { application } from "./support/Program.ts"
import { customer } from "./support/scenes.ts"
import { type Case, isRefused, onTheWay, remove } from "./support/refused.ts"

/** A client of Call Automation with another connection string. */
const withKey = (change: (connectionString: string) => string) => (scene: Scene) => {
  const { callConnectionId, program } = scene
  return Effect.flatMap(
    program.over(CallAutomation.make({ connectionString: change(program.cloud.connectionString) })),
    (client) =>
      Effect.provideService(
        CallConnection.removeParticipant({ callConnectionId, participantToRemove: customer }),
        CallAutomation.CallAutomation,
        client
      )
  )
}

/** What a user does in a thread, with another token. */
const withToken = (tokenOf: (scene: Scene) => Effect.Effect<string, unknown>) => (scene: Scene) =>
  Effect.gen(function* () {
    const { bob, chatThreadId, program } = scene
    const credential = UserTokenCredential.make(yield* tokenOf(scene))
    const client = yield* program.over(Chat.make({ endpoint: program.cloud.origin, credential }))
    const update = ChatThread.updateChatParticipant(
      { chatThreadId, ...bob.participant, displayName: "changed" },
      { apiVersion: "2021-10-01-preview7" }
    )
    return yield* Effect.provideService(update, Chat.Chat, client)
  })

/** What an application does in a Graph call, with another bearer. */
const withBearer = (tokenOf: (scene: Scene) => Effect.Effect<string>) => (scene: Scene) =>
  Effect.gen(function* () {
    const { id, program } = scene
    const credential = UserTokenCredential.make(yield* tokenOf(scene))
    const client = yield* program.over(GraphCalls.make({ endpoint: program.cloud.origin, credential }))
    return yield* Effect.provideService(Call.cancelMediaProcessing({ id }), GraphCalls.GraphCalls, client)
  })

const bearerOf = (scene: Scene, clientId?: string) =>
  Effect.map(scene.program.run(bearer(clientId, application.tenantId)), (header) => header.replace("Bearer ", ""))

const cases: ReadonlyArray<Case> = [
  {
    name: "a bad key",
    act: withKey((text) => text.replace(/accesskey=.*/, "accesskey=QUJDRA==")),
    reason: "Unauthorized",
    status: 401,
    code: "7509",
    names: /signature/
  },
  {
    name: "a bad key at Identity",
    act: ({ program }) =>
      Effect.flatMap(
        program.over(Identity.make({ connectionString: `endpoint=${program.cloud.origin};accesskey=QUJDRA==` })),
        (client) => Effect.provideService(CommunicationIdentity.create({}), Identity.Identity, client)
      ),
    reason: "Unauthorized",
    status: 401,
    code: "Denied",
    names: /signature/
  },
  {
    name: "a clock that is six minutes late",
    act: (scene) => Effect.andThen(scene.program.cloud.setWallOffset(360_000), remove(scene)),
    reason: "Unauthorized",
    status: 401,
    code: "7509",
    names: /x-ms-date/
  },
  {
    name: "a clock that is six minutes early",
    act: (scene) => Effect.andThen(scene.program.cloud.setWallOffset(-360_000), remove(scene)),
    reason: "Unauthorized",
    status: 401,
    code: "7509",
    names: /x-ms-date/
  },
  {
    name: "a body that was changed on the way",
    act: onTheWay((request) => ({ ...request, body: String(request.body).replace("0123", "0144") }), remove),
    reason: "Unauthorized",
    status: 401,
    code: "7509",
    names: /x-ms-content-sha256/
  },
  {
    name: "a path that was changed on the way",
    act: onTheWay((request) => ({ ...request, path: request.path.replace(":remove", ":add") }), remove),
    reason: "Unauthorized",
    status: 401,
    code: "7509",
    names: /signature/
  },
  {
    name: "a user's token that has expired",
    act: withToken(({ alice, program }) => Effect.as(program.cloud.setWallOffset(86_400_000), alice.token)),
    reason: "Unauthorized",
    status: 401,
    code: "Unauthorized",
    names: /expired/
  },
  {
    name: "a user's token that was revoked",
    act: withToken(({ alice, program }) =>
      Effect.as(program.run(CommunicationIdentity.revokeAccessTokens({ id: alice.id })), alice.token)
    ),
    reason: "Unauthorized",
    status: 401,
    code: "Unauthorized",
    names: /revoked/
  },
  {
    name: "a user's token without the scope of Chat",
    act: withToken(({ alice, program }) =>
      Effect.map(program.run(CommunicationIdentity.issueAccessToken({ id: alice.id, scopes: ["voip"] })), ({ token }) =>
        Redacted.value(token)
      )
    ),
    reason: "Forbidden",
    status: 403,
    code: "Forbidden",
    names: /scope chat/
  },
  {
    name: "a user's token of somebody else's making",
    act: withToken(() => Effect.succeed("eyJhbGciOiJub25lIn0.eyJza3lwZWlkIjoiYWNzOmEifQ.c2ln")),
    reason: "Unauthorized",
    status: 401,
    code: "Unauthorized",
    names: /issued/
  },
  {
    name: "a Graph bearer that has expired",
    act: withBearer((scene) => Effect.tap(bearerOf(scene), () => scene.program.cloud.setWallOffset(3_601_000))),
    reason: "Unauthorized",
    status: 401,
    code: "InvalidAuthenticationToken",
    names: /expired/
  },
  {
    name: "a Graph bearer of somebody else's making",
    act: withBearer(() => Effect.succeed("eyJhbGciOiJub25lIn0.eyJhcHBpZCI6ImEifQ.c2ln")),
    reason: "Unauthorized",
    status: 401,
    code: "InvalidAuthenticationToken",
    names: /not issued/
  },
  {
    name: "a Graph bearer of another application",
    act: withBearer((scene) => bearerOf(scene, "another-application")),
    reason: "NotFound",
    status: 404,
    code: "8522",
    names: /Call not found/
  }
]

it.effect.each(cases)("$name", isRefused)
