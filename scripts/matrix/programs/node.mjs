// Node: `ws` takes the sockets.
import { createServer } from "node:http"
import { WebSocketServer } from "ws"
import { mediaOf, run } from "./checks.mjs"

const service = process.argv[2]
const media = mediaOf(service)
const server = createServer()
  .on("upgrade", media.node(new WebSocketServer({ noServer: true })))
  .listen(0, "127.0.0.1", async () => {
    await run(service, process.versions.node, `ws://127.0.0.1:${server.address().port}/media`)
    await media.close()
    server.closeAllConnections()
    server.close()
  })
