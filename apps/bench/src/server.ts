/** The canned server, in a process of its own: it answers at once and checks nothing, so that clients are what is measured. */
import { createServer } from "node:http"
import { answers } from "./operations.ts"

const server = createServer((request, response) => {
  request.resume()
  request.on("end", () => {
    const path = (request.url ?? "").split("?")[0] ?? ""
    const found = answers.find(([method, end]) => method === request.method && path.endsWith(end))
    if (found === undefined) return response.writeHead(404).end()
    const [, , status, body] = found
    const headers = body === "" ? {} : { "content-type": "application/json; charset=utf-8" }
    return response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  if (typeof address === "object" && address !== null) process.send?.(`http://127.0.0.1:${address.port}`)
})
process.on("disconnect", () => process.exit(0))
