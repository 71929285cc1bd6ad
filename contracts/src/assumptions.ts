/** What the local cloud assumes, asked of its coverage control. */
import type { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

const Assumption = Schema.Struct({
  id: Schema.String,
  about: Schema.optionalKey(Schema.Array(Schema.String)),
  what: Schema.String,
  why: Schema.String
})
/** Something that no recording and no document shows. */
export type Assumption = typeof Assumption.Type

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Struct({ assumed: Schema.Array(Assumption) })))

/** Whether an assumption is about an operation or event; events are named without their prefix. */
export const isAbout = ({ about, what }: Assumption, name: string): boolean =>
  about?.includes(name) === true || what.match(/\w+/g)?.includes(name) === true

/** Every assumption, in the order of the local cloud. */
export const assumptionsOf = ({ origin, transport }: Emulator.Service) =>
  Effect.callback<string>((resume) => {
    transport.send({ method: "GET", origin, path: "/_emulator/coverage", headers: [], body: undefined }, (outcome) =>
      resume(
        outcome._tag === "WireResponse" && outcome.status === 200
          ? Effect.succeed(outcome.text())
          : Effect.die(new Error("the local cloud does not give its coverage"))
      )
    )
  }).pipe(
    Effect.flatMap(decode),
    Effect.map(({ assumed }) => assumed)
  )
