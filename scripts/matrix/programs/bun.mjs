// Bun: its own server's sockets, which call handlers.
import * as MediaSocket from "@effect-comms/call-automation/MediaSocket"
import { echo, refusalOf, run } from "./checks.mjs"

const service = process.argv[2]
const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch: async (request) => {
    const refusal = await refusalOf(service, request.headers)
    if (refusal > 0) return new Response(null, { status: refusal })
    return server.upgrade(request, { data: {} }) ? undefined : new Response(null, { status: 426 })
  },
  websocket: {
    open: (ws) => {
      ws.data.socket = MediaSocket.fromHandlers(ws)
      void echo(ws.data.socket)
    },
    message: (ws, message) => ws.data.socket.onMessage(message),
    close: (ws, code, reason) => ws.data.socket.onClose(code, reason)
  }
})
await run(service, Bun.version, `ws://127.0.0.1:${server.port}/media`)
await server.stop(true)
