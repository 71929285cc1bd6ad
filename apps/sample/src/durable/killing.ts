/** Where the flow's process ends as by a power cut: before a request leaves, or when its answer has come and nothing of it is stored. */
import type { Transport } from "@effect-comms/core/Transport"
import * as Schema from "effect/Schema"

/** A request by its name and how many of that came before, or the point with this number. */
export const Kill = Schema.Union([
  Schema.Struct({ when: Schema.Literals(["before", "after"]), step: Schema.String }),
  Schema.Struct({ point: Schema.Int })
])
export type Kill = typeof Kill.Type

/** How many points an undisturbed story passes: two for each of its eight requests. */
export const points = 16

const form = /^(?:(before|after):)?([A-Za-z]+)(?:#(\d+))?$/

/** Reads `add`, `add#2` or `before:add#2`; nothing for anything else. */
export const parse = (text: string): Kill | undefined => {
  const [, when, name, count = "1"] = form.exec(text) ?? []
  return name === undefined ? undefined : { when: when === "before" ? "before" : "after", step: `${name}#${count}` }
}

/** A point, for people. */
export const describe = (kill: Kill): string =>
  "point" in kill
    ? `point ${kill.point} of ${points}`
    : kill.when === "before"
      ? `before the request ${kill.step} leaves`
      : `when ${kill.step} is answered and nothing of it stored`

/** A transport on which the process is killed. */
export const over = (kill: Kill | undefined, inner: Transport): Transport => {
  if (kill === undefined) return inner
  const counts = new Map<string, number>()
  let passed = 0
  const pass = (when: "before" | "after", step: string) => {
    passed++
    const isHere = "point" in kill ? kill.point === passed : kill.when === when && kill.step === step
    if (isHere) process.kill(process.pid, "SIGKILL")
  }
  return {
    send: (request, done) => {
      const [path = ""] = request.path.split("?")
      const name = path.split(/[/:]/).at(-1) ?? path
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      const step = `${name}#${count}`
      pass("before", step)
      return inner.send(request, (outcome) => {
        pass("after", step)
        done(outcome)
      })
    }
  }
}
