// Cloudflare's workerd: one end of a pair is the server's socket. What is asked for is in the address, for it has no arguments.
import { mediaOf, run } from "./checks.mjs"

const worker = {
  fetch: async (request) => {
    const url = new URL(request.url)
    const service = url.searchParams.get("service")
    if (url.pathname !== "/run") return mediaOf(service).fetch(request)
    await run(service, navigator.userAgent, `ws://${url.host}/media?service=${encodeURIComponent(service)}`)
    return new Response(null, { status: 204 })
  }
}
export default worker
