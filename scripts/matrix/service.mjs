// The other side of every program: a service that checks signatures, answers, signs webhooks, opens media sockets as the
// real one does, and takes what the program found. It is not the local cloud, so that a fault of one does not hide in the other.
import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto"
import { createServer } from "node:http"

const issuer = "https://acscallautomation.communication.azure.com"
const audience = "1d3e8c1a-6f65-4f8e-9f3b-2a6c5f0e7d11"
const callConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c"
const audio = "AQIDBA=="

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url")
const tokenOf = (aud, iss = issuer) => {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss, aud, tid: "72f988bf-86f1-41af-91ab-2d7cd011db47", nbf: now - 60, exp: now + 300 }
  const text = `${part({ alg: "RS256", kid: "1", typ: "JWT" })}.${part(claims)}`
  return `Bearer ${text}.${sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url")}`
}

const isSigned = ({ headers, method, url }, body) => {
  const hash = createHash("sha256").update(body).digest("base64")
  if (headers["x-ms-content-sha256"] !== hash) return false
  const text = `${method}\n${url}\n${headers["x-ms-date"]};${headers.host};${hash}`
  const signature = createHmac("sha256", Buffer.from("c2VjcmV0", "base64")).update(text).digest("base64")
  return headers.authorization === `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
}

const connected = () => ({
  id: crypto.randomUUID(),
  source: `calling/callConnections/${callConnectionId}`,
  type: "Microsoft.Communication.CallConnected",
  specversion: "1.0",
  datacontenttype: "application/json",
  subject: `calling/callConnections/${callConnectionId}`,
  time: new Date().toISOString(),
  data: {
    version: "2024-09-15",
    callConnectionId,
    serverCallId: "aHR0cHM6Ly9jYWxs",
    correlationId: "c0ffee00-0000-4000-8000-000000000001",
    publicEventType: "Microsoft.Communication.CallConnected"
  }
})

const established = {
  "@odata.type": "#microsoft.graph.commsNotifications",
  value: [
    {
      "@odata.type": "#microsoft.graph.commsNotification",
      changeType: "updated",
      resourceUrl: `/communications/calls/${callConnectionId}`,
      resourceData: { "@odata.type": "#microsoft.graph.call", state: "established", id: callConnectionId }
    }
  ]
}

const metadata = { subscriptionId: "s-1", encoding: "PCM", sampleRate: 16_000, channels: 1, length: 640 }
const frames = [
  { kind: "AudioMetadata", audioMetadata: metadata },
  { kind: "AudioData", audioData: { data: audio, timestamp: "2026-01-01T00:00:00.000Z", silent: false } }
]

/** Plays the service's side of a media socket of `ws`: what came back, and how it ended. */
const play = (socket) =>
  new Promise((resolve, reject) => {
    let heard
    socket.on("message", (data) => {
      heard = JSON.parse(String(data)).audioData?.data
      socket.close(1000)
    })
    socket.on("close", (code) => resolve({ heard, code }))
    socket.on("error", reject)
    for (const frame of frames) socket.send(JSON.stringify(frame))
  })

const dial = async (WebSocket, url) => {
  const open = (token) =>
    new WebSocket(url, { headers: { authorization: token, "x-ms-call-connection-id": callConnectionId } })
  const refused = await new Promise((resolve) => {
    const socket = open(tokenOf("another"))
    socket.on("unexpected-response", (request, response) => {
      resolve(response.statusCode)
      request.destroy()
    })
    socket.on("open", () => resolve(101))
    socket.on("error", () => resolve(0))
  })
  const socket = open(tokenOf(audience))
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject))
  return { refused, ...(await play(socket)) }
}

const read = async (request) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Starts it; `page` is the program of a browser. Resolves with its origin, the promise of the results, and `stop`. */
export const serve = async ({ WebSocket, WebSocketServer }, page = "") => {
  const results = Promise.withResolvers()
  const heard = Promise.withResolvers()
  const json = (status, body) => ({ status, type: "application/json", body: JSON.stringify(body) })
  const answer = async (request, body) => {
    const { pathname } = new URL(request.url, "http://localhost")
    const isBearer = request.headers.authorization === "Bearer a.user.token"
    switch (`${request.method} ${pathname}`) {
      case "GET /":
        return {
          status: 200,
          type: "text/html",
          body: `<!doctype html><script type="module" src="/program.js"></script>`
        }
      case "GET /program.js":
        return { status: 200, type: "text/javascript", body: page }
      case "GET /keys":
        return json(200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] })
      case "GET /webhook":
        return json(200, { authorization: tokenOf(audience), body: JSON.stringify([connected()]) })
      case "GET /notification":
        return json(200, {
          authorization: tokenOf(audience, "https://graph.microsoft.com"),
          body: JSON.stringify(established)
        })
      case "GET /heard":
        return json(200, await heard.promise)
      case "POST /dial":
        return json(200, await dial(WebSocket, JSON.parse(String(body)).url))
      case "POST /results":
        results.resolve(JSON.parse(String(body)))
        return json(200, {})
      case "DELETE /chat/threads/19%3Athread":
        return isBearer ? { status: 204 } : { status: 401 }
      case `GET /v1.0/communications/calls/${callConnectionId}`:
        return isBearer ? json(200, established.value[0].resourceData) : { status: 401 }
      default:
    }
    if (!isSigned(request, body)) return json(401, { error: { code: "401", message: "the signature does not fit" } })
    if (pathname === "/identities") return json(201, { identity: { id: "8:acs:someone" } })
    return pathname.endsWith("participants:remove")
      ? json(202, { operationContext: JSON.parse(String(body)).operationContext })
      : json(404, { error: { code: "8522", message: "Call not found" } })
  }
  const server = createServer(async (request, response) => {
    try {
      const { status, type, body } = await answer(request, await read(request))
      response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body)
    } catch (error) {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error))
    }
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on("upgrade", (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => play(socket).then(heard.resolve, heard.reject))
  )
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    results: results.promise,
    stop: () => {
      server.closeAllConnections()
      server.close()
    }
  }
}
