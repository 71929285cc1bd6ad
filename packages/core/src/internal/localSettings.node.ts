/** Asks an endpoint on this machine, on servers, whether it is the local cloud. */
import { type Ask, read } from "./localSettings.ts"
import { within } from "./within.ts"

const timeoutMillis = 5_000
/** The most bytes that are read, far more than settings have. */
const mostBytes = 65_536

/** Asks an origin for its settings. */
export const ask: Ask | undefined = (origin, service, fetch) =>
  within(timeoutMillis, async (signal) => {
    const headers = { accept: "application/json" }
    const response = await fetch(`${origin}/_emulator/settings`, { redirect: "manual", signal, headers })
    if (response.status >= 500) throw new Error(`status ${response.status}`)
    if (response.status !== 200 || Number(response.headers.get("content-length") ?? 0) > mostBytes) {
      response.body?.cancel().catch(() => undefined)
      return undefined
    }
    const text = await response.text()
    try {
      return read(JSON.parse(text), service)
    } catch {
      return undefined
    }
  })
