/**
 * The browser build of `@azure/communication-chat`, unmodified, in a world of its own in this process: what a browser has is there, and
 * `https` addresses of the local cloud are asked by http, since its bearer policy takes no others.
 */
import type * as Package from "@azure/communication-chat"
import { AzureCommunicationTokenCredential } from "@azure/communication-common"
import * as Effect from "effect/Effect"
import { build } from "esbuild"
import { fileURLToPath } from "node:url"
import { createContext, runInContext } from "node:vm"

const plain = (url: string): string => url.replace(/^https:/, "http:")

/** As much of a browser's `XMLHttpRequest` as Socket.IO uses, for its handshake and for long polling. */
class HttpRequest {
  readyState = 0
  status = 0
  responseText = ""
  onreadystatechange: () => void = () => {}
  #method = ""
  #url = ""
  readonly #aborting = new AbortController()
  readonly #headers: Record<string, string> = {}
  readonly withCredentials = true

  open(method: string, url: string) {
    this.#method = method
    this.#url = plain(url)
  }

  setRequestHeader(name: string, value: string) {
    this.#headers[name] = value
  }

  abort() {
    this.#aborting.abort()
  }

  send(body: string | null = null) {
    const exchange = async () => {
      const { signal } = this.#aborting
      const response = await fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal })
      this.responseText = await response.text()
      this.status = response.status
    }
    const end = () => {
      this.readyState = 4
      this.onreadystatechange()
    }
    exchange().then(end, end)
  }
}

const code = (): Promise<string> =>
  build({
    stdin: { contents: `export { ChatClient } from "@azure/communication-chat"`, resolveDir: import.meta.dirname },
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "chat",
    write: false
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "")

let bundled: Promise<string> | undefined

/** What of it is used. */
interface Built {
  readonly ChatClient: typeof Package.ChatClient
}

const isBuilt = (value: unknown): value is Built =>
  typeof value === "object" && value !== null && typeof Reflect.get(value, "ChatClient") === "function"

/** Loads the build, with a client of it for a user's token on the local cloud at `origin`. */
export const browserClient = (
  origin: string,
  options: { readonly webSocket?: unknown } = {}
): Effect.Effect<(token: string | (() => Promise<string>)) => Package.ChatClient> =>
  Effect.promise(async () => {
    const page = {
      fetch: (given: string | URL | Request, init?: RequestInit) =>
        given instanceof Request ? fetch(given) : fetch(plain(String(given)), init),
      location: new URL("https://page.contoso.com/"),
      navigator: { onLine: true, userAgent: "test" },
      XMLHttpRequest: HttpRequest,
      WebSocket: options.webSocket ?? WebSocket,
      Request,
      Response,
      Headers,
      URL,
      URLSearchParams,
      AbortController,
      AbortSignal,
      TextEncoder,
      TextDecoder,
      Blob,
      FormData,
      ReadableStream,
      crypto,
      console,
      atob,
      btoa,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      queueMicrotask,
      addEventListener: () => {},
      removeEventListener: () => {}
    }
    const context = createContext(Object.assign(page, { window: page, self: page, global: page }))
    runInContext(await (bundled ??= code()), context)
    const built: unknown = runInContext("chat", context)
    if (!isBuilt(built)) throw new Error("the bundle has no ChatClient")
    return (token) =>
      new built.ChatClient(
        origin.replace(/^http:/, "https:"),
        // The credential of the package keeps a token until it ends: one that was taken back would be asked for in vain.
        typeof token === "string"
          ? new AzureCommunicationTokenCredential(token)
          : {
              getToken: async () => ({ token: await token(), expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
              dispose: () => {}
            }
      )
  })
