/** A provider state: what its name, with its parameters, does to a world. */
import * as Schema from "effect/Schema"
import type { World } from "../World.ts"

/** Brings a state about. */
export type State = (world: World, parameters: unknown) => Promise<void>

/** States by name. */
export type States = Readonly<Record<string, State>>

/** A state with parameters; it rejects when they do not fit. */
export const given = <S extends Schema.ConstraintDecoder<unknown>>(
  parameters: S,
  bring: (world: World, parameters: S["Type"]) => Promise<void>
): State => {
  const decode = Schema.decodeUnknownPromise(parameters)
  return async (world, input) => bring(world, await decode(input))
}

/** A state that needs no parameters. */
export const plain =
  (bring: (world: World) => void): State =>
  async (world) =>
    bring(world)

const Refusal = Schema.Struct({ retryAfterSeconds: Schema.optionalKey(Schema.Finite) })

/** A state in which the service refuses the next request with a status, and may say how long to wait. */
export const refuses = (status: number): State =>
  given(Refusal, async ({ next }, { retryAfterSeconds }) => {
    next.faults.push({ status, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) })
  })
