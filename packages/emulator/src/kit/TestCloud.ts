/** The local cloud of a test: callers, agents and chat members that the test controls, the network's clock, and the journal. */
import type { Transport } from "@effect-comms/core/Transport"
import type { FaultOrder } from "../kernel/control/Faults.ts"
import type { Entry } from "../service/Journal.ts"
import { Agent, type AgentBehavior } from "./Agent.ts"
import { Caller } from "./Caller.ts"
import { ChatMember, createUser } from "./ChatMember.ts"
import * as Environments from "./Environment.ts"
import { GraphCaller } from "./GraphCaller.ts"
import { valueAt, stringAt } from "../service/json.ts"
import type { Link } from "./Link.ts"
import type { Exploring, TimeOptions, WaitOptions } from "./Waits.ts"
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
  /** With it a policy brings the application into a call of `from`, to record it; default none. */
  readonly applicationMetadata?: { readonly botData: unknown }
}

/** A participant that applications call. */
export interface AgentOptions {
  /** A phone number or a raw id; default a phone number of its own. */
  readonly number?: string
  /** What it does when it is called; default `answers`. */
  readonly does?: AgentBehavior
  /** How long it rings before that, in milliseconds of network time; default that of the behavior, 0 for `answers`. */
  readonly afterMillis?: number
}

/** A chat user. */
export interface MemberOptions {
  readonly displayName?: string
}

/** What the local cloud of a test is made of. */
export interface Parts<A> {
  readonly link: Link
  readonly fetch: typeof globalThis.fetch
  readonly timing: TimeOptions & { readonly exploring?: Exploring | undefined }
  /** Where the application is, without a slash at the end. */
  readonly applicationUrl: string
  /** The application; throws when there is none. */
  readonly application: () => A
  /** Restarts the application; `undefined` when it cannot be. */
  readonly restart: (() => Promise<void>) | undefined
  /** Aborted when the application ends that is made now; default never. */
  readonly signal?: (() => AbortSignal) | undefined
  readonly close: () => Promise<void>
  /** Receives the shared environment, once. */
  readonly watch?: (environment: Environments.Environment) => void
}

/** Gives numbers of the fictional range, from a first one on. */
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
  /** Its origin, without a slash at the end. */
  readonly origin: string
  /** For `createCallAutomation`, `createIdentity` and Microsoft's own clients. */
  readonly connectionString: string
  /** The id of the ACS resource, which is the audience of callbacks. */
  readonly resourceId: string
  /** Carries the requests of the clients of this project. */
  readonly transport: Transport
  /** The same for clients and verifiers that take a `fetch`. */
  readonly fetch: typeof globalThis.fetch
  /** The secret in the address that Event Grid posts to by default, as `?secret=…`: its posts have no token. */
  readonly eventGridSecret = eventGridSecret
  /** Options for the clients and receivers of this project. */
  readonly settings: ProgramSettings

  constructor(parts: Parts<A>) {
    const { fetch, link, timing } = parts
    this.#parts = parts
    this.#environment = Environments.make(link, timing)
    parts.watch?.(this.#environment)
    this.origin = link.origin
    this.connectionString = link.connectionString
    this.resourceId = link.resourceId
    this.transport = link.transport
    this.fetch = fetch
    this.settings = settingsOf(link, fetch)
  }

  /**
   * Aborted when the application crashes, or is restarted, that is being made while this is read: what it holds and the end of a process gives
   * back, such as a file, is to be let go then, at once and as it is.
   */
  get signal(): AbortSignal {
    return this.#parts.signal?.() ?? new AbortController().signal
  }

  /** The application as it was given, or was last made. Throws a `TypeError` when there is none, or it is being made. */
  get application(): A {
    return this.#parts.application()
  }

  /** Calls the resource; resolves when it rings. */
  async call(options: CallOptions = {}): Promise<Caller> {
    const { history, link } = this.#environment
    const { from = this.#callerNumber(), to = "+14255550100", ...more } = options
    await history.refresh()
    const begin = history.last
    const answer = await link.control("POST", "/incoming-calls", { from, to, ...more })
    const caller = new Caller(this.#environment, from, to, stringAt(answer, "callId") ?? "", begin)
    await history.refresh()
    const heardBy = valueAt(answer, "heardBy")
    if (!Array.isArray(heardBy) || heardBy.length > 0) return caller
    throw this.#environment.failure(
      {
        wanted: `${caller.number} to reach an application at ${to}`,
        entries: () => caller.entries(),
        advice: () => [
          "No application receives incoming calls: give Emulator.start an application, or eventGrid the address of one."
        ]
      },
      "no application is subscribed to IncomingCall"
    )
  }

  /** Calls the Graph application; resolves when it rings. */
  async graphCall(options: GraphCallOptions = {}): Promise<GraphCaller> {
    const { history, link } = this.#environment
    const { callbackUri = "/notifications", from = this.#callerNumber() } = options
    const { applicationMetadata, clientId = application.clientId, tenantId = application.tenantId } = options
    await history.refresh()
    const begin = history.last
    const answer = await link.control("POST", "/graph/incoming-calls", {
      callbackUri: callbackUri.startsWith("/") ? this.#parts.applicationUrl + callbackUri : callbackUri,
      from,
      clientId,
      tenantId,
      ...(applicationMetadata === undefined ? {} : { applicationMetadata })
    })
    const caller = new GraphCaller(this.#environment, from, stringAt(answer, "id") ?? "", begin)
    await history.refresh()
    return caller
  }

  /** Makes a participant that applications call, with what it does then. */
  async agent(options: AgentOptions = {}): Promise<Agent> {
    const { afterMillis, does = "answers", number = this.#agentNumber() } = options
    await this.#environment.history.refresh()
    const agent = new Agent(this.#environment, number)
    await agent.does(does, afterMillis)
    return agent
  }

  /** Creates a user of the resource with a token, who chats. */
  async member({ displayName }: MemberOptions = {}): Promise<ChatMember> {
    return new ChatMember(this.#environment, await createUser(this.#environment.link), displayName)
  }

  /**
   * Waits for a promise, such as one of a function of the application, and advances network time meanwhile; resolves and rejects as it
   * does. While a test awaits a promise without it, network time stands still.
   */
  async until<A>(promise: PromiseLike<A>, options?: WaitOptions): Promise<A> {
    let settled: Promise<A> | undefined
    const settle = () => {
      settled = Promise.resolve(promise)
    }
    promise.then(settle, settle)
    const { history, wait } = this.#environment
    const entries = () => history.all.map(({ entry }) => entry)
    const wanted = "the promise of the test to settle"
    const isThere = () => settled !== undefined
    const look = () => (settled === undefined ? undefined : { settled })
    return await (
      await wait({ wanted, entries, look, isThere }, options)
    ).settled
  }

  /** Advances network time; resolves once what became due is delivered and acknowledged. */
  async advance(millis: number): Promise<void> {
    await this.#environment.link.advance(millis)
  }

  /** Resolves when everything that was sent is answered, and the application is idle; network time stands still. */
  async settle(): Promise<void> {
    await this.#environment.waits.settle()
  }

  /** Gives the calls, threads and users that exist. */
  async state(): Promise<States.State> {
    return await States.read(await this.#environment.link.control("GET", "/state"))
  }

  /** Gives the entries of the journal after a number; 0, the default, for all that are kept. */
  async journal(after = 0): Promise<ReadonlyArray<Entry>> {
    return await this.#environment.link.journal(after)
  }

  /** Gives everything that happened, as lines. */
  async sequence(): Promise<string> {
    await this.#environment.history.refresh()
    return sequenceOf(this.#environment.history.all.map(({ entry }) => entry))
  }

  /** Makes the next matching requests or webhooks fail. */
  async fault(order: FaultOrder): Promise<void> {
    await this.#environment.link.control("POST", "/faults", order)
  }

  /** Runs any control by its path below `/_emulator`. */
  async control(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    return await this.#environment.link.control(method, path, body)
  }

  /** Runs `makeApplication` again, as after a crash: the new application takes the webhooks from then on. */
  async restart(): Promise<void> {
    if (this.#parts.restart === undefined)
      throw new TypeError("makeApplication: expected in the options of Emulator.start, to restart the application")
    await this.#parts.restart()
  }

  /** Ends the local cloud and everything that belongs to it. */
  async close(): Promise<void> {
    await this.#parts.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}
