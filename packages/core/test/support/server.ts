/** A real HTTP server on a loopback port that behaves as the path of a request says. */
import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"

/** What the server saw of a request. */
export interface Seen {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingMessage["headers"]
  readonly rawHeaders: ReadonlyArray<string>
  readonly body: Buffer
  /** The client's port: the same for requests on the same connection. */
  readonly connection: number | undefined
}

export interface TestServer {
  readonly origin: string
  readonly seen: ReadonlyArray<Seen>
  /** Resolves when the next request to `/silence` has arrived, to a promise of its connection's end. */
  readonly silence: () => Promise<{ readonly closed: Promise<void> }>
  readonly close: () => Promise<void>
}

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}

export const listen = async (): Promise<TestServer> => {
  const seen: Array<Seen> = []
  const waiting: Array<(arrived: { readonly closed: Promise<void> }) => void> = []
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const { headers, method, rawHeaders, socket, url } = request
      seen.push({ method, path: url, headers, rawHeaders, body: Buffer.concat(chunks), connection: socket.remotePort })
      switch (url?.split("?")[0]) {
        case "/reset":
          return socket.destroy()
        case "/truncated":
          response.writeHead(200, { "content-length": "1000" })
          return response.write("the beginning", () => socket.destroy())
        case "/truncated-chunks":
          response.writeHead(200)
          return response.write("the beginning", () => socket.destroy())
        case "/silence":
          return waiting.shift()?.({ closed: new Promise((resolve) => socket.once("close", () => resolve())) })
        case "/empty":
          response.writeHead(202, { "content-length": "0" })
          return response.end()
        case "/nothing":
          response.writeHead(204)
          return response.end()
        case "/redirect":
          response.writeHead(302, { location: "/elsewhere" })
          return response.end()
        case "/large":
          response.writeHead(200)
          for (let i = 0; i < 64; i++) response.write("ü".repeat(8_192))
          return response.end()
        default:
          response.writeHead(
            200,
            [
              ["Content-Type", "application/json; charset=utf-8"],
              ["X-Multi", "one"],
              ["x-multi", "two"]
            ].flat()
          )
          return response.end(JSON.stringify({ text: "Grüße 🙂" }))
      }
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    seen,
    silence: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

/** The origin of a port at which nobody listens. */
export const closedOrigin = async (): Promise<string> => {
  const { close, origin } = await listen()
  await close()
  return origin
}
