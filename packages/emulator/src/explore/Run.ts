/** What is run under a plan, and what a run has shown. */
import type { Application } from "../kit/start.ts"
import type { TestCloud } from "../kit/TestCloud.ts"
import type * as LocalCloud from "../LocalCloud.ts"
import type { Entry } from "../service/Journal.ts"
import type { Actions } from "./Actions.ts"
import type { Point } from "./Plan.ts"

/** Makes an application, and says what is to be done when its run is over. */
export type MakeApplication = (
  cloud: TestCloud,
  ending: (end: () => Promise<void>) => void
) => Application | Promise<Application>

/** What is run. */
export interface Subject {
  readonly makeApplication: MakeApplication
  /** Speaks for callers, and expects. */
  readonly scenario: (cloud: TestCloud) => unknown
  /** Runs before. */
  readonly setUp: (() => unknown) | undefined
  /** Expects what is so at the end of every run, also when the caller has left. */
  readonly atEnd: ((cloud: TestCloud) => unknown) | undefined
  /** Operations that may be executed more often than without faults. */
  readonly mayRepeat: ReadonlySet<string>
  /** Decides what is drawn at random in the run. */
  readonly seed: number
  /** Whether the application's own timers are replaced. */
  readonly hasFakeTimers: boolean
  readonly patienceMillis: number
  /** How many times `patienceMillis` the application is given whatever it seems to wait for; 0: once, and only if it seems to wait. */
  readonly patience: number
  readonly options: LocalCloud.Options
}

/** What a run has shown. */
export interface Run {
  /** Requests and events, in order. */
  readonly points: ReadonlyArray<Point>
  readonly actions: Actions
  /** What is wrong; nothing for a good run. */
  readonly problems: ReadonlyArray<string>
  /** What the scenario failed with, if that is a problem. */
  readonly cause: unknown
  readonly sequence: string
  readonly entries: ReadonlyArray<Entry>
  /** Whether the application went on by itself after the machine's time, when nothing was due. */
  readonly tookTime: boolean
  /** Whether it did so at any time. */
  readonly isSlow: boolean
  readonly patience: number
  /** Whether it ended the call in place of what the scenario expects, after a request of it had failed, or it had crashed. */
  readonly gaveUp: boolean
}
