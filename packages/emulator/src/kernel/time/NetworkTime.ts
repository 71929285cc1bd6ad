/** Network time as an Effect `Clock`, for programs that are to live on it. */
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { NetworkClock } from "../../service/NetworkClock.ts"

/** The network clock as Effect sees a clock. It is not monotonic when somebody slows it: it never goes back, but may stand still. */
export const asClock = (network: NetworkClock): Clock.Clock => {
  const millis = () => network.now()
  const nanos = () => BigInt(Math.floor(network.now() * 1_000)) * 1_000n
  return {
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: nanos,
    monotonicTimeNanos: Effect.sync(nanos),
    sleep: (duration) =>
      Effect.callback((resume) => {
        const stop = network.after(Duration.toMillis(duration), () => resume(Effect.void))
        return Effect.sync(stop)
      })
  }
}
