/** What the application said on its media socket: its waveform, and the whole as a WAV file. */
import { useEffect, useState } from "preact/hooks"
import { ask, pathOf } from "../cloud/controls.ts"
import { listAt, numberAt } from "../model/Entry.ts"
import type { Call } from "../model/Ledger.ts"

const points = 400
const height = 34

/** The outline of peaks as a path, mirrored around its middle. */
const outlineOf = (peaks: ReadonlyArray<number>): string => {
  const middle = height / 2
  const at = (peak: number) => Math.max(0.5, Math.min(1, Math.abs(peak)) * (middle - 1))
  const above = peaks.map((peak, x) => `L${x} ${(middle - at(peak)).toFixed(1)}`)
  const below = peaks.map((peak, x) => `L${x} ${(middle + at(peak)).toFixed(1)}`).toReversed()
  return `M0 ${middle}${above.join("")}${below.join("")}Z`
}

/** Shown of calls that have a media socket. */
export const ApplicationAudio = ({ call, version }: { readonly call: Call; readonly version: number }) => {
  const [shown, set] = useState<{ readonly peaks: ReadonlyArray<number>; readonly millis: number }>()
  const hasSocket = call.entries.some(({ kind }) => kind === "media")
  const leg = call.legs.at(-1)
  const path = leg === undefined ? pathOf(call) : `/calls/${leg}`
  const count = hasSocket ? version : 0
  useEffect(() => {
    if (!hasSocket || path === undefined) return
    const abort = new AbortController()
    const read = async () => {
      const answer = await ask(`${path}/application-audio/waveform?points=${points}`, abort.signal)
      const peaks = listAt(answer, "peaks").map(Number)
      set({ peaks, millis: numberAt(answer, "durationMs") ?? 0 })
    }
    // Nothing was said yet.
    read().catch(() => {})
    return () => abort.abort()
  }, [count, path])
  if (shown === undefined || shown.peaks.length === 0 || path === undefined) return null
  return (
    <div class="application-audio">
      <span class="quiet">Application's voice</span>
      <svg
        role="img"
        aria-label={`Waveform of ${(shown.millis / 1000).toFixed(1)} seconds`}
        viewBox={`0 0 ${shown.peaks.length} ${height}`}
        preserveAspectRatio="none"
      >
        <path d={outlineOf(shown.peaks)} />
      </svg>
      <a href={`/_emulator${path}/application-audio`} download={`call-${call.id.slice(0, 8)}.wav`}>
        WAV
      </a>
    </div>
  )
}
