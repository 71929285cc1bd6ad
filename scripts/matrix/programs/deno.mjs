// Deno: its own server's sockets are those of the web standard.
import { mediaOf, run } from "./checks.mjs"

const service = Deno.args[0]
const media = mediaOf(service)
const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => media.fetch(request))
await run(service, Deno.version.deno, `ws://127.0.0.1:${server.addr.port}/media`)
await media.close()
await server.shutdown()
