/** The local cloud of a test, and its participants, as effects. */
import type { EventName, EventOf } from "@effect-comms/call-automation/events"
import type { Transport } from "@effect-comms/core/Transport"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { FaultOrder } from "../kernel/control/Faults.ts"
import type { Entry } from "../service/Journal.ts"
import { Refusal } from "../service/Refusal.ts"
import type * as Agents from "./Agent.ts"
import type * as Callers from "./Caller.ts"
import type * as Members from "./ChatMember.ts"
import type * as GraphCallers from "./GraphCaller.ts"
import type { WaitOptions } from "./Waits.ts"
import type * as Persons from "./Person.ts"
import type { ProgramSettings } from "./ProgramSettings.ts"
import type { State } from "./State.ts"
import type * as TestClouds from "./TestCloud.ts"
import { WaitFailed } from "./WaitFailed.ts"

/** Options of a wait; interruption ends it. */
export type Waiting = Omit<WaitOptions, "signal">

/** Runs a promise; an error that is no `WaitFailed` is a defect. */
const attempt = <A>(run: (signal: AbortSignal) => Promise<A>): Effect.Effect<A, WaitFailed> =>
  Effect.callback((resume, signal) => {
    run(signal).then(
      (value) => resume(Effect.succeed(value)),
      (error: unknown) => resume(error instanceof WaitFailed ? Effect.fail(error) : Effect.die(error))
    )
  })

/** A participant of the network that a test controls. */
export interface Person {
  /** The raw id. */
  readonly id: string
  /** The phone number in E.164, or the raw id. */
  readonly number: string
  /** Waits until a prompt is played to it whose text, or file, contains the string or matches the pattern; gives the whole text. */
  readonly hearsText: (pattern: string | RegExp, options?: Waiting) => Effect.Effect<string, WaitFailed>
  /** Presses keys as soon as the application listens for them. */
  readonly press: (keys: string, options?: Waiting) => Effect.Effect<void, WaitFailed>
  /** Speaks as soon as the application listens. */
  readonly says: (text: string, options?: Waiting & Persons.Voice) => Effect.Effect<void, WaitFailed>
  /** Hangs up. */
  readonly hangUp: Effect.Effect<void, WaitFailed>
  /** Waits until its call is over for it, no matter who ended it. */
  readonly ends: (options?: Waiting) => Effect.Effect<void, WaitFailed>
  /** Waits until somebody else, a number or a raw id, is in a call with it. */
  readonly isConnectedTo: (who: string, options?: Waiting) => Effect.Effect<void, WaitFailed>
  /** Gives everything that happened in its calls, as lines. */
  readonly sequence: Effect.Effect<string>
}

/** A participant in calls of Call Automation. */
export interface CallParticipant extends Person {
  /** Waits until the application has taken an event of that name, since the last action; gives the event, each once. */
  readonly hears: <Name extends EventName>(name: Name, options?: Waiting) => Effect.Effect<EventOf<Name>, WaitFailed>
  /** The same participant with promises, also for `expectCall`. */
  readonly promised: Callers.CallParticipant
}

/** A participant that calls the resource. */
export interface Caller extends CallParticipant {
  /** Whom it called. */
  readonly to: string
  /** The id of the call, Call Automation's `serverCallId`. */
  readonly callId: string
}

/** A participant that applications call. */
export interface Agent extends CallParticipant {
  /** Sets what it does from now on when it is called, and at once when it rings; `afterMillis` later. */
  readonly does: (behavior: Agents.AgentBehavior, afterMillis?: number) => Effect.Effect<void>
  /** Waits until its telephone rings. */
  readonly rings: (options?: Waiting) => Effect.Effect<void, WaitFailed>
  /** Waits until it is in a call. */
  readonly joins: (options?: Waiting) => Effect.Effect<void, WaitFailed>
}

/** A participant that calls the Graph application. */
export interface GraphCaller extends Person {
  /** The id of the application's call. */
  readonly callId: string
  /** Waits until the application has taken a notification of that name, since the last action; gives its `resourceData`, each once. */
  readonly hears: (name: GraphCallers.GraphNotification, options?: Waiting) => Effect.Effect<unknown, WaitFailed>
  /** The same participant with promises, also for `expectCall`. */
  readonly promised: GraphCallers.GraphCaller
}

/** A chat user. */
export interface ChatMember extends Pick<Members.ChatMember, "id" | "token" | "displayName" | "participant"> {
  /** Creates a thread with others, and gives its id. */
  readonly starts: (topic: string, others?: ReadonlyArray<ChatMember | string>) => Effect.Effect<string>
  /** Sends a message, and gives its id. */
  readonly sends: (text: string, thread?: Members.InThread) => Effect.Effect<string>
  /** The messages that it can see in a thread, oldest first. */
  readonly messages: (thread?: Members.InThread) => Effect.Effect<ReadonlyArray<Members.SeenMessage>>
  /** Waits for a message of another user that contains the string or matches the pattern, in any of its threads; each is found once. */
  readonly sees: (pattern: string | RegExp, options?: Waiting) => Effect.Effect<Members.SeenMessage, WaitFailed>
}

/** A local cloud under a test. */
export interface TestCloud {
  /** Where it is, without a slash at the end. */
  readonly origin: string
  readonly connectionString: string
  /** The id of the ACS resource, which is the audience of callbacks. */
  readonly resourceId: string
  /** Carries the requests of clients. */
  readonly transport: Transport
  /** The same for clients and verifiers that take a `fetch`. */
  readonly fetch: typeof globalThis.fetch
  /** The secret in the address that Event Grid posts to by default, as `?secret=…`. */
  readonly eventGridSecret: string
  /** The options of clients and receivers, ready-made. */
  readonly settings: ProgramSettings
  /** Aborted when the application that was made with this crashes, or is restarted: what it holds is to be let go then, at once and as it is. */
  readonly signal: AbortSignal
  /** Somebody calls the resource; succeeds when it rings. */
  readonly call: (options?: TestClouds.CallOptions) => Effect.Effect<Caller, WaitFailed>
  /** Somebody calls the Graph application; succeeds when it rings. */
  readonly graphCall: (options?: TestClouds.GraphCallOptions) => Effect.Effect<GraphCaller>
  /** Somebody whom applications call, and what it does then. */
  readonly agent: (options?: TestClouds.AgentOptions) => Effect.Effect<Agent>
  /** A new user of the resource with a token, who chats. */
  readonly member: (options?: TestClouds.MemberOptions) => Effect.Effect<ChatMember>
  /** Runs an effect, and moves network time meanwhile: without it nobody does while a test waits for anything of its own. */
  readonly until: <A, E, R>(effect: Effect.Effect<A, E, R>, options?: Waiting) => Effect.Effect<A, E | WaitFailed, R>
  /** Moves network time on; what became due is delivered and acknowledged when it ends. */
  readonly advance: (millis: number) => Effect.Effect<void>
  /** Ends when everything that was sent is answered, and the application asks for nothing more just now. */
  readonly settle: Effect.Effect<void>
  /** What there is. */
  readonly state: Effect.Effect<State>
  /** What happened after an entry; default everything that is kept. */
  readonly journal: (after?: number) => Effect.Effect<ReadonlyArray<Entry>>
  /** What happened, as lines. */
  readonly sequence: Effect.Effect<string>
  /** Makes the next matching requests or webhooks fail. */
  readonly fault: (order: FaultOrder) => Effect.Effect<void, Refusal>
  /** Any control by its path below `/_emulator`. */
  readonly control: (method: "GET" | "POST", path: string, body?: unknown) => Effect.Effect<unknown, Refusal>
  /** Runs `makeApplication` anew, as after a crash. */
  readonly restart: Effect.Effect<void>
}

const sure = <A>(run: () => Promise<A>): Effect.Effect<A> => Effect.promise(run)

const personOf = (person: Persons.Person): Person => ({
  id: person.id,
  number: person.number,
  hearsText: (pattern, options) => attempt((signal) => person.hearsText(pattern, { ...options, signal })),
  press: (keys, options) => attempt((signal) => person.press(keys, { ...options, signal })),
  says: (text, options) => attempt((signal) => person.says(text, { ...options, signal })),
  hangUp: attempt(() => person.hangUp()),
  ends: (options) => attempt((signal) => person.ends({ ...options, signal })),
  isConnectedTo: (who, options) => attempt((signal) => person.isConnectedTo(who, { ...options, signal })),
  sequence: sure(() => person.sequence())
})

const participantOf = (person: Callers.CallParticipant): CallParticipant => ({
  ...personOf(person),
  hears: (name, options) => attempt((signal) => person.hears(name, { ...options, signal })),
  promised: person
})

const agentOf = (agent: Agents.Agent): Agent => ({
  ...participantOf(agent),
  does: (behavior, afterMillis) => sure(() => agent.does(behavior, afterMillis)),
  rings: (options) => attempt((signal) => agent.rings({ ...options, signal })),
  joins: (options) => attempt((signal) => agent.joins({ ...options, signal }))
})

const memberOf = (member: Members.ChatMember): ChatMember => ({
  id: member.id,
  token: member.token,
  displayName: member.displayName,
  participant: member.participant,
  starts: (topic, others = []) =>
    sure(() =>
      member.starts(
        topic,
        others.map((other) => (typeof other === "string" ? other : other.id))
      )
    ),
  sends: (text, thread) => sure(() => member.sends(text, thread)),
  messages: (thread) => sure(() => member.messages(thread)),
  sees: (pattern, options) => attempt((signal) => member.sees(pattern, { ...options, signal }))
})

/** A local cloud of promises as one of effects. */
export const effectful = (cloud: TestClouds.TestCloud): TestCloud => {
  const refusable = <A>(run: () => Promise<A>): Effect.Effect<A, Refusal> =>
    Effect.callback((resume) => {
      run().then(
        (value) => resume(Effect.succeed(value)),
        (error: unknown) => resume(error instanceof Refusal ? Effect.fail(error) : Effect.die(error))
      )
    })
  const { connectionString, eventGridSecret, fetch, origin, resourceId, settings, signal, transport } = cloud
  return {
    origin,
    connectionString,
    resourceId,
    transport,
    fetch,
    eventGridSecret,
    settings,
    signal,
    call: (options) =>
      Effect.map(
        attempt(() => cloud.call(options)),
        (caller) => ({ ...participantOf(caller), to: caller.to, callId: caller.callId })
      ),
    graphCall: (options) =>
      Effect.map(
        sure(() => cloud.graphCall(options)),
        (caller) => ({
          ...personOf(caller),
          callId: caller.callId,
          hears: (name, waiting) => attempt((signal) => caller.hears(name, { ...waiting, signal })),
          promised: caller
        })
      ),
    agent: (options) =>
      Effect.map(
        sure(() => cloud.agent(options)),
        agentOf
      ),
    member: (options) =>
      Effect.map(
        sure(() => cloud.member(options)),
        memberOf
      ),
    until: (effect, options) =>
      Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(effect)
        const ended = new Promise<void>((resolve) => {
          fiber.addObserver(() => resolve())
        })
        yield* attempt((signal) => cloud.until(ended, { ...options, signal }))
        return yield* Fiber.join(fiber)
      }),
    advance: (millis) => sure(() => cloud.advance(millis)),
    settle: sure(() => cloud.settle()),
    state: sure(() => cloud.state()),
    journal: (after) => sure(() => cloud.journal(after)),
    sequence: sure(() => cloud.sequence()),
    fault: (order) => refusable(() => cloud.fault(order)),
    control: (method, path, body) => refusable(() => cloud.control(method, path, body)),
    restart: sure(() => cloud.restart())
  }
}
