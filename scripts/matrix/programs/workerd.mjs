// Cloudflare's workerd: one end of a pair is the server's socket. What is asked for is in the address, for it has no arguments.
import { echo, refusalOf, run } from "./checks.mjs"

const worker = {
  fetch: async (request) => {
    const url = new URL(request.url)
    const service = url.searchParams.get("service")
    if (url.pathname === "/run") {
      await run(service, navigator.userAgent, `ws://${url.host}/media?service=${encodeURIComponent(service)}`)
      return new Response(null, { status: 204 })
    }
    const refusal = await refusalOf(service, request.headers)
    if (refusal > 0) return new Response(null, { status: refusal })
    const [client, socket] = Object.values(new WebSocketPair())
    socket.accept()
    void echo(socket)
    return new Response(null, { status: 101, webSocket: client })
  }
}
export default worker
