// Node: `ws` takes the sockets.
import { createServer } from "node:http"
import { WebSocketServer } from "ws"
import { echo, refusalOf, run } from "./checks.mjs"

const service = process.argv[2]
const sockets = new WebSocketServer({ noServer: true })
const server = createServer()
  .on("upgrade", async (request, stream, head) => {
    stream.on("error", () => stream.destroy())
    const refusal = await refusalOf(service, request.headers)
    if (refusal > 0) return stream.end(`HTTP/1.1 ${refusal} Refused\r\nconnection: close\r\n\r\n`)
    return sockets.handleUpgrade(request, stream, head, (socket) => void echo(socket))
  })
  .listen(0, "127.0.0.1", async () => {
    await run(service, process.versions.node, `ws://127.0.0.1:${server.address().port}/media`)
    server.closeAllConnections()
    server.close()
  })
