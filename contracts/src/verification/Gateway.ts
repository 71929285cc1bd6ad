/**
 * Stands before the local cloud while a contract is verified: gives the request its credential, its date and the local cloud's ids, and
 * the answer the contract's ids. Everything else goes through as it is.
 *
 * A contract cannot hold these itself: a signature covers the date and the host, and only the provider knows its ids.
 */
import { createServer, type IncomingMessage, request as send, type ServerResponse } from "node:http"
import * as Effect from "effect/Effect"
import { accessKeyOf, signature } from "./credentials.ts"
import { graphApplication, type NextRequest, type ProviderUnderTest } from "./ProviderUnderTest.ts"

/** An address, and the way to leave it. */
export interface Gateway {
  readonly origin: string
  readonly close: () => Promise<void>
}

type Headers = Record<string, string>

/** A key that signs well and that no resource has. */
const foreignKey = Buffer.from("another key").toString("base64")

const acsUser = /8:acs:[0-9a-f-]+_[0-9a-f-]+/gi

/** Opens a gateway to a provider on a free port. */
export const open = (provider: ProviderUnderTest): Promise<Gateway> => {
  const server = createServer((message, response) => {
    forward(provider, message, response).catch((error: unknown) => {
      response.writeHead(599, { "content-type": "text/plain" })
      response.end(
        `the verification failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      )
    })
  })
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          })
      })
    })
  })
}

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString("utf8")
}

const forward = async (
  provider: ProviderUnderTest,
  message: IncomingMessage,
  response: ServerResponse
): Promise<void> => {
  const { aliases, next } = provider
  const headers: Headers = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (typeof value === "string" && !unforwarded.includes(name)) headers[name] = value
  }
  const request = { method: message.method ?? "GET", target: message.url ?? "/", headers, body: await textOf(message) }
  const answer = await execute(provider, request, next.faults.splice(0))
  response.writeHead(answer.status, mapValues(answer.headers, aliases.toContract))
  response.end(aliases.toContract(answer.body))
}

/** A request as the contract has it. */
export interface ContractRequest {
  readonly method: string
  /** The path and query. */
  readonly target: string
  /** Names in lower case. `authorization` says of which kind the credential is: `HMAC-SHA256` or `Bearer`; without it there is none. */
  readonly headers: Headers
  readonly body: string
}

/** Sends a request of the contract to the local cloud, with its credential, its date and the local cloud's ids; gives the answer as it is. */
export const execute = async (
  provider: ProviderUnderTest,
  request: ContractRequest,
  faults: NextRequest["faults"] = []
): Promise<Answer> => {
  const { aliases, cloud, next } = provider
  const { method } = request
  // Users that a request to Chat names and no state forbids are users of the resource.
  for (const [id] of `${decodeURIComponent(request.target)} ${request.body}`.matchAll(acsUser)) {
    if (request.target.startsWith("/chat/") && !provider.foreign.has(id)) await provider.user(id)
  }
  const target = aliases.toReal(request.target)
  const body = aliases.toReal(request.body)
  const headers = mapValues(request.headers, aliases.toReal)
  if (headers["repeatability-first-sent"] !== undefined) {
    headers["repeatability-first-sent"] = new Date(next.firstSent).toUTCString()
  }
  // What a file is signed for is its resource.
  if (headers["x-ms-host"] !== undefined) headers["x-ms-host"] = new URL(cloud.origin).host
  Object.assign(headers, await credentialOf(provider, headers["authorization"], { method, target, body }))
  // Last of all, since whatever else is sent would be refused in its place.
  for (const fault of faults) await Effect.runPromise(cloud.fault(fault))
  const response = await exchange(`${cloud.origin}${target}`, method, headers, body)
  provider.observe({ method, target, request: { headers, body }, response })
  return response
}

/** Headers of the connection to the gateway, and those that a signature replaces. */
const unforwarded = ["host", "connection", "content-length", "transfer-encoding", "x-ms-date", "x-ms-content-sha256"]

const mapValues = (headers: Headers, change: (text: string) => string): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, change(value)]))

const credentialOf = async (
  provider: ProviderUnderTest,
  authorization: string | undefined,
  request: { readonly method: string; readonly target: string; readonly body: string }
): Promise<Headers> => {
  const { cloud, next } = provider
  if (authorization === undefined) return {}
  if (authorization.startsWith("HMAC-SHA256")) {
    const key = next.credential === "good" ? accessKeyOf(cloud.connectionString) : foreignKey
    const { host } = new URL(cloud.origin)
    return signature(key, { ...request, host, date: new Date(provider.now() - next.signedAgo).toUTCString() })
  }
  if (next.credential === "wrong") return { authorization: "Bearer not-issued-here" }
  if (next.token !== undefined) return { authorization: `Bearer ${next.token}` }
  if (request.target.startsWith("/chat/")) {
    if (next.user === undefined) throw new Error("no provider state says whose token it is")
    return { authorization: `Bearer ${await provider.tokenOf(next.user, next.scopes)}` }
  }
  if (request.target.startsWith("/access/")) return { authorization: `Bearer ${await entraToken(provider)}` }
  return { authorization: `Bearer ${await graphToken(provider)}` }
}

/** A token for ACS, of the Entra principal that a provider state names. */
export const entraToken = async (provider: ProviderUnderTest): Promise<string> => {
  const { principal } = provider.next
  if (principal === undefined) throw new Error("no provider state says whose Entra token it is")
  return applicationToken(provider, {
    tenantId: principal.tenantId,
    clientId: principal.objectId,
    clientSecret: "secret",
    scope: "https://communication.azure.com//.default"
  })
}

/** An application token for Graph. */
export const graphToken = (provider: ProviderUnderTest): Promise<string> =>
  applicationToken(provider, {
    ...graphApplication,
    tenantId: provider.next.tenantId,
    scope: "https://graph.microsoft.com/.default"
  })

/** An application token, from the local cloud's own token endpoint. */
const applicationToken = async (
  { cloud }: ProviderUnderTest,
  asked: {
    readonly clientId: string
    readonly clientSecret: string
    readonly tenantId: string
    readonly scope: string
  }
): Promise<string> => {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: asked.clientId,
    client_secret: asked.clientSecret,
    scope: asked.scope
  })
  const url = `${cloud.origin}/${asked.tenantId}/oauth2/v2.0/token`
  const headers = { "content-type": "application/x-www-form-urlencoded" }
  const { body } = await exchange(url, "POST", headers, form.toString())
  const answer: unknown = JSON.parse(body)
  if (typeof answer === "object" && answer !== null && "access_token" in answer) return String(answer.access_token)
  throw new Error("the local cloud issued no token to an application")
}

/** What the local cloud answered. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

/** Headers of one connection. */
const hopByHop = ["connection", "content-length", "keep-alive", "transfer-encoding"]

const answerOf = async (incoming: IncomingMessage): Promise<Answer> => {
  const headers: Headers = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value === undefined || hopByHop.includes(name)) continue
    headers[name] = typeof value === "string" ? value : value.join(", ")
  }
  return { status: incoming.statusCode ?? 0, headers, body: await textOf(incoming) }
}

const exchange = (url: string, method: string, headers: Headers, body: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = body === "" && method !== "POST" ? {} : { "content-length": String(Buffer.byteLength(body)) }
    const outgoing = send(url, { method, headers: { ...headers, ...length } }, (incoming) =>
      resolve(answerOf(incoming))
    )
    outgoing.on("error", reject)
    outgoing.end(body)
  })
