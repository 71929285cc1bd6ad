/** A bounded time for work, whose timer does not outlive it. */
import { afterEach, assert, beforeEach, it, vi } from "@effect/vitest"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it("ends work that does not look at its signal, and leaves no timer behind", async () => {
  // It takes the timers of when it is loaded.
  vi.resetModules()
  const { within } = await import("../src/internal/within.ts")
  assert.strictEqual(await within(5_000, () => Promise.resolve("done")), "done")
  assert.strictEqual(vi.getTimerCount(), 0)
  let isAborted = false
  const late = within(5_000, (signal) => {
    signal.addEventListener("abort", () => (isAborted = true))
    return new Promise(() => {})
  }).catch(String)
  await vi.advanceTimersByTimeAsync(5_000)
  assert.strictEqual(await late, "Error: no answer within 5000 ms")
  assert.isTrue(isAborted)
  assert.strictEqual(vi.getTimerCount(), 0)
})
