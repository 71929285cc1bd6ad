/** The Promise APIs of all four packages on the local cloud, without a line of Effect in what the program does. */
import { createCallAutomation, createCallEvents } from "@effect-comms/call-automation/promise"
import * as Outcome from "@effect-comms/call-automation/Outcome"
import { createChat } from "@effect-comms/chat/promise"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import { phoneNumber } from "@effect-comms/core/CommunicationIdentifier"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { createCallNotifications, createGraphCalls } from "@effect-comms/graph-calls/promise"
import { createIdentity } from "@effect-comms/identity/promise"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalCloud from "../../src/Emulator.ts"
import { application, eventsUri, fetchOf, notificationsUri } from "./support/Program.ts"
import { agent, customer, prompt, sourceCallerIdNumber } from "./support/scenes.ts"

/** Clients and receivers of a program that knows only promises. */
const world = Effect.gen(function* () {
  let arrive: (request: LocalCloud.Delivered) => Promise<unknown> = () => Promise.resolve()
  const cloud = yield* LocalCloud.make({
    deliver: (request) =>
      Effect.as(
        Effect.promise(() => arrive(request)),
        { status: 200 }
      )
  })
  const { connectionString, origin, resourceId, transport } = cloud
  const fetch = fetchOf(cloud)
  const events = createCallEvents({ audience: resourceId, keys: { jwksUrl: `${origin}/calling/keys` }, fetch })
  const notifications = createCallNotifications({
    clientId: application.clientId,
    keys: { jwksUrl: `${origin}/v1/.well-known/keys` },
    fetch
  })
  yield* Effect.addFinalizer(() => Effect.promise(() => Promise.all([events.close(), notifications.close()])))
  arrive = ({ body, headers, url }) => {
    const delivery = { body, authorization: headers["authorization"] }
    return url === eventsUri ? events.receive(delivery) : notifications.receive(delivery)
  }
  return {
    cloud,
    transport,
    events,
    notifications,
    calls: createCallAutomation({ connectionString, transport }),
    identity: createIdentity({ connectionString, transport }),
    graph: createGraphCalls({ ...application, endpoint: origin, transport }),
    advance: (millis: number) => Effect.runPromise(cloud.advance(millis)),
    fault: (order: LocalCloud.FaultOrder) => Effect.runPromise(cloud.fault(order))
  }
})

type World = Effect.Success<typeof world>

const test = (name: string, run: (world: World) => Promise<void>) =>
  it.live(name, () => Effect.flatMap(world, (made) => Effect.promise(() => run(made))))

const rejection = async (promise: Promise<unknown>): Promise<CommunicationError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason
  )
  assert(error instanceof CommunicationError)
  return error
}

const called = async ({ advance, calls, events }: World): Promise<string> => {
  const { callConnectionId = "" } = await calls.createCall({
    targets: [customer],
    sourceCallerIdNumber,
    callbackUri: eventsUri
  })
  await advance(1_000)
  await events.awaitOutcome(Outcome.createCall, { callConnectionId })
  return callConnectionId
}

test("a call: an agent is added and removed, the customer is held, all ends", async (world) => {
  const { advance, calls, events } = world
  const callConnectionId = await called(world)
  await calls.callConnection.addParticipant({ callConnectionId, sourceCallerIdNumber, participantToAdd: agent })
  await advance(1_000)
  await events.awaitOutcome(Outcome.addParticipant, { callConnectionId, participant: agent })
  await calls.callMedia.hold({ callConnectionId, targetParticipant: customer })
  await advance(1_000)
  await events.awaitOutcome(Outcome.hold(customer), { callConnectionId })
  await calls.callMedia.unhold({ callConnectionId, targetParticipant: customer })
  await advance(1_000)
  await events.awaitOutcome(Outcome.unhold(customer), { callConnectionId })
  const members: Array<string | undefined> = []
  for await (const { identifier } of calls.callConnection.listParticipants({ callConnectionId }))
    members.push(identifier?.phoneNumber?.value)
  assert.includeMembers(members, ["+14255550123", "+14255550144"])
  await calls.callConnection.removeParticipant({ callConnectionId, participantToRemove: agent })
  await advance(1_000)
  await events.awaitOutcome(Outcome.removeParticipant, { callConnectionId, participant: agent })
  await calls.callConnection.terminateCall({ callConnectionId })
  await advance(1_000)
  const ended = await events.awaitOutcome(Outcome.disconnect, { callConnectionId })
  assert.strictEqual(ended.data.resultInformation?.subCode, 7000)
})

test("rejects with the typed error itself", async (world) => {
  const { calls, fault } = world
  const unknown = await rejection(calls.callConnection.get({ callConnectionId: "none" }))
  assert.deepInclude(unknown, { status: 404, code: "8522", attempts: 1 })
  const callConnectionId = await called(world)
  await fault({ kind: "reset-after" })
  const open = await rejection(calls.callMedia.hold({ callConnectionId, targetParticipant: customer }))
  assert.strictEqual(open.reason._tag, "Ambiguous")
  const declined = phoneNumber("+14255550603")
  await calls.callConnection.addParticipant({
    callConnectionId,
    sourceCallerIdNumber,
    participantToAdd: declined,
    operationContext: "no"
  })
  await world.advance(1_000)
  const failure: unknown = await world.events
    .awaitOutcome(Outcome.addParticipant, { callConnectionId, operationContext: "no" })
    .catch((error: unknown) => error)
  assert.deepInclude(failure, { _tag: "OperationFailed", code: 603 })
})

test("a signal stops a call and a wait, with its own reason", async (world) => {
  const { calls, events, fault } = world
  const callConnectionId = await called(world)
  await fault({ kind: "timeout" })
  const controller = new AbortController()
  const holding = calls.callMedia
    .hold({ callConnectionId, targetParticipant: customer }, { signal: controller.signal })
    .catch((error: unknown) => error)
  const waiting = events
    .awaitOutcome(Outcome.play, { callConnectionId, signal: controller.signal })
    .catch((error: unknown) => error)
  const reason = new Error("enough")
  controller.abort(reason)
  assert.deepStrictEqual(await Promise.all([holding, waiting]), [reason, reason])
})

test("users, a thread, and a member who is changed", async ({ cloud, identity, transport }) => {
  const { accessToken, identity: alice } = await identity.communicationIdentity.create({
    createTokenWithScopes: ["chat"]
  })
  const { identity: bob } = await identity.communicationIdentity.create({})
  assert(accessToken !== undefined)
  const chat = createChat({
    endpoint: cloud.origin,
    credential: UserTokenCredential.make(accessToken.token),
    transport
  })
  const communicationIdentifier = { communicationUser: { id: bob.id } }
  const { chatThread } = await chat.createChatThread({ topic: "t", participants: [{ communicationIdentifier }] })
  await chat.chatThread.updateChatParticipant(
    { chatThreadId: chatThread.id, communicationIdentifier, displayName: "Bob" },
    { apiVersion: "2021-10-01-preview7" }
  )
  const names: Array<string | undefined> = []
  for await (const { displayName } of chat.chatThread.listChatParticipants({ chatThreadId: chatThread.id }))
    names.push(displayName)
  assert.deepStrictEqual(names, [undefined, "Bob"])
  await identity.communicationIdentity.revokeAccessTokens({ id: alice.id })
  const error = await rejection(chat.chatThread.get({ chatThreadId: chatThread.id }))
  assert.strictEqual(error.reason._tag, "Unauthorized")
})

test("a Graph call that plays, and is cancelled", async ({ advance, graph, notifications }) => {
  const { id } = await graph.call.create({
    callbackUri: notificationsUri,
    targets: [{ identity: { user: { id: "550fae72-d251-43ec-868c-373732c2704f" } } }],
    requestedModalities: ["audio"],
    mediaConfig: {}
  })
  await advance(1_000)
  const playing = await graph.call.playPrompt({ id, prompts: [prompt(60_000)] })
  const waiting = notifications.awaitOperation(id, playing).catch((error: unknown) => error)
  await graph.call.cancelMediaProcessing({ id })
  await advance(100)
  assert.deepInclude(await waiting, { _tag: "OperationCancelled", code: 400, subcode: 8508 })
  await graph.call.delete({ id })
})
