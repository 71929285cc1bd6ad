/**
 * The local cloud as a verification uses it, in the place of the provider: what provider states may do to it, and what they say about
 * the next request.
 *
 * States act as an application would, through the clients, and through the local cloud's controls; never on its inside.
 */
import type { CallAutomation } from "@effect-comms/call-automation/CallAutomation"
import * as CallAutomationClient from "@effect-comms/call-automation/CallAutomation"
import * as ChatClient from "@effect-comms/chat/Chat"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import type { Emulator } from "@effect-comms/emulator"
import * as GraphCallsClient from "@effect-comms/graph-calls/GraphCalls"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as IdentityClient from "@effect-comms/identity/Identity"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Aliases from "./Aliases.ts"
import type { Deliveries } from "./Deliveries.ts"
import type { MediaSockets } from "./MediaSockets.ts"
import type { Observed } from "./observed.ts"

/** The clients of the resource and of the Graph application. */
export type Clients = CallAutomation | GraphCallsClient.GraphCalls | IdentityClient.Identity

/** The order of a fault, as the local cloud takes it. */
type Fault = Parameters<Emulator.Service["fault"]>[0]

/** What provider states say about the request of the interaction. */
export interface NextRequest {
  /** `wrong`: with a key or token that the local cloud did not issue. */
  credential: "good" | "wrong"
  /** How old the date is that it is signed with, in milliseconds. */
  signedAgo: number
  /** The real id of the user whose token a request to Chat carries. */
  user: string | undefined
  scopes: ReadonlyArray<"chat" | "voip">
  /** A token that was issued before, in place of one of that user. */
  token: string | undefined
  /** The Entra principal whose token a request with a bearer to Identity carries. */
  principal: { readonly tenantId: string; readonly objectId: string } | undefined
  /** The tenant that a request to Graph acts in. */
  tenantId: string
  /** Its Repeatability-First-Sent, in milliseconds since 1970: one for all requests of an interaction, so that a pair can be sent again. */
  firstSent: number
  faults: Array<Fault>
}

const ordinary = (): NextRequest => ({
  credential: "good",
  signedAgo: 0,
  user: undefined,
  scopes: ["chat"],
  token: undefined,
  principal: undefined,
  tenantId: contoso,
  firstSent: Date.now(),
  faults: []
})

/** The application of Graph that states and requests act as. */
export const graphApplication = { clientId: "d0a4a1ff-0b34-4ca6-8b6e-9a4b4e4a9a11", clientSecret: "secret" }

/** The only number that the resource owns. */
export const ownedPhoneNumber = "+14255550100"

/** The tenant that the application of Graph acts in. */
export const contoso = "aa67bd4c-8475-432d-bd41-39f255720e0a"

/** The subscriptions of a resource to its own events, and the schema that they ask for. */
export type Subscriptions = Pick<Emulator.Options, "eventGrid" | "eventGridSchema">

/** Gives a local cloud with such subscriptions, which an option of the start are: the same one for the same. */
export type Subscribe = (subscriptions: Subscriptions) => Promise<Emulator.Served>

const unsubscribed: Subscribe = () => Promise.reject(new Error("no local cloud with subscriptions can be opened here"))

/** A local cloud under verification. */
export class ProviderUnderTest {
  #offset = 0
  readonly #cloud: Emulator.Served
  readonly #subscribe: Subscribe
  readonly aliases = Aliases.make()
  /** The local cloud that states and requests go to. */
  cloud: Emulator.Served
  readonly deliveries: Deliveries
  readonly mediaSockets: MediaSockets
  /** Raw ids of the contract that stay what they are: users of another resource. */
  readonly foreign = new Set<string>()
  next = ordinary()
  /** Told of every exchange with the local cloud that a contract orders. */
  observe: (observed: Observed) => void = () => undefined

  constructor(
    cloud: Emulator.Served,
    deliveries: Deliveries,
    mediaSockets: MediaSockets,
    subscribe: Subscribe = unsubscribed
  ) {
    this.cloud = cloud
    this.#cloud = cloud
    this.#subscribe = subscribe
    this.deliveries = deliveries
    this.mediaSockets = mediaSockets
  }

  /** An empty provider and an ordinary request. */
  async reset(): Promise<void> {
    this.aliases.clear()
    this.foreign.clear()
    this.next = ordinary()
    this.cloud = this.#cloud
    await Effect.runPromise(this.cloud.reset)
    await this.setTime(Date.now())
    this.deliveries.clear()
    this.mediaSockets.clear()
  }

  /** Goes on with an empty local cloud that has these subscriptions, until the next reset. */
  async subscribe(subscriptions: Subscriptions): Promise<void> {
    this.cloud = await this.#subscribe(subscriptions)
    await Effect.runPromise(this.cloud.reset)
    await this.setTime(this.now())
    this.deliveries.clear()
  }

  /** Acts as the resource, or as the Graph application. */
  run<A, E>(effect: Effect.Effect<A, E, Clients>): Promise<A> {
    const { connectionString, origin, transport } = this.cloud
    const clients = Layer.mergeAll(
      CallAutomationClient.layer({ connectionString }),
      IdentityClient.layer({ connectionString }),
      GraphCallsClient.layer({ ...graphApplication, tenantId: contoso, endpoint: origin })
    ).pipe(Layer.provide(CurrentTransport.layer(transport)), Layer.orDie)
    return Effect.runPromise(Effect.provide(effect, clients))
  }

  /** Acts as a user, by its real id. */
  async runAs<A, E>(user: string, effect: Effect.Effect<A, E, ChatClient.Chat>): Promise<A> {
    const credential = UserTokenCredential.make(await this.tokenOf(user, ["chat"]))
    const chat = ChatClient.layer({ endpoint: this.cloud.origin, credential })
    return Effect.runPromise(Effect.provide(effect, Layer.provide(chat, CurrentTransport.layer(this.cloud.transport))))
  }

  /** A token of a user, by its real id. */
  async tokenOf(id: string, scopes: ReadonlyArray<"chat" | "voip">): Promise<string> {
    const { token } = await this.run(CommunicationIdentity.issueAccessToken({ id, scopes }))
    return Redacted.value(token)
  }

  /** The real user that stands for a raw id of the contract, made when nobody does yet. */
  async user(contract: string): Promise<string> {
    if (!this.aliases.has(contract)) {
      const { identity } = await this.run(CommunicationIdentity.create({}))
      this.aliases.add(contract, identity.id)
    }
    return this.aliases.of(contract)
  }

  /** Sets the time by which credentials are judged and tokens end, in milliseconds since 1970; it goes on from there. */
  async setTime(millis: number): Promise<void> {
    this.#offset = millis - Date.now()
    this.next.firstSent = millis
    await Effect.runPromise(this.cloud.setWallOffset(this.#offset))
  }

  /** The time that was set, and what has passed since. */
  now(): number {
    return Date.now() + this.#offset
  }

  /** Lets network time pass; what became due has been delivered when it ends. */
  advance(millis: number): Promise<void> {
    return Effect.runPromise(this.cloud.advance(millis))
  }
}
