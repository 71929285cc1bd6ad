/**
 * A program of ours on a local cloud in this process: its clients, every request that left it, its webhook receivers, which verify by
 * the local cloud's own keys, and what those said of every delivery.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import type { EventDecodeError } from "@effect-comms/call-automation/events"
import * as Chat from "@effect-comms/chat/Chat"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import type { Transport, WireRequest } from "@effect-comms/core/Transport"
import { TransportError } from "@effect-comms/core/Transport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import type { WebhookTokenError } from "@effect-comms/core/WebhookToken"
import * as CallNotifications from "@effect-comms/graph-calls/CallNotifications"
import type { NotificationDecodeError } from "@effect-comms/graph-calls/notifications"
import * as GraphCalls from "@effect-comms/graph-calls/GraphCalls"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as LocalCloud from "../../../src/Emulator.ts"
import { begin } from "../../identity/support/wire.ts"

/** The Graph application of these tests. */
export const application = {
  tenantId: "9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d",
  clientId: "1f2e3d4c-5b6a-4978-8a9b-acbdcedfe0f1",
  clientSecret: "a secret of the tests"
}
/** Where Call Automation sends events, and Graph notifications. */
export const eventsUri = "http://127.0.0.1:9999/events"
export const notificationsUri = "https://bot.contoso.com/notifications"

/** What a receiver said of a delivery. */
export interface Receipt<A, E> {
  readonly request: LocalCloud.Delivered
  readonly result: Result.Result<A, E>
}

/** What Call Automation's and Graph's receivers say. */
export type OfCall = Receipt<CallEvents.Received, EventDecodeError | WebhookTokenError>
export type OfNotification = Receipt<CallNotifications.Received, NotificationDecodeError | WebhookTokenError>

/** What may happen on the way; tests replace its members. */
export interface Road {
  /** Changes a request after it was signed. */
  request: (request: WireRequest) => WireRequest
  /** Changes a delivery, or answers it in place of the program. */
  delivery: (request: LocalCloud.Delivered) => LocalCloud.Delivered | LocalCloud.Acknowledgement
  /** How the program answers Graph's posts, wherever they go; by default they are received at `notificationsUri` alone. */
  answering?: CallNotifications.Answering
}

/** The value of a header of a request, by its lower-case name. */
export const headerOf = ({ headers }: WireRequest, name: string): string | undefined => {
  for (let i = 0; i + 1 < headers.length; i += 2) if (headers[i]?.toLowerCase() === name) return headers[i + 1]
  return undefined
}

/** A transport that notes what leaves. */
export const recording = (transport: Transport, sent: Array<WireRequest>, road: Pick<Road, "request">): Transport => ({
  send: (request, done) => {
    const onItsWay = road.request(request)
    sent.push(onItsWay)
    return transport.send(onItsWay, done)
  }
})

/** `fetch` of a local cloud in this process, for metadata and keys. */
export const fetchOf =
  ({ origin, transport }: LocalCloud.Service): typeof globalThis.fetch =>
  (input) =>
    new Promise((resolve, reject) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input)
      transport.send({ method: "GET", origin, path: pathname + search, headers: [], body: undefined }, (outcome) => {
        if (outcome instanceof TransportError) reject(outcome)
        else resolve(new Response(outcome.text(), { status: outcome.status }))
      })
    })

/** A user who chats. */
export interface User {
  readonly id: string
  readonly token: string
  readonly participant: {
    readonly communicationIdentifier: { readonly rawId: string; readonly communicationUser: { readonly id: string } }
  }
  /** Runs what needs a client of Chat as this user. */
  readonly as: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, Exclude<R, Chat.Chat>>
}

/** Makes a program and the local cloud that it runs on; both end with the scope. */
export const makeProgram = (options: LocalCloud.Options = {}) =>
  Effect.gen(function* () {
    yield* begin
    const sent: Array<WireRequest> = []
    const receipts: Array<OfCall> = []
    const notified: Array<OfNotification> = []
    const road: Road = { request: (request) => request, delivery: (request) => request }
    let arrive: (request: LocalCloud.Delivered) => Effect.Effect<LocalCloud.Acknowledgement> = () =>
      Effect.succeed({ status: 503 })

    const deliver: NonNullable<LocalCloud.Options["deliver"]> = (request) =>
      Effect.suspend(() => {
        const met = road.delivery(request)
        return "status" in met ? Effect.succeed(met) : arrive(met)
      })
    const cloud = yield* LocalCloud.make({ ...options, deliver })
    const { connectionString, origin, resourceId } = cloud
    const transport = recording(cloud.transport, sent, road)
    const over = Effect.provideService(CurrentTransport.CurrentTransport, transport)

    const fetch = fetchOf(cloud)
    const events = yield* CallEvents.make({
      audience: resourceId,
      keys: { metadataUrl: `${origin}/calling/.well-known/acsopenidconfiguration` },
      fetch
    })
    const notifications = yield* CallNotifications.make({
      clientId: application.clientId,
      tenants: [application.tenantId],
      keys: { metadataUrl: `${origin}/v1/.well-known/OpenIdConfiguration` },
      fetch
    })
    arrive = (request) => {
      const { body, headers, url } = request
      if (road.answering !== undefined) return notifications.answer({ method: "POST", headers, body }, road.answering)
      const delivery = { body, authorization: headers["authorization"] }
      if (url === notificationsUri)
        return Effect.map(Effect.result(notifications.receive(delivery)), (result) => {
          notified.push({ request, result })
          return { status: Result.isSuccess(result) ? 202 : CallNotifications.statusOf(result.failure) }
        })
      return Effect.map(Effect.result(events.receive(delivery)), (result) => {
        receipts.push({ request, result })
        return { status: Result.isSuccess(result) ? 200 : CallEvents.statusOf(result.failure) }
      })
    }

    const context = Context.make(LocalCloud.Emulator, cloud).pipe(
      Context.add(CallAutomation.CallAutomation, yield* over(CallAutomation.make({ connectionString }))),
      Context.add(Identity.Identity, yield* over(Identity.make({ connectionString }))),
      Context.add(GraphCalls.GraphCalls, yield* over(GraphCalls.make({ ...application, endpoint: origin }))),
      Context.add(CallEvents.CallEvents, events),
      Context.add(CallNotifications.CallNotifications, notifications)
    )

    const user = Effect.gen(function* () {
      const { accessToken, identity } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat"] })
      assert(accessToken !== undefined)
      const token = Redacted.value(accessToken.token)
      const client = yield* over(Chat.make({ endpoint: origin, credential: UserTokenCredential.make(token) }))
      const { id } = identity
      const made: User = {
        id,
        token,
        participant: { communicationIdentifier: { rawId: id, communicationUser: { id } } },
        as: (effect) => Effect.provideService(effect, Chat.Chat, client)
      }
      return made
    }).pipe(Effect.provide(context))

    return {
      cloud,
      transport,
      fetch,
      events,
      notifications,
      advance: cloud.advance,
      /** Requests of the program's clients in order, as they were sent. */
      sent,
      /** What came to `eventsUri`, and what came to `notificationsUri`. */
      receipts,
      notified,
      road,
      /** Makes a user with a token for Chat. */
      user,
      /** Uses the transport of the program. */
      over,
      /** Runs what needs a client or a receiver. */
      run: Effect.provide(context),
      /** How often something is in the journal. */
      count: (kind: LocalCloud.Entry["kind"], name: string) =>
        Effect.map(cloud.journal(), (entries) => entries.filter((e) => e.kind === kind && e.name === name).length)
    }
  })

/** A program under test. */
export type Program = Effect.Success<ReturnType<typeof makeProgram>>
