/**
 * Call flows for programs that do not use Effect: a flow is an async function with the functions of Call Automation, which are its steps.
 *
 * It is called again from the beginning whenever its flow goes on, and what it asked for before is found: so it reads no clock, draws no random
 * value and does no I/O but by `step`. What it awaits that is neither a step nor a wait of its own does not survive the process.
 */
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import * as CallEvents from "@effect-comms/call-automation/CallEvents"
import type { EventName, EventOf } from "@effect-comms/call-automation/events"
import { type WaitingCallAutomationClient, waitingClientOf } from "@effect-comms/call-automation/internal/promise"
import type { Outcome } from "@effect-comms/call-automation/Outcome"
import { CurrentTransport } from "@effect-comms/core/CurrentTransport"
import * as PromiseApi from "@effect-comms/core/internal/PromiseApi"
import type { Transport } from "@effect-comms/core/Transport"
import type { WebhookAnswer, WebhookRequest } from "@effect-comms/core/WebhookAnswer"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Schema from "effect/Schema"
import * as CallFlow from "./CallFlow.ts"
import * as DurableCallAutomation from "./DurableCallAutomation.ts"
import * as DurableCallEvents from "./DurableCallEvents.ts"
import * as Flows from "./Flows.ts"
import type { FlowQuery, FlowRow } from "./FlowStore.ts"
import * as asyncProgram from "./internal/asyncProgram.ts"
import type * as Postgres from "./Postgres.ts"
import * as Runner from "./Runner.ts"

export { FlowFailed } from "./CallFlow.ts"

/** What the function of a flow calls: the functions of Call Automation as steps, and what is special in a flow. */
export interface FlowCalls extends WaitingCallAutomationClient {
  /** Waits for the event that ends an operation, or takes one received before. */
  readonly awaitOutcome: <S extends EventName, F extends EventName>(
    outcome: Outcome<S, F>,
    criteria: CallEvents.Criteria
  ) => Promise<EventOf<S>>
  /** Does something else once, and keeps what it gave: a value of JSON. It may be done twice when its process ends in between. */
  readonly step: <A>(name: string, f: () => A | PromiseLike<A>) => Promise<A>
  /** Waits, in milliseconds; the timer survives the process. */
  readonly sleep: (millis: number) => Promise<void>
}

type Program<Payload, Success> = (call: FlowCalls, payload: Payload) => Promise<Success>

type Services = CallAutomation.CallAutomation | CallEvents.CallEvents

// What was written by this module is read back with the type that it had.
const isOf = <A>(_value: unknown): _value is A => true

const parsed = <A>(text: string): A => {
  const value: unknown = JSON.parse(text)
  if (isOf<A>(value)) return value
  throw new TypeError("unreachable")
}

/** A flow whose program is an async function; its payload and what it gives are JSON. */
export interface AsyncFlow<Payload, Success> {
  /** Its name. */
  readonly name: string
  /** The flow of the Effect API. */
  readonly flow: ReturnType<typeof flowOf<Payload, Success>>
}

const flowOf = <Payload, Success>(
  name: string,
  key: (payload: Payload) => string,
  program: Program<Payload, Success>
) =>
  CallFlow.make(
    name,
    { payload: { json: Schema.String }, success: Schema.String, key: ({ json }) => key(parsed<Payload>(json)) },
    ({ json }) =>
      Effect.gen(function* () {
        const client = yield* CallAutomation.CallAutomation
        const events = yield* CallEvents.CallEvents
        const gave = yield* asyncProgram.run((call) =>
          program(
            {
              ...waitingClientOf(client, events, asyncProgram.api(call)),
              awaitOutcome: (outcome, criteria) => call(events.awaitOutcome(outcome, criteria)),
              step: (step, f) => call(CallFlow.step(step, PromiseApi.effectful(f)())),
              sleep: (millis) => call(CallFlow.sleep(millis))
            },
            parsed<Payload>(json)
          )
        )
        return JSON.stringify(gave) ?? "null"
      })
  )

/** What a flow is besides its function. */
export interface Defined<Payload> {
  /** What makes two starts the same flow. */
  readonly key: (payload: Payload) => string
}

/** Makes a flow of an async function; `key` says what makes two starts the same flow. */
export const defineFlow = <Payload, Success>(
  name: string,
  { key }: Defined<Payload>,
  program: Program<Payload, Success>
): AsyncFlow<Payload, Success> => ({ name, flow: flowOf(name, key, program) })

/** What begins a flow for an incoming call. */
export interface Incoming<Payload> {
  /** The flow. */
  readonly flow: AsyncFlow<Payload, unknown>
  /** What it is begun with; `undefined` for a call that begins none. */
  readonly payload: (event: EventOf<"IncomingCall">) => Payload | undefined
}

/** Where to and with which credential, and over which transport when not the platform's own. */
export type ClientOptions = CallAutomation.Options & {
  /** What carries the requests; default the platform's own. */
  readonly transport?: Transport
}

/** Where flows are stored, with which client, and which there are. */
export interface Options<Payload> {
  /** The file of SQLite, or several processes over PostgreSQL. */
  readonly storage: string | Postgres.Options
  /** The client of Call Automation. */
  readonly callAutomation: ClientOptions
  /** How events are verified, and how much is taken. */
  readonly events?: Omit<DurableCallEvents.Options, "onIncomingCall">
  /** The flows that this process runs. */
  readonly flows: ReadonlyArray<{
    readonly flow: { readonly layer: Layer.Layer<never, never, Services | Runner.Runner> }
  }>
  /** What an incoming call begins, once however often it is delivered. */
  readonly onIncomingCall?: Incoming<Payload>
}

/** Flows that run in this process. */
export interface CallFlows {
  /** Answers a request to the callback URI: stores its events, wakes who waits. It never rejects. */
  readonly answer: (request: WebhookRequest, answering?: { readonly trusted?: boolean }) => Promise<WebhookAnswer>
  /** Begins a flow, unless it was begun with the same key before, and gives the id of its execution. */
  readonly start: <Payload, Success>(flow: AsyncFlow<Payload, Success>, payload: Payload) => Promise<string>
  /** Begins it likewise and waits until it has ended; rejects with `FlowFailed` when it failed. */
  readonly run: <Payload, Success>(flow: AsyncFlow<Payload, Success>, payload: Payload) => Promise<Success>
  /** Ends a flow where it waits, without another step. */
  readonly cancel: <Payload, Success>(flow: AsyncFlow<Payload, Success>, executionId: string) => Promise<void>
  /** Lists flows, the newest first. */
  readonly list: (query?: FlowQuery) => Promise<ReadonlyArray<FlowRow>>
  /** Looks into a flow; `undefined` when it is not known. */
  readonly inspect: (executionId: string) => Promise<Flows.Inspected | undefined>
  /** Ends what runs here: steps that are under way first. */
  readonly close: () => Promise<void>
}

/** Runs flows in this process, those that were begun before as well. Rejects when the storage cannot be opened or an option is invalid. */
export const createCallFlows = async <Payload>({
  callAutomation: { transport, ...callAutomation },
  events = {},
  flows,
  onIncomingCall,
  storage
}: Options<Payload>): Promise<CallFlows> => {
  const runner: Layer.Layer<Runner.Runner, unknown> =
    typeof storage === "string" ? Runner.layerSqlite(storage) : (await import("./Postgres.ts")).layer(storage)
  const client = DurableCallAutomation.layer(callAutomation)
  const starts =
    onIncomingCall &&
    CallFlow.starts(onIncomingCall.flow.flow, (event: EventOf<"IncomingCall">) => {
      const payload = onIncomingCall.payload(event)
      return payload === undefined ? undefined : { json: JSON.stringify(payload) }
    })
  const services = Layer.mergeAll(
    transport === undefined ? client : Layer.provide(client, Layer.succeed(CurrentTransport, transport)),
    DurableCallEvents.layer({ ...events, onIncomingCall: starts })
  ).pipe(Layer.provideMerge(runner))
  const none: Layer.Layer<never, never, Services | Runner.Runner> = Layer.empty
  const running = flows.reduce((all, { flow }) => Layer.merge(all, flow.layer), none)
  const runtime = ManagedRuntime.make(Layer.provideMerge(running, services))
  await runtime.runPromise(Effect.void)
  return {
    answer: (request, { trusted } = {}) => runtime.runPromise(CallEvents.answer(request, { trusted })),
    start: ({ flow }, payload) => runtime.runPromise(flow.start({ json: JSON.stringify(payload) })),
    run: <P, Success>({ flow }: AsyncFlow<P, Success>, payload: P) =>
      runtime.runPromise(Effect.map(flow.run({ json: JSON.stringify(payload) }), (text) => parsed<Success>(text))),
    cancel: ({ flow }, executionId) => runtime.runPromise(flow.cancel(executionId)),
    list: (query) => runtime.runPromise(Flows.list(query)),
    inspect: (executionId) => runtime.runPromise(Flows.inspect(executionId)),
    close: () => runtime.dispose()
  }
}
