/** What every optional field does with `null` and `undefined`: it is absent. What derives from schemas knows a field of that kind by this very function. */
import * as Option from "effect/Option"

export const dropNull = <A>(option: Option.Option<A | null | undefined>): Option.Option<A> =>
  Option.filter(option, (value): value is A => value !== null && value !== undefined)
