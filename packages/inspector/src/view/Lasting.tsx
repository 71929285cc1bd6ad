/** How long a call lasts, or has lasted; it goes on by itself. */
import { useEffect, useReducer } from "preact/hooks"
import { begunAt, type Call } from "../model/Ledger.ts"
import { lasting, nowOf } from "./ClockBar.tsx"
import { useSnapshot } from "./hooks.ts"

export const Lasting = ({ call }: { readonly call: Call }) => {
  const { clock } = useSnapshot()
  const [, tick] = useReducer((count: number) => count + 1, 0)
  const isOver = call.endedAt !== undefined
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => tick(undefined), 500)
    return () => clearInterval(timer)
  }, [isOver])
  const until = call.endedAt ?? (clock === undefined ? 0 : nowOf(clock))
  return <span class="mono quiet">{lasting(until - begunAt(call))}</span>
}
