import { parseCallAutomationEvent } from "@azure/communication-call-automation"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { application, official, tenantId } from "./support.ts"

it.live("Call Automation: a call is made and its webhook parsed", () =>
  Effect.gen(function* () {
    const { callAutomation, cloud } = yield* official()
    const app = yield* application
    const { callConnectionProperties } = yield* Effect.promise(() =>
      callAutomation.createCall(
        { targetParticipant: { phoneNumber: "+14255550123" }, sourceCallIdNumber: { phoneNumber: "+14255550100" } },
        `${app.url}/callbacks`
      )
    )
    const connected = yield* app.nextEvent("CallConnected")
    assert.strictEqual(parseCallAutomationEvent(JSON.parse(connected.text)).kind, "CallConnected")
    assert.match(connected.headers.authorization ?? "", /^Bearer ey/)
    const { callConnectionId = "" } = callConnectionProperties
    yield* Effect.promise(() => callAutomation.getCallConnection(callConnectionId).hangUp(true))
    yield* app.nextEvent("CallDisconnected")
    const { operations } = yield* cloud.coverage
    assert.deepInclude(
      operations.find(({ operation }) => operation === "CallConnection_TerminateCall"),
      { status: "supported", calls: 1 }
    )
  })
)

it.live("Identity and Chat: a user with a token opens a thread and lists its participants", () =>
  Effect.gen(function* () {
    const { chat, identity } = yield* official()
    const { token, user } = yield* Effect.promise(() => identity.createUserAndToken(["chat"]))
    const client = chat(token)
    const thread = yield* Effect.promise(() => client.createChatThread({ topic: "hello" }, { participants: [] }))
    const id = thread.chatThread?.id ?? ""
    assert.match(id, /^19:/)
    const participants = yield* Effect.promise(async () => {
      const found: Array<unknown> = []
      for await (const participant of client.getChatThreadClient(id).listParticipants()) found.push(participant.id)
      return found
    })
    assert.deepInclude(participants, { kind: "communicationUser", communicationUserId: user.communicationUserId })
  })
)

it.live("Graph: a call is made and read", () =>
  Effect.gen(function* () {
    const { graph } = yield* official()
    const app = yield* application
    const made: unknown = yield* Effect.promise(() =>
      graph.api("/communications/calls").post({
        "@odata.type": "#microsoft.graph.call",
        callbackUri: `${app.url}/notifications`,
        tenantId,
        requestedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        targets: [
          {
            "@odata.type": "#microsoft.graph.invitationParticipantInfo",
            identity: {
              "@odata.type": "#microsoft.graph.identitySet",
              user: { "@odata.type": "#microsoft.graph.identity", id: "5810cede-f3cc-42eb-b2c1-e9bd5d53ec96" }
            }
          }
        ]
      })
    )
    const id: unknown = typeof made === "object" && made !== null ? Reflect.get(made, "id") : undefined
    assert.isString(id)
    yield* app.next(({ text }) => text.includes('"established"'))
    const read: unknown = yield* Effect.promise(() => graph.api(`/communications/calls/${String(id)}`).get())
    assert.deepInclude(read, { id, state: "established" })
  })
)
