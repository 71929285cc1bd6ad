/** A provider state: what its name, with its parameters, does to the local cloud. */
import * as Schema from "effect/Schema"
import type { ProviderUnderTest } from "../ProviderUnderTest.ts"

/** Brings a state about. */
export type State = (provider: ProviderUnderTest, parameters: unknown) => Promise<void>

/** States by name. */
export type States = Readonly<Record<string, State>>

/** A state with parameters; it rejects when they do not fit. */
export const given = <S extends Schema.ConstraintDecoder<unknown>>(
  parameters: S,
  bring: (provider: ProviderUnderTest, parameters: S["Type"]) => Promise<void>
): State => {
  const decode = Schema.decodeUnknownPromise(parameters)
  return async (provider, input) => bring(provider, await decode(input))
}

/** A state that needs no parameters. */
export const plain =
  (bring: (provider: ProviderUnderTest) => void): State =>
  async (provider) =>
    bring(provider)

const Refusal = Schema.Struct({ retryAfterSeconds: Schema.optionalKey(Schema.Finite) })

const faults = new WeakSet<State>()

/** A state in which the service refuses the next request with a status, and may say how long to wait. */
export const refuses = (status: number): State => {
  const state = given(Refusal, async ({ next }, { retryAfterSeconds }) => {
    next.faults.push({ status, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) })
  })
  faults.add(state)
  return state
}

/** Whether a state orders the very status that follows, which only the failures of a service as a whole need. */
export const isFault = (state: State | undefined): boolean => state !== undefined && faults.has(state)
