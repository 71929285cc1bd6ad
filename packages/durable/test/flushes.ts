/** The flushes of the log of a database, which end when a test says so. */
import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import * as Effect from "effect/Effect"

type Done = Parameters<typeof fs.fdatasync>[1]

/** The flushes of the log that are under way, which end when they are told to. */
export const flushes = Effect.acquireRelease(
  Effect.sync(() => {
    const { fdatasync } = fs
    const asked: Array<Done> = []
    fs.fdatasync = Object.assign((_: number, done: Done) => void asked.push(done), {
      __promisify__: fdatasync.__promisify__
    })
    syncBuiltinESMExports()
    return { asked, fdatasync }
  }),
  ({ asked, fdatasync }) =>
    Effect.sync(() => {
      fs.fdatasync = fdatasync
      syncBuiltinESMExports()
      for (const done of asked) done(null)
    })
)

/** What is ready has run. */
export const settled = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve))).pipe(
  Effect.repeat({ times: 5 })
)
