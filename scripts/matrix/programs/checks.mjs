// What is tried on every runtime, written as a user would: a client, webhooks, and a media socket, through the packed
// packages. Nothing here is of one runtime; the programs beside it give it a server's sockets.
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import { audioData } from "@effect-comms/call-automation/OutStreamingData"
import {
  createCallAutomation,
  createCallEvents,
  createMediaSocket,
  createMediaSocketHandler
} from "@effect-comms/call-automation/promise"
import { createChat } from "@effect-comms/chat/promise"
import * as CommunicationIdentifier from "@effect-comms/core/CommunicationIdentifier"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import { WebhookTokenError } from "@effect-comms/core/WebhookToken"
import { createCallNotifications, createGraphCalls } from "@effect-comms/graph-calls/promise"
import { createIdentity } from "@effect-comms/identity/promise"

const audience = "1d3e8c1a-6f65-4f8e-9f3b-2a6c5f0e7d11"
const callConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c"

const expect = (condition, what) => {
  if (!condition) throw new Error(`expected ${what}`)
}

const rejection = async (promise) => {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error("expected a failure")
}

const clientOf = (service) =>
  createCallAutomation({ connectionString: `endpoint=${service}/;accesskey=c2VjcmV0`, retry: { attempts: 1 } })

const tellOf = (service, path, body) =>
  fetch(`${service}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body)
  })

/** A call that is signed, sent and answered; the service checks the signature. */
const call = async (service) => {
  const { operationContext } = await clientOf(service).callConnection.removeParticipant({
    callConnectionId,
    participantToRemove: CommunicationIdentifier.phoneNumber("+14255550123"),
    operationContext: "agent 7 leaves"
  })
  expect(operationContext === "agent 7 leaves", `the context back, not ${operationContext}`)
}

/** The other clients: a user of Identity, a thread of Chat, a call of Graph. */
const others = async (service) => {
  const { communicationIdentity } = createIdentity({ connectionString: `endpoint=${service}/;accesskey=c2VjcmV0` })
  const { identity } = await communicationIdentity.create({})
  expect(identity.id === "8:acs:someone", `the user, not ${identity.id}`)
  const chat = createChat({ endpoint: service, credential: UserTokenCredential.make("a.user.token") })
  await chat.deleteChatThread({ chatThreadId: "19:thread" })
  expect(
    [createCallNotifications, createGraphCalls].every((one) => typeof one === "function"),
    "the clients of Graph"
  )
}

/** A call that fails as its type says. */
const failure = async (service) => {
  const error = await rejection(clientOf(service).callConnection.get({ callConnectionId }))
  expect(error instanceof CommunicationError, `CommunicationError, not ${String(error)}`)
  expect(error.reason._tag === "NotFound" && error.status === 404, `NotFound, not ${error.message}`)
}

/** A webhook: a signed one is taken, one with a changed signature is not. */
const webhook = async (service) => {
  const events = createCallEvents({ audience, keys: { jwksUrl: `${service}/keys` }, issuers: [CallEvents.issuer] })
  const { authorization, body } = await (await fetch(`${service}/webhook`)).json()
  const { events: received } = await events.receive({ authorization, body })
  expect(received.length === 1 && received[0]._tag === "CallConnected", "one CallConnected")
  expect(received[0].data.callConnectionId === callConnectionId, "the id of its leg")
  const [head, claims] = authorization.split(".")
  const error = await rejection(events.receive({ authorization: `${head}.${claims}.${"A".repeat(342)}`, body }))
  expect(error instanceof WebhookTokenError && error.reason === "Signature", `a bad signature, not ${String(error)}`)
  await events.close()
}

/** A notification of Graph. */
const notification = async (service) => {
  const notifications = createCallNotifications({ clientId: audience, keys: { jwksUrl: `${service}/keys` } })
  const { notifications: received } = await notifications.receive(await (await fetch(`${service}/notification`)).json())
  expect(received.length === 1 && received[0]._tag === "Call", "one notification of a call")
  await notifications.close()
}

/** Says back what it hears, until the other side closes it. */
const echo = async (media) => {
  for await (const packet of media.packets()) {
    if (packet._tag === "AudioData") await media.send(audioData(packet.data))
  }
}

/** The program behind a media socket. */
export const mediaOf = (service) =>
  createMediaSocketHandler({
    audience,
    keys: { jwksUrl: `${service}/keys` },
    onSocket: async (media, upgrade) => {
      expect(upgrade.callConnectionId === callConnectionId, "the id of the leg")
      await echo(media)
    }
  })

/** The media socket: the service opens it at `url` with a bad and with a good token, sends a packet and waits for it to come back. */
const served = async (service, url) => {
  const { refused, heard, code } = await (await tellOf(service, "/dial", { url })).json()
  expect(refused === 401, `401 for a bad token, not ${refused}`)
  expect(heard === "AQIDBA==", `the audio back, not ${heard}`)
  expect(code === 1000, `1000 at the end, not ${code}`)
}

/** Where there are no server's sockets: one of the web standard, whose other side the service plays. */
const connected = async (service) => {
  const socket = new WebSocket(`${service.replace("http", "ws")}/media`)
  const media = createMediaSocket(socket)
  await echo(media)
  await media.close()
  const { heard, code } = await (await fetch(`${service}/heard`)).json()
  expect(heard === "AQIDBA==", `the audio back, not ${heard}`)
  expect(code === 1000, `1000 at the end, not ${code}`)
}

/** Runs every check and reports to the service; `url` is where this program takes media sockets, where it can. */
export const run = async (service, version, url) => {
  const media = url === undefined ? connected : (base) => served(base, url)
  const results = { version }
  for (const [name, check] of Object.entries({ call, others, failure, webhook, notification, media })) {
    try {
      await check(service)
      results[name] = "ok"
    } catch (error) {
      results[name] = `${String(error)}\n${error?.stack}`
    }
  }
  await tellOf(service, "/results", results)
}
