// Bun: its own server's sockets, which call handlers.
import { mediaOf, run } from "./checks.mjs"

const service = process.argv[2]
const media = mediaOf(service)
const server = Bun.serve({ hostname: "127.0.0.1", port: 0, ...media.bun })
await run(service, Bun.version, `ws://127.0.0.1:${server.port}/media`)
await media.close()
await server.stop(true)
