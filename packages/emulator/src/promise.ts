/**
 * The local cloud for tests that do not use Effect: `await using cloud = await Emulator.start({ application })`.
 *
 * Promises reject with the typed error itself: `WaitFailed`, whose message has what happened and what is probably wrong; `Refusal` of
 * a control; `ServeError`.
 */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as LocalCloud from "./LocalCloud.ts"
import { microsoft } from "./microsoft.ts"
import { type Application, connect, type ConnectOptions, type Makers, start, type StartOptions } from "./kit/start.ts"
import type { TestCloud } from "./kit/TestCloud.ts"
import { explore, type Explored, type ExploreOptions } from "./explore/explore.ts"

export type { Agent, AgentBehavior } from "./kit/Agent.ts"
export type { CallParticipant, Caller } from "./kit/Caller.ts"
export type { ChatMember, InThread, SeenMessage } from "./kit/ChatMember.ts"
export type { GraphCaller, GraphNotification } from "./kit/GraphCaller.ts"
export type { TimeOptions, WaitOptions } from "./kit/Waits.ts"
export type { ProgramSettings } from "./kit/ProgramSettings.ts"
export type { Application, ConnectOptions, Handler, StartOptions } from "./kit/start.ts"
export type { State } from "./kit/State.ts"
export type { AgentOptions, CallOptions, GraphCallOptions, MemberOptions, TestCloud } from "./kit/TestCloud.ts"
export { WaitFailed } from "./kit/WaitFailed.ts"
export { ExplorationFailed } from "./explore/ExplorationFailed.ts"
export type { Explored, ExploreOptions } from "./explore/explore.ts"
export type { Fault, Plan, Step } from "./explore/Plan.ts"
export type { Entry } from "./service/Journal.ts"
export { Refusal } from "./service/Refusal.ts"

const makers: Makers = {
  make: (options) => LocalCloud.makeWithKernel(microsoft, options),
  // Only programs that want a port need a server.
  serve: (options) =>
    Effect.flatMap(
      Effect.promise(() => import("./Served.ts")),
      ({ serveWithKernel }) => serveWithKernel(microsoft, options)
    )
}

/** Starts local clouds for tests, and takes those that are there. */
export const Emulator = {
  /** Starts a local cloud in this process, by default without a port and on time that waits move. It ends with `close`, or `await using`. */
  start: async <A extends Application = Application>(options: StartOptions<A> = {}): Promise<TestCloud<A>> => {
    const scope = Scope.makeUnsafe()
    const close = () => Effect.runPromise(Scope.close(scope, Exit.void))
    return await Effect.runPromise(
      Effect.onExit(Scope.provide(start(makers, { ...options, close }), scope), (exit) =>
        Exit.isSuccess(exit) ? Effect.void : Effect.promise(close)
      )
    )
  },
  /** Takes a local cloud behind a port, by its controls: `http://127.0.0.1:4280`. What it runs goes on when the test is over. */
  connect: (url: string, options: ConnectOptions = {}): Promise<TestCloud> => connect(url, options),
  /**
   * Runs a scenario under every fault at every point, and some pairs of these, each in a local cloud of its own; gives how many. Rejects with
   * `ExplorationFailed`, which has the smallest plan under which the application goes wrong: the scenario fails, something is done twice, an
   * event is not taken, an error is not handled, or what is done for an event never ends.
   */
  explore: (
    makeApplication: (cloud: TestCloud) => Application | Promise<Application>,
    scenario: (cloud: TestCloud) => unknown,
    options: ExploreOptions = {}
  ): Promise<Explored> => explore(makers, (cloud) => makeApplication(cloud), scenario, options)
}
