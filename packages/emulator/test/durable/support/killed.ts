/** A process that is killed while the answer to its request is on its way, without one of its own: what it leaves is copied. */
import { cpSync, existsSync } from "node:fs"
import type { Transport } from "@effect-comms/core/Transport"

/** A transport that holds the answers to requests for some paths until it is told to go on; what is asked is executed. */
export const holding = (over: Transport, path: RegExp) => {
  const held: Array<() => void> = []
  let isOpen = false
  const transport: Transport = {
    send: (request, done) =>
      over.send(request, (outcome) => {
        if (isOpen || !path.test(request.path)) return done(outcome)
        held.push(() => done(outcome))
      })
  }
  const goOn = () => {
    isOpen = true
    for (const one of held.splice(0)) one()
  }
  return { transport, held, goOn }
}

/** Copies a database as it is on the disk now. */
export const copy = (database: string, to: string): void => {
  for (const suffix of ["", "-wal"]) if (existsSync(database + suffix)) cpSync(database + suffix, to + suffix)
}
