/** The network clock: what it shows, and moving it. */
import { useEffect, useState } from "preact/hooks"
import type { Clock } from "../cloud/Store.ts"
import { order } from "../cloud/controls.ts"
import { useSnapshot, useStore } from "./hooks.ts"

/** What the clock shows now. */
export const nowOf = ({ network, readAt, scale }: Clock): number => network + (performance.now() - readAt) * scale

/** How long, as `0:07`. */
export const lasting = (millis: number): string => {
  const seconds = Math.max(0, Math.floor(millis / 1000))
  const minutes = Math.floor(seconds / 60)
  return minutes >= 60
    ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`
    : `${minutes}:${String(seconds % 60).padStart(2, "0")}`
}

/** A wait until what is due next, exact where it is short. */
export const waitText = (millis: number): string =>
  millis < 60_000 ? `${(Math.max(0, millis) / 1000).toFixed(1)} s` : lasting(millis)

const timeText = (millis: number): string => new Date(millis).toISOString().slice(11, 19)

/** The clock with its buttons. */
export const ClockBar = () => {
  const { clock } = useSnapshot()
  const store = useStore()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500)
    return () => clearInterval(timer)
  }, [])
  if (clock === undefined) return <div class="clock" />
  const change = (body: object) => void order("/clock", body).then(store.refresh, store.refresh)
  const isPaused = clock.scale === 0
  const now = nowOf(clock)
  const wait = clock.nextDue === undefined ? undefined : clock.nextDue - (isPaused ? clock.network : now)
  const step = () => change({ advanceMs: Math.max(0, Math.ceil(wait ?? 0)) })
  return (
    <div class="clock" role="group" aria-label="Network time">
      <time class="mono" dateTime={new Date(now).toISOString()} title="Network time, UTC">
        {timeText(now)}
      </time>
      {isPaused ? (
        <span class="badge warn">paused</span>
      ) : clock.scale === 1 ? null : (
        <span class="badge">×{clock.scale}</span>
      )}
      <button
        type="button"
        class="icon"
        onClick={() => change({ scale: isPaused ? 1 : 0 })}
        aria-label={isPaused ? "Let time run" : "Pause time"}
        title={isPaused ? "Let time run" : "Pause time"}
      >
        <span aria-hidden="true">{isPaused ? "▶" : "❚❚"}</span>
      </button>
      <button
        type="button"
        class="icon"
        disabled={clock.nextDue === undefined}
        onClick={step}
        aria-label="Step to what is due next"
        title={`Step to what is due next${wait === undefined ? "" : `, in ${waitText(wait)}`}`}
      >
        <span aria-hidden="true">⇥</span>
      </button>
    </div>
  )
}
