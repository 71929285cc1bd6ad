/**
 * Microsoft's own clients, unmodified, on a local cloud behind a port, and an application that receives its webhooks.
 *
 * Call Automation and Identity speak plain http when configured to. Chat and Graph insist on https: they are given an https address that the last
 * step of their pipeline turns into http, and the links in their answers are turned back. `tls.test.ts` does the same without that step.
 */
import * as Http from "node:http"
import { CallAutomationClient } from "@azure/communication-call-automation"
import { ChatClient, type ChatClientOptions } from "@azure/communication-chat"
import { AzureCommunicationTokenCredential } from "@azure/communication-common"
import { CommunicationIdentityClient } from "@azure/communication-identity"
import { AuthenticationHandler, Client, type Context, type Middleware } from "@microsoft/microsoft-graph-client"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Emulator from "../../src/Emulator.ts"

/** A request that an application received. */
export interface Delivery {
  readonly path: string
  readonly headers: Http.IncomingHttpHeaders
  /** As received, for `parseCallAutomationEvent`. */
  readonly text: string
  /** The parsed body. */
  readonly body: unknown
}

/** An application that acknowledges every webhook and keeps it. */
export interface Application {
  /** `http://127.0.0.1:{port}`; any path is received. */
  readonly url: string
  readonly deliveries: ReadonlyArray<Delivery>
  /** The first delivery, received or to come, that fits; each is given out once. */
  readonly next: (fits: (delivery: Delivery) => boolean) => Effect.Effect<Delivery>
  /** The first delivery with an event of this type (its last part), received or to come; each is given out once. */
  readonly nextEvent: (type: string) => Effect.Effect<Delivery>
}

const typesOf = (body: unknown): ReadonlyArray<string> =>
  (Array.isArray(body) ? body : []).flatMap((event: unknown) => {
    const type: unknown = typeof event === "object" && event !== null && "type" in event ? event.type : undefined
    return typeof type === "string" ? [type.split(".").at(-1) ?? ""] : []
  })

/** Starts an application on a free port. */
export const application: Effect.Effect<Application, never, Scope.Scope> = Effect.acquireRelease(
  Effect.callback<Application & { readonly server: Http.Server }>((resume) => {
    const deliveries: Array<Delivery> = []
    const given = new Set<Delivery>()
    let waiting: Array<{
      readonly fits: (delivery: Delivery) => boolean
      readonly take: (delivery: Delivery) => void
    }> = []
    const arrived = (delivery: Delivery) => {
      deliveries.push(delivery)
      const waiter = waiting.find(({ fits }) => fits(delivery))
      if (waiter === undefined) return
      waiting = waiting.filter((other) => other !== waiter)
      given.add(delivery)
      waiter.take(delivery)
    }
    const next = (fits: (delivery: Delivery) => boolean) =>
      Effect.callback<Delivery>((resume) => {
        const known = deliveries.find((delivery) => !given.has(delivery) && fits(delivery))
        if (known !== undefined) {
          given.add(known)
          return resume(Effect.succeed(known))
        }
        const waiter = { fits, take: (delivery: Delivery) => resume(Effect.succeed(delivery)) }
        waiting.push(waiter)
        return Effect.sync(() => {
          waiting = waiting.filter((other) => other !== waiter)
        })
      })
    const server = Http.createServer((request, response) => {
      const chunks: Array<Buffer> = []
      request.on("data", (chunk: Buffer) => chunks.push(chunk))
      request.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8")
        const body: unknown = JSON.parse(text)
        response.writeHead(200).end(validation(request, body))
        arrived({ path: request.url ?? "/", headers: request.headers, text, body })
      })
    })
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      const nextEvent = (type: string) => next(({ body }) => typesOf(body).includes(type))
      resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, deliveries, next, nextEvent, server }))
    })
  }),
  ({ server }) =>
    Effect.sync(() => {
      server.closeAllConnections()
      server.close()
    })
)

/** The answer to Event Grid's validation handshake; empty for everything else. */
const validation = (request: Http.IncomingMessage, body: unknown): string => {
  if (request.headers["aeg-event-type"] !== "SubscriptionValidation" || !Array.isArray(body)) return ""
  const [event]: ReadonlyArray<unknown> = body
  const data: unknown = typeof event === "object" && event !== null ? Reflect.get(event, "data") : undefined
  const code: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "validationCode") : undefined
  return JSON.stringify({ validationResponse: code })
}

/** A local cloud and the official clients of it. */
export interface Official {
  readonly cloud: Emulator.Served
  readonly callAutomation: CallAutomationClient
  readonly identity: CommunicationIdentityClient
  /** A chat client of a user's token. */
  readonly chat: (token: string) => ChatClient
  /** A Graph client with a token of the local cloud's token endpoint; its paths begin behind the version. */
  readonly graph: Client
}

/** The address that clients are given which insist on https. */
export const secure = (origin: string): string => origin.replace(/^http:/, "https:")

/** Options of clients that insist on https: the last step before the wire turns https into http, and the links of the answer back. */
export const overHttp = (origin: string): Pick<ChatClientOptions, "additionalPolicies"> => ({
  additionalPolicies: [
    {
      position: "perRetry",
      policy: {
        name: "overHttp",
        sendRequest: async (request, next) => {
          const { url } = request
          request.url = url.replace(secure(origin), origin)
          request.allowInsecureConnection = true
          const response = await next(request)
          request.url = url
          if (typeof response.bodyAsText === "string")
            response.bodyAsText = response.bodyAsText.replaceAll(origin, secure(origin))
          return response
        }
      }
    }
  ]
})

/** The last middleware of a Graph client: sends over http what was addressed to https. */
const graphOverHttp = (origin: string): Middleware => ({
  execute: async (context: Context) => {
    const url = typeof context.request === "string" ? context.request : context.request.url
    context.response = await fetch(url.replace(secure(origin), origin), context.options)
  }
})

const graphClient = (origin: string): Client => {
  const authentication = new AuthenticationHandler({
    getAccessToken: async () => {
      const response = await fetch(`${origin}/contoso/oauth2/v2.0/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: "bot",
          client_secret: "secret",
          scope: "https://graph.microsoft.com/.default"
        })
      })
      const body: unknown = await response.json()
      const token: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "access_token") : undefined
      if (typeof token !== "string") throw new Error("the token endpoint gave no token")
      return token
    }
  })
  authentication.setNext(graphOverHttp(origin))
  return Client.initWithMiddleware({
    middleware: authentication,
    baseUrl: `${secure(origin)}/`,
    defaultVersion: "v1.0",
    customHosts: new Set([new URL(origin).hostname])
  })
}

/** Serves a local cloud on a free port and makes the clients. */
export const official = (
  options: Emulator.ServeOptions = {}
): Effect.Effect<Official, Emulator.ServeError, Scope.Scope> =>
  Effect.map(Emulator.serve({ port: 0, ...options }), (cloud) => {
    const { connectionString, origin } = cloud
    const insecure = { allowInsecureConnection: true }
    return {
      cloud,
      callAutomation: new CallAutomationClient(connectionString, insecure),
      identity: new CommunicationIdentityClient(connectionString, insecure),
      chat: (token) => new ChatClient(secure(origin), new AzureCommunicationTokenCredential(token), overHttp(origin)),
      graph: graphClient(origin)
    }
  })
