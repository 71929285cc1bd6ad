/** A program that waits: both services, over a script of answers, on virtual time. */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as CallAutomation from "../src/CallAutomation.ts"
import * as CallEvents from "../src/CallEvents.ts"
import { connectionString } from "./support.ts"

type Receive = (...sent: ReadonlyArray<object>) => ReturnType<CallEvents.Service["receiveTrusted"]>

/** What is answered; meanwhile events may be received. */
type Script = (
  request: ScriptedTransport.Recorded,
  receive: Receive
) => ScriptedTransport.Step | Promise<ScriptedTransport.Step>

/** Lets end what is under way. */
export const quiet = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

/** Begins at once. */
export const fork = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.forkChild(effect, { startImmediately: true })

/** The context of a request. */
export const contextOf = ({ json }: ScriptedTransport.Recorded): string => {
  const context: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "operationContext") : ""
  return typeof context === "string" ? context : ""
}

/** Both services; the waits that are open are counted. Nothing is sent twice. */
export const makeProgram = (script: Script | ReadonlyArray<ScriptedTransport.Step>) =>
  Effect.gen(function* () {
    const real = yield* CallEvents.make()
    const receive: Receive = (...sent) => real.receiveTrusted(sent)
    const transport = ScriptedTransport.make(
      typeof script === "function" ? (request) => script(request, receive) : script
    )
    const client = yield* Effect.provideService(
      CallAutomation.make({ connectionString, retry: { attempts: 1 } }),
      CurrentTransport.CurrentTransport,
      transport
    )
    let open = 0
    const counted = <A, E>(wait: Effect.Effect<A, E>): Effect.Effect<A, E> =>
      Effect.suspend(() => {
        open++
        return Effect.ensuring(
          wait,
          Effect.sync(() => open--)
        )
      })
    const events: CallEvents.Service = {
      ...real,
      awaitOutcome: (outcome, criteria) => counted(real.awaitOutcome(outcome, criteria)),
      awaitCallConnectionId: (criteria) => counted(real.awaitCallConnectionId(criteria))
    }
    return {
      requests: transport.requests,
      open: () => open,
      receive,
      /** A delivery that is refused, since there is no audience. */
      refuse: real.receive({ body: [], authorization: "Bearer any" }),
      run: <A, E>(effect: Effect.Effect<A, E, CallAutomation.CallAutomation | CallEvents.CallEvents>) =>
        effect.pipe(
          Effect.provideService(CallAutomation.CallAutomation, client),
          Effect.provideService(CallEvents.CallEvents, events)
        )
    }
  })

/** The context of the last request. */
export const last = (requests: ReadonlyArray<ScriptedTransport.Recorded>) => {
  const request = requests.at(-1)
  return request === undefined ? assert.fail("nothing was asked") : contextOf(request)
}
