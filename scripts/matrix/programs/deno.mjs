// Deno: its own server's sockets are those of the web standard.
import { echo, refusalOf, run } from "./checks.mjs"

const service = Deno.args[0]
const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
  const refusal = await refusalOf(service, request.headers)
  if (refusal > 0) return new Response(null, { status: refusal })
  const { response, socket } = Deno.upgradeWebSocket(request)
  void echo(socket)
  return response
})
await run(service, Deno.version.deno, `ws://127.0.0.1:${server.addr.port}/media`)
await server.shutdown()
