/** The lives of an application in one run, one after the other: each begins with its making, and takes the webhooks until it crashes. */
import * as Effect from "effect/Effect"
import type { Acknowledgement, Delivered } from "../kernel/delivery/Sender.ts"
import type { Application } from "../kit/start.ts"
import type { TestCloud } from "../kit/TestCloud.ts"
import type { Service } from "../LocalCloud.ts"
import * as Life from "./Life.ts"
import { messageOf } from "./messageOf.ts"
import type { MakeApplication } from "./Run.ts"

type Take = ReturnType<typeof Life.take>

/** The lives of an application. */
export interface Lives {
  /** Gives a webhook to the application that lives, or to the one that is being made. */
  readonly deliver: (request: Delivered) => Effect.Effect<Acknowledgement>
  /** Makes the first one, on a local cloud. */
  readonly begin: (cloud: Service, testOn: (line: Life.Line) => TestCloud) => Promise<void>
  /** Crashes the one that lives, and makes the next. */
  readonly restart: () => Promise<void>
  /** The application; throws while there is none. */
  readonly application: () => Application
  /** Whether any work is going on. */
  readonly isWorking: () => boolean
  /** How much of it has ended. */
  readonly done: () => number
  /** The names of the events for which work is going on. */
  readonly workingFor: () => ReadonlyArray<string>
  /** Ends the last one, and what all of them had to end. */
  readonly end: () => void
}

/** The lives of what `makeApplication` makes; what is wrong with them is added to `problems`. */
export const make = (makeApplication: MakeApplication, problems: Array<string>): Lives => {
  const working = new Map<object, () => string>()
  const ends: Array<() => Promise<void>> = []
  let done = 0
  let application: Application | undefined
  let line: Life.Line | undefined
  let live = (): Promise<Take> => Promise.reject(new Error("there is no local cloud"))
  let ready: (taking: Promise<Take>) => void = () => {}
  /** Webhooks wait for the application that is being made. */
  let current = new Promise<Take>((resolve) => {
    ready = resolve
  })

  return {
    deliver: (request) =>
      Effect.callback((resume) => {
        current
          .then((take) => take(request))
          .then(
            (answer) => resume(Effect.succeed(answer)),
            (error: unknown) => {
              if (messageOf(error) !== Life.crashed) problems.push(`its handler failed: ${messageOf(error)}`)
              resume(Effect.die(error))
            }
          )
      }),
    begin: async (cloud, testOn) => {
      live = async () => {
        const mine = Life.lineTo(cloud)
        line = mine
        try {
          // One that crashes while it is made may never be: what it asks for has no answer.
          const made = await Promise.race([makeApplication(testOn(mine), (end) => ends.push(end)), mine.ended])
          application = made
          return Life.take(made, mine, ({ ended, of }) => {
            const key = {}
            working.set(key, of)
            const end = () => {
              done++
              working.delete(key)
            }
            ended.then(end, end)
          })
        } catch (error) {
          if (mine.isAlive()) problems.push(`it could not be made: ${messageOf(error)}`)
          throw error
        }
      }
      ready(live())
      let made: Promise<Take> | undefined
      while (made !== current) {
        made = current
        await made.catch((error: unknown) => {
          // Another one is made in the place of one that crashed.
          if (made === current) throw error
        })
      }
    },
    restart: async () => {
      line?.crash()
      // What it worked at ends with it.
      working.clear()
      current = live()
      await current
    },
    application: () => {
      if (application === undefined) throw new TypeError("application: it is being made")
      return application
    },
    isWorking: () => working.size > 0,
    done: () => done,
    workingFor: () => [...working.values()].map((of) => of()),
    end: () => {
      line?.crash()
      // The local cloud would keep the application for as long as the garbage collector leaves it alone.
      application = line = undefined
      current = Promise.reject(new Error(Life.crashed))
      current.catch(() => {})
      live = () => current
      // What still asks for something has no answer any more, and would never end.
      for (const end of ends) void end().catch(() => {})
    }
  }
}
