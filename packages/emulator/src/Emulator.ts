/**
 * The local cloud with all of Microsoft's services: in this process (`make`, `layer`) or behind a port (`serve`, `layerServed`).
 */
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as CurrentWebSocket from "@effect-comms/core/CurrentWebSocket"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as LocalCloud from "./LocalCloud.ts"
import { microsoft } from "./microsoft.ts"
import * as Served from "./Served.ts"
import * as EffectCloud from "./kit/EffectCloud.ts"
import * as EffectStart from "./kit/EffectStart.ts"
import * as Start from "./kit/start.ts"
import * as EffectExplore from "./explore/EffectExplore.ts"
import type { ExplorationFailed } from "./explore/ExplorationFailed.ts"
import type { Explored } from "./explore/explore.ts"

export { Emulator, type Options, type Service, type Who } from "./LocalCloud.ts"
export type { Entry, Happening } from "./service/Journal.ts"
export type { EventGridSubscription, EventGridSubscriptions } from "./EventGridSubscription.ts"
export type { Acknowledgement, Delivered } from "./kernel/delivery/Sender.ts"
export type { AcceptMediaSocket, OfferedMediaSocket } from "./kernel/mediaSockets/EffectConnector.ts"
export type { FaultOrder } from "./kernel/control/Faults.ts"
export type { Settings } from "./service/Settings.ts"
export { Refusal } from "./service/Refusal.ts"
export type { AgentBehavior } from "./kit/Agent.ts"
export type {
  Agent,
  Caller,
  CallParticipant,
  ChatMember,
  GraphCaller,
  Person,
  TestCloud,
  Waiting
} from "./kit/EffectCloud.ts"
export type { ProgramSettings } from "./kit/ProgramSettings.ts"
export type { EffectHandler, StartOptions } from "./kit/EffectStart.ts"
export type { Application, ConnectOptions, Handler } from "./kit/start.ts"
export type { State } from "./kit/State.ts"
export type { AgentOptions, CallOptions, GraphCallOptions, MemberOptions } from "./kit/TestCloud.ts"
export { WaitFailed } from "./kit/WaitFailed.ts"
export { ExplorationFailed } from "./explore/ExplorationFailed.ts"
export type { ExploreOptions } from "./explore/EffectExplore.ts"
export type { Explored } from "./explore/explore.ts"
export type { Fault, Plan, Step } from "./explore/Plan.ts"
export { ServeError, type Served, type ServeOptions } from "./Served.ts"

/** Makes a local cloud in this process; it ends with the scope. */
export const make = (options: LocalCloud.Options = {}): Effect.Effect<LocalCloud.Service, never, Scope.Scope> =>
  LocalCloud.make(microsoft, options)

/** Provides a local cloud in this process, and its transport and WebSockets to the clients made above it. */
export const layer = (options: LocalCloud.Options = {}): Layer.Layer<LocalCloud.Emulator> =>
  Layer.effectContext(
    Effect.map(make(options), (service) =>
      Context.make(LocalCloud.Emulator, service).pipe(
        Context.add(CurrentTransport.CurrentTransport, service.transport),
        Context.add(CurrentWebSocket.CurrentWebSocket, service.webSocket)
      )
    )
  )

/** Opens a port (default 4280, 0 for any that is free); it closes with the scope. */
export const serve = (
  options: Served.ServeOptions = {}
): Effect.Effect<Served.Served, Served.ServeError, Scope.Scope> => Served.serve(microsoft, options)

const makers: Start.Makers = {
  make: (options) => LocalCloud.makeWithKernel(microsoft, options),
  serve: (options) => Served.serveWithKernel(microsoft, options)
}

/**
 * Starts a local cloud for a test, with the application that is tested and on time that waits move, or a test's clock; it ends with the
 * scope.
 */
export const start = <R = never>(
  options: EffectStart.StartOptions<R> = {}
): Effect.Effect<EffectCloud.TestCloud, Served.ServeError, Scope.Scope | Exclude<R, Scope.Scope>> =>
  EffectStart.start(makers, options)

/**
 * Runs a scenario under every fault at every point, and some pairs of these, each in a local cloud of its own; gives how many. Fails with
 * `ExplorationFailed`, which has the smallest plan under which the application goes wrong.
 */
export const explore = <R1 = never, R2 = never, R3 = never>(
  makeApplication: (cloud: EffectCloud.TestCloud) => Effect.Effect<EffectStart.EffectHandler, unknown, R1>,
  scenario: (cloud: EffectCloud.TestCloud) => Effect.Effect<unknown, unknown, R2>,
  options: EffectExplore.ExploreOptions<R3> = {}
): Effect.Effect<Explored, ExplorationFailed, Exclude<R1, Scope.Scope> | R2 | R3> =>
  EffectExplore.explore(makers, makeApplication, scenario, options)

/** Takes a local cloud behind a port, by its controls, for a test; what it runs goes on afterwards. Nobody who answers there is a defect. */
export const connect = (
  url: string,
  options: Start.ConnectOptions = {}
): Effect.Effect<EffectCloud.TestCloud, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(() => Start.connect(url, options)),
      (cloud) => Effect.promise(() => cloud.close())
    ),
    EffectCloud.effectful
  )

/** Provides a local cloud behind a port. */
export const layerServed = (options: Served.ServeOptions = {}): Layer.Layer<LocalCloud.Emulator, Served.ServeError> =>
  Layer.effect(LocalCloud.Emulator, serve(options))
