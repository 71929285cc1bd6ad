/**
 * Call flows for programs that do not use Effect: a flow is an async function with the functions of Call Automation, which are its steps.
 *
 * It is called again from the beginning whenever its flow goes on, and what it asked for before is found: so it reads no clock, draws no random
 * value and does no I/O but by `step`. What it awaits that is neither a step nor a wait of its own does not survive the process.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import type { Decoded, EventName, EventOf } from "@effect-comms/call-automation/events"
import { type WaitingCallAutomationClient, waitingClientOf } from "@effect-comms/call-automation/internal/promise"
import type { Outcome } from "@effect-comms/call-automation/Outcome"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Transport } from "@effect-comms/core/Transport"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as WebhookHandler from "@effect-comms/core/WebhookHandler"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Schema from "effect/Schema"
import * as CallFlow from "./CallFlow.ts"
import * as DurableCallAutomation from "./DurableCallAutomation.ts"
import * as DurableCallEvents from "./DurableCallEvents.ts"
import * as Flows from "./Flows.ts"
import type { FlowQuery, FlowRow, UnendedFlows } from "./FlowStore.ts"
import * as asyncProgram from "./internal/asyncProgram.ts"
import type * as Postgres from "./Postgres.ts"
import * as Runner from "./Runner.ts"
import { StoredValueError } from "./StoredValueError.ts"

export { FlowFailed } from "./CallFlow.ts"

/** What the function of a flow calls: the functions of Call Automation as steps, and what is special in a flow. */
export interface FlowCalls extends WaitingCallAutomationClient {
  /** Waits for the event that ends an operation, or takes one received before. */
  readonly awaitOutcome: <S extends EventName, F extends EventName>(
    outcome: Outcome<S, F>,
    criteria: CallEvents.Criteria
  ) => Promise<EventOf<S>>
  /**
   * Does something else once, and keeps what it gave as JSON. It may be done twice when its process ends in between. `read` says what was kept:
   * `String`, the `parse` of a schema, or whatever throws where it does not fit. What it throws is kept as an `Error` of that name and message.
   */
  readonly step: <A>(name: string, f: () => A | PromiseLike<A>, read: Read<A>) => Promise<A>
  /** Waits, in milliseconds; the timer survives the process. */
  readonly sleep: (millis: number) => Promise<void>
}

type Program<Payload, Success> = (call: FlowCalls, payload: Payload) => Promise<Success>

type Services = CallAutomation.CallAutomation | CallEvents.CallEvents

/** Reads what was stored as JSON: `String`, the `parse` of a schema, or whatever throws where it does not fit. */
export type Read<A> = (stored: unknown) => A

const read = <A>(what: string, text: string, as: Read<A>): A => {
  try {
    return as(JSON.parse(text))
  } catch (cause) {
    throw new StoredValueError({ what, field: "", expected: cause instanceof Error ? cause.message : String(cause) })
  }
}

/** How a step is kept: what it gave as a text of JSON, what it threw by name and message. */
const kept = {
  success: Schema.String,
  error: Schema.Struct({ name: Schema.String, message: Schema.String })
}

const thrown = (error: unknown): typeof kept.error.Type =>
  error instanceof Error ? { name: error.name, message: error.message } : { name: "Error", message: String(error) }

const write = (value: unknown): string => JSON.stringify(value) ?? "null"

/** A flow whose program is an async function; its payload and what it gives are JSON. */
export interface AsyncFlow<Payload, Success> {
  /** Its name. */
  readonly name: string
  /** Reads what it gave. */
  readonly success: Read<Success>
  /** The flow of the Effect API. */
  readonly flow: ReturnType<typeof flowOf<Payload, Success>>
}

const flowOf = <Payload, Success>(
  name: string,
  { key, payload }: Defined<Payload, Success>,
  program: Program<Payload, Success>
) =>
  CallFlow.make(
    name,
    {
      payload: { json: Schema.String },
      success: Schema.String,
      key: ({ json }) => key(read(`payload of ${name}`, json, payload))
    },
    ({ json }) =>
      Effect.gen(function* () {
        const given = read(`payload of ${name}`, json, payload)
        const client = yield* CallAutomation.CallAutomation
        const events = yield* CallEvents.CallEvents
        const gave = yield* asyncProgram.run((ask) => {
          // What fails and is not awaited ends neither the flow nor the process, in which other calls are under way.
          const call: asyncProgram.Call = (effect) => {
            const asked = ask(effect)
            asked.catch(() => undefined)
            return asked
          }
          return program(
            {
              ...waitingClientOf(client, events, asyncProgram.api(call)),
              awaitOutcome: (outcome, criteria) => call(events.awaitOutcome(outcome, criteria)),
              step: (step, f, as) =>
                call(
                  CallFlow.step(
                    step,
                    kept,
                    Effect.mapBoth(PromiseApi.effectful(f)(), { onSuccess: write, onFailure: thrown })
                  ).pipe(
                    Effect.map((text) => read(`step ${step}`, text, as)),
                    Effect.mapError(({ message, name: named }) => Object.assign(new Error(message), { name: named }))
                  )
                ),
              sleep: (millis) => call(CallFlow.sleep(millis))
            },
            given
          )
        })
        return write(gave)
      })
  )

/** What a flow is besides its function. */
export interface Defined<Payload, Success> {
  /** What makes two starts the same flow. */
  readonly key: (payload: Payload) => string
  /** Reads what it is begun with, such as the `parse` of a schema. */
  readonly payload: Read<Payload>
  /** Reads what it gave. */
  readonly success: Read<Success>
}

/** Makes a flow of an async function; `key` says what makes two starts the same flow. */
export const defineFlow = <Payload, Success>(
  name: string,
  defined: Defined<Payload, Success>,
  program: Program<Payload, Success>
): AsyncFlow<Payload, Success> => ({ name, success: defined.success, flow: flowOf(name, defined, program) })

/** What begins a flow for an incoming call. */
export interface Incoming<Payload> {
  /** The flow. */
  readonly flow: AsyncFlow<Payload, unknown>
  /** What it is begun with; `undefined` for a call that begins none. */
  readonly payload: (event: EventOf<"IncomingCall">) => Payload | undefined
}

/** Where to and with which credential, and over which transport when not the platform's own. */
export type ClientOptions = DurableCallAutomation.Options & {
  /** What carries the requests; default the platform's own. */
  readonly transport?: Transport
}

/** A file of SQLite and how it is used. */
export interface SqliteFile extends Runner.SqliteOptions {
  /** Its path, or `:memory:`. */
  readonly file: string
}

/** Where flows are stored, with which client, and which there are. */
export interface Options<Payload> {
  /** The file of SQLite, or several processes over PostgreSQL. */
  readonly storage: string | SqliteFile | Postgres.Options
  /** The client of Call Automation. */
  readonly callAutomation: ClientOptions
  /** How events are verified, and how much is taken. */
  readonly events?: Omit<DurableCallEvents.Options, "onIncomingCall">
  /** The flows that this process runs. */
  readonly flows: ReadonlyArray<{
    /** Its name, by which it is stored; no two have the same. */
    readonly name: string
    /** What runs it. */
    readonly flow: { readonly layer: Layer.Layer<never, never, Services | Runner.Runner> }
  }>
  /** What an incoming call begins, once however often it is delivered. */
  readonly onIncomingCall?: Incoming<Payload>
  /** Forgets flows that have ended, and events, again and again, when they are so old; default never. One process of several is enough. */
  readonly retention?: Flows.Retention
  /**
   * What is told of flows, and to whom: a tracer, loggers, `Metrics.layer` of core, such as Effect's `Otlp.layerJson` gives them. Default no
   * tracer, and Effect's own logger.
   */
  readonly telemetry?: Layer.Layer<never>
}

/** How a handler takes requests, and what is done with their events behind the answer: in memory, as without flows. */
export interface Handling
  extends
    PromiseApi.Handling<Decoded>,
    Pick<CallEvents.Handling, "origins">,
    WebhookHandler.Limits,
    WebhookHandler.Trust {}

/** Flows that run in this process. */
export interface CallFlows {
  /**
   * Makes a handler of the requests to the callback URI, to Event Grid's address, or to one address for both: `(request: Request) =>
   * Promise<Response>`. It stores their events, wakes who waits, begins flows, and never rejects. Throws a `TypeError` when an option is invalid.
   */
  readonly handler: (handling?: Handling) => WebhookHandler.WebhookHandler
  /** Answers a request to the callback URI: stores its events, wakes who waits. It never rejects. */
  readonly answer: (request: WebhookRequest, answering?: { readonly trusted?: boolean }) => Promise<WebhookAnswer>
  /** Begins a flow, unless it was begun with the same key before, and gives the id of its execution. */
  readonly start: <Payload, Success>(flow: AsyncFlow<Payload, Success>, payload: Payload) => Promise<string>
  /** Begins it likewise and waits until it has ended; rejects with `FlowFailed` when it failed. */
  readonly run: <Payload, Success>(flow: AsyncFlow<Payload, Success>, payload: Payload) => Promise<Success>
  /** Ends a flow where it waits, without another step. */
  readonly cancel: <Payload, Success>(flow: AsyncFlow<Payload, Success>, executionId: string) => Promise<void>
  /** Makes a flow look again at once at what it waits for. */
  readonly resume: <Payload, Success>(flow: AsyncFlow<Payload, Success>, executionId: string) => Promise<void>
  /** Lists flows, the newest first. */
  readonly list: (query?: FlowQuery) => Promise<ReadonlyArray<FlowRow>>
  /** Looks into a flow; `undefined` when it is not known. */
  readonly inspect: (executionId: string) => Promise<Flows.Inspected | undefined>
  /**
   * Erases what a call has stored, by its id: its events, and the flows that have acted on it or waited for them. `running` are flows of it that
   * have not ended: they are left alone, cancel them first.
   */
  readonly erase: (
    callConnectionId: string
  ) => Promise<{ readonly erased: number; readonly running: ReadonlyArray<FlowRow> }>
  /** Forgets flows that have ended, and events, when they are so old; gives how many. */
  readonly prune: (retention?: Flows.Retention) => Promise<{ readonly flows: number; readonly events: number }>
  /**
   * Tells how many flows have not ended whose name is not one of `flows`, as when one was renamed or removed: they stay as they are until a
   * process runs flows of their name. In a rolling deploy another one may.
   */
  readonly notRun: () => Promise<ReadonlyArray<UnendedFlows>>
  /**
   * Forgets the flows of such a name that have not ended: they never go on. Gives how many. No other process may run them. Rejects with a `TypeError` for the name of one of `flows`: its flows are cancelled.
   */
  readonly abandon: (flow: string) => Promise<number>
  /** Ends what runs here: steps that are under way first. What is asked for from then on rejects, and a webhook is answered with 503. */
  readonly close: () => Promise<void>
}

const runnerOf = async (storage: Options<unknown>["storage"]): Promise<Layer.Layer<Runner.Runner, unknown>> => {
  if (typeof storage === "string") return Runner.layerSqlite(storage)
  if (!("file" in storage)) return (await import("./Postgres.ts")).layer(storage)
  const { file, ...options } = storage
  return Runner.layerSqlite(file, options)
}

/** What carries requests, and the time where it leads: flows, timers and looks at the database go by it. */
const carriedBy = (transport: Transport | undefined): Layer.Layer<never> => {
  if (transport === undefined) return Layer.empty
  const carried = Layer.succeed(CurrentTransport, transport)
  return transport.clock === undefined ? carried : Layer.merge(carried, Layer.succeed(Clock.Clock, transport.clock))
}

/** The engine's own error of a database that fails says nothing; its cause says what and why. */
const told = (error: unknown): unknown =>
  error instanceof Error && error.message === "" && error.cause instanceof Error ? error.cause : error

/** The names of flows; throws where two have the same one, or an incoming call begins another one. */
const namesOf = (
  flows: Options<unknown>["flows"],
  incoming: { readonly flow: { readonly name: string } } | undefined
): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const { name } of flows) {
    if (names.has(name)) throw new TypeError(`flows: two of them are named ${name}`)
    names.add(name)
  }
  if (incoming !== undefined && !names.has(incoming.flow.name))
    throw new TypeError(`onIncomingCall: expected a flow of flows, which has none that is named ${incoming.flow.name}`)
  return names
}

/** Runs flows in this process, those that were begun before as well. Rejects when the storage cannot be opened or an option is invalid. */
export const createCallFlows = async <Payload>({
  callAutomation: { transport, ...callAutomation },
  events = {},
  flows,
  onIncomingCall,
  retention,
  storage,
  telemetry = Layer.empty
}: Options<Payload>): Promise<CallFlows> => {
  const names = namesOf(flows, onIncomingCall)
  const runner = await runnerOf(storage)
  const starts =
    onIncomingCall &&
    CallFlow.starts(onIncomingCall.flow.flow, (event: EventOf<"IncomingCall">) => {
      const payload = onIncomingCall.payload(event)
      return payload === undefined ? undefined : { json: write(payload) }
    })
  const services = Layer.mergeAll(
    DurableCallAutomation.layer(callAutomation),
    DurableCallEvents.layer({ ...events, onIncomingCall: starts })
  ).pipe(Layer.provideMerge(runner), Layer.provideMerge(telemetry))
  const none: Layer.Layer<never, never, Services | Runner.Runner> = Layer.empty
  const running = flows.reduce(
    (all, { flow }) => Layer.merge(all, flow.layer),
    retention === undefined ? none : Flows.layerRetention(retention)
  )
  const runtime = ManagedRuntime.make(
    Layer.provideMerge(running, services).pipe(Layer.provideMerge(carriedBy(transport)))
  )
  const context = await runtime.context()
  let closed = false
  const perform = async <A, E>(effect: Effect.Effect<A, E, Services | Runner.Runner>): Promise<A> => {
    const exit = closed ? undefined : await runtime.runPromiseExit(effect)
    if (exit !== undefined && Exit.isSuccess(exit)) return exit.value
    if (exit === undefined || (closed && Cause.hasInterruptsOnly(exit.cause)))
      throw new Error("CallFlows: closed; flows that have not ended go on in the next process")
    throw told(Cause.squash(exit.cause))
  }
  /** Of a flow that is not run here nothing would ever come. */
  const performOf = async <A, E>(
    { name }: { readonly name: string },
    effect: () => Effect.Effect<A, E, Services | Runner.Runner>
  ): Promise<A> => {
    if (!names.has(name)) throw new TypeError(`flow: expected one of flows, which has none that is named ${name}`)
    return await perform(effect())
  }
  return {
    handler: ({ origins, ...handling } = {}) => {
      const respond = WebhookHandler.make(
        "CallFlows",
        { maxBodyBytes: events.maxBodyBytes, ...handling },
        ({ trusted, ...request }, behind) =>
          CallEvents.answer(request, { trusted, origins, ...PromiseApi.handling(handling), ...behind })
      )
      return WebhookHandler.promised(
        (request, behind) => Effect.provideContext(respond(request, behind), context),
        transport
      )
    },
    answer: (request, { trusted } = {}) =>
      Effect.runPromise(Effect.provideContext(CallEvents.answer(request, { trusted }), context)),
    start: (flow, payload) => performOf(flow, () => flow.flow.start({ json: write(payload) })),
    run: <P, Success>(flow: AsyncFlow<P, Success>, payload: P) =>
      performOf(flow, () =>
        Effect.map(flow.flow.run({ json: write(payload) }), (text) =>
          read(`what ${flow.name} gave`, text, flow.success)
        )
      ),
    cancel: (flow, executionId) => performOf(flow, () => flow.flow.cancel(executionId)),
    resume: (flow, executionId) => performOf(flow, () => flow.flow.resume(executionId)),
    list: (query) => perform(Flows.list(query)),
    inspect: (executionId) => perform(Flows.inspect(executionId)),
    erase: (callConnectionId) => perform(Flows.erase(callConnectionId)),
    prune: (given) => perform(Flows.prune(given)),
    notRun: () => perform(Flows.notRun),
    abandon: (flow) => perform(Flows.abandon(flow)),
    close: () => {
      closed = true
      return runtime.dispose()
    }
  }
}
