/** Asks an endpoint on this machine whether it is the local cloud: on servers, where there is one to develop on. */
import { type Ask, read } from "./localSettings.ts"

const timeoutMillis = 5_000
/** Far more than settings are. */
const mostBytes = 65_536

/** Asks. */
export const ask: Ask | undefined = async (origin, service, fetch) => {
  const signal = AbortSignal.timeout(timeoutMillis)
  // Also a `fetch` that does not look at the signal.
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error(`no answer within ${timeoutMillis} ms`)), { once: true })
  })
  const headers = { accept: "application/json" }
  const request = fetch(`${origin}/_emulator/settings`, { redirect: "manual", signal, headers })
  const response = await Promise.race([request, late])
  if (response.status >= 500) throw new Error(`status ${response.status}`)
  if (response.status !== 200 || Number(response.headers.get("content-length") ?? 0) > mostBytes) {
    response.body?.cancel().catch(() => undefined)
    return undefined
  }
  const text = await Promise.race([response.text(), late])
  try {
    return read(JSON.parse(text), service)
  } catch {
    return undefined
  }
}
