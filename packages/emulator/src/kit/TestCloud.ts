/** A local cloud as a test has it: callers, agents and members to speak for, the network's time, and what has happened. */
import type { Transport } from "@effect-comms/core/Transport"
import type { FaultOrder } from "../kernel/control/Faults.ts"
import type { Entry } from "../service/Journal.ts"
import { Agent, type AgentBehavior } from "./Agent.ts"
import { Caller } from "./Caller.ts"
import { ChatMember, createUser } from "./ChatMember.ts"
import * as Environments from "./Environment.ts"
import { GraphCaller } from "./GraphCaller.ts"
import { at, textAt } from "./History.ts"
import type { Link } from "./Link.ts"
import type { PaceOptions, WaitOptions } from "./Pace.ts"
import { sequenceOf } from "./Sequence.ts"
import { application, eventGridSecret, type ProgramSettings, settingsOf } from "./ProgramSettings.ts"
import * as States from "./State.ts"

/** A call to the resource. */
export interface CallOptions {
  /** Whom: a phone number, an ACS user or a Teams Phone resource account; default `+14255550100`. */
  readonly to?: string
  /** Who calls; default a phone number of its own. */
  readonly from?: string
  readonly callerDisplayName?: string
  /** Comes with the call, as from a session border controller. */
  readonly customContext?: {
    readonly sipHeaders?: Readonly<Record<string, string>>
    readonly voipHeaders?: Readonly<Record<string, string>>
  }
}

/** A call to the Graph application. */
export interface GraphCallOptions {
  /** Who calls, a phone number or a raw id; default a phone number of its own. */
  readonly from?: string
  /** Where the application is notified: a URL, or its path on the application; default `/notifications`. */
  readonly callbackUri?: string
  /** Default that of `settings.graphCalls`. */
  readonly clientId?: string
  readonly tenantId?: string
}

/** Somebody whom applications call. */
export interface AgentOptions {
  /** A phone number or a raw id; default a phone number of its own. */
  readonly number?: string
  /** What it does when it is called; default `answers`. */
  readonly does?: AgentBehavior
  /** How long it rings before that, in milliseconds of network time; default what is usual, at once for whoever answers. */
  readonly afterMillis?: number
}

/** Somebody who chats. */
export interface MemberOptions {
  readonly displayName?: string
}

/** What a test's local cloud is made of. */
export interface Parts<A> {
  readonly link: Link
  readonly fetch: typeof globalThis.fetch
  readonly pace: PaceOptions
  /** Where the application is, without a slash at the end. */
  readonly applicationUrl: string
  /** The application; throws when there is none. */
  readonly application: () => A
  /** Runs the application anew; `undefined` when it cannot. */
  readonly restart: (() => Promise<void>) | undefined
  readonly close: () => Promise<void>
  /** Is given what is shared, once. */
  readonly watch?: (environment: Environments.Environment) => void
}

/** Numbers of the fictional range that answer: callers from 0111 on, agents from 0151 on. */
const numbers = (first: number, count: number) => {
  let made = 0
  return () => `+1425555${String(first + (made++ % count)).padStart(4, "0")}`
}

/** A local cloud under a test, with its application. */
export class TestCloud<A = unknown> implements AsyncDisposable {
  readonly #parts: Parts<A>
  readonly #environment: Environments.Environment
  readonly #callerNumber = numbers(111, 40)
  readonly #agentNumber = numbers(151, 49)
  /** Where it is, without a slash at the end. */
  readonly origin: string
  /** For `createCallAutomation`, `createIdentity` and Microsoft's own clients. */
  readonly connectionString: string
  /** The id of the ACS resource, which is the audience of callbacks. */
  readonly resourceId: string
  /** Carries the requests of our clients. */
  readonly transport: Transport
  /** The same for clients and verifiers that take a `fetch`. */
  readonly fetch: typeof globalThis.fetch
  /** The secret in the address that Event Grid posts to by default, as `?secret=…`: its posts have no token. */
  readonly eventGridSecret = eventGridSecret
  /** The options of our clients and receivers, ready-made. */
  readonly settings: ProgramSettings

  constructor(parts: Parts<A>) {
    const { fetch, link, pace } = parts
    this.#parts = parts
    this.#environment = Environments.make(link, pace)
    parts.watch?.(this.#environment)
    this.origin = link.origin
    this.connectionString = link.connectionString
    this.resourceId = link.resourceId
    this.transport = link.transport
    this.fetch = fetch
    this.settings = settingsOf(link, fetch)
  }

  /** The application as it was given, or made last. Throws a `TypeError` when there is none, or it is being made. */
  get application(): A {
    return this.#parts.application()
  }

  /** Somebody calls the resource; resolves when it rings. */
  async call(options: CallOptions = {}): Promise<Caller> {
    const { history, link } = this.#environment
    const { from = this.#callerNumber(), to = "+14255550100", ...more } = options
    await history.refresh()
    const begin = history.last
    const answer = await link.control("POST", "/incoming-calls", { from, to, ...more })
    const caller = new Caller(this.#environment, from, to, textAt(answer, "callId") ?? "", begin)
    await history.refresh()
    const heardBy = at(answer, "heardBy")
    if (!Array.isArray(heardBy) || heardBy.length > 0) return caller
    throw this.#environment.failure(
      {
        wanted: `${caller.number} to reach an application at ${to}`,
        entries: () => caller.entries(),
        advice: () => [
          "Nobody is told of an incoming call: give Emulator.start an application, or eventGrid the address of one."
        ]
      },
      "no application is subscribed to IncomingCall"
    )
  }

  /** Somebody calls the Graph application; resolves when it rings. */
  async graphCall(options: GraphCallOptions = {}): Promise<GraphCaller> {
    const { history, link } = this.#environment
    const { callbackUri = "/notifications", from = this.#callerNumber() } = options
    const { clientId = application.clientId, tenantId = application.tenantId } = options
    await history.refresh()
    const begin = history.last
    const answer = await link.control("POST", "/graph/incoming-calls", {
      callbackUri: callbackUri.startsWith("/") ? this.#parts.applicationUrl + callbackUri : callbackUri,
      from,
      clientId,
      tenantId
    })
    const caller = new GraphCaller(this.#environment, from, textAt(answer, "id") ?? "", begin)
    await history.refresh()
    return caller
  }

  /** Somebody whom applications call, and what it does then. */
  async agent(options: AgentOptions = {}): Promise<Agent> {
    const { afterMillis, does = "answers", number = this.#agentNumber() } = options
    await this.#environment.history.refresh()
    const agent = new Agent(this.#environment, number)
    await agent.does(does, afterMillis)
    return agent
  }

  /** A new user of the resource with a token, who chats. */
  async member({ displayName }: MemberOptions = {}): Promise<ChatMember> {
    return new ChatMember(this.#environment, await createUser(this.#environment.link), displayName)
  }

  /**
   * Waits for something of the program's own, such as what a function of the application promises, and moves network time meanwhile; gives
   * what it gives, and rejects as it does. Without it nobody moves the time while a test waits for a promise.
   */
  async until<A>(promise: PromiseLike<A>, options?: WaitOptions): Promise<A> {
    let settled: Promise<A> | undefined
    const settle = () => {
      settled = Promise.resolve(promise)
    }
    promise.then(settle, settle)
    const { history, wait } = this.#environment
    const entries = () => history.all.map(({ entry }) => entry)
    const wanted = "what the test waits for to end"
    const isThere = () => settled !== undefined
    const look = () => (settled === undefined ? undefined : { settled })
    return await (
      await wait({ wanted, entries, look, isThere }, options)
    ).settled
  }

  /** Moves network time on; what became due is delivered and acknowledged when it ends. */
  async advance(millis: number): Promise<void> {
    await this.#environment.link.advance(millis)
  }

  /** Ends when everything that was sent is answered, and the application asks for nothing more just now; time stands still. */
  async settle(): Promise<void> {
    await this.#environment.pace.settle()
  }

  /** What there is. */
  async state(): Promise<States.State> {
    return await States.read(await this.#environment.link.control("GET", "/state"))
  }

  /** What happened after an entry; 0, the default, for everything that is kept. */
  async journal(after = 0): Promise<ReadonlyArray<Entry>> {
    return await this.#environment.link.journal(after)
  }

  /** What happened, as lines. */
  async sequence(): Promise<string> {
    await this.#environment.history.refresh()
    return sequenceOf(this.#environment.history.all.map(({ entry }) => entry))
  }

  /** Makes the next matching requests or webhooks fail. */
  async fault(order: FaultOrder): Promise<void> {
    await this.#environment.link.control("POST", "/faults", order)
  }

  /** Any control by its path below `/_emulator`. */
  async control(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    return await this.#environment.link.control(method, path, body)
  }

  /** Runs `makeApplication` anew, as after a crash: from then on what it makes takes the webhooks. */
  async restart(): Promise<void> {
    if (this.#parts.restart === undefined)
      throw new TypeError("makeApplication: expected among the options of Emulator.start, to run the application anew")
    await this.#parts.restart()
  }

  /** Everything of it ends. */
  async close(): Promise<void> {
    await this.#parts.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}
