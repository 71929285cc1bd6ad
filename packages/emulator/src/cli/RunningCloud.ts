/**
 * A local cloud that runs somewhere, as the commands that drive it reach it: its controls, and the stream of its journal.
 *
 * A cloud with `--tls` on this machine has a certificate of its own authority, which is read from the folder where it is kept.
 */
import { existsSync, readFileSync } from "node:fs"
import * as Http from "node:http"
import * as Https from "node:https"
import { join } from "node:path"
import { rootCertificates } from "node:tls"
import { isLoopback } from "../kernel/loopback.ts"
import { defaultFolder } from "../server/Tls.ts"
import { stringAt } from "../service/json.ts"
import { UsageError } from "./UsageError.ts"

/** What a command could not do, in a sentence. */
export class CommandFailure extends Error {}

/** A request to a local cloud. */
interface ControlRequest {
  readonly method: "GET" | "POST"
  /** With its query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** JSON. */
  readonly body?: string | undefined
}

/** A local cloud that runs. */
export interface RunningCloud {
  /** Where it is, without a slash at the end. */
  readonly origin: string
  /**
   * Sends a request, and gives the JSON of the answer; rejects with a `CommandFailure` that says why there is none, and with a `UsageError` when
   * a control refuses what it was given.
   */
  readonly send: (asked: ControlRequest) => Promise<unknown>
  readonly get: (control: string) => Promise<unknown>
  readonly post: (control: string, body: unknown) => Promise<unknown>
  /** Gives every entry of the journal's stream after that number, and resolves when that ends. */
  readonly follow: (after: number, line: (data: string) => void, more?: Following) => Promise<void>
}

/** How a stream of the journal begins and ends. */
interface Following {
  /** Called when the stream is open: nothing that happens from then on is missed. */
  readonly opened?: () => void
  /** Ends it. */
  readonly signal?: AbortSignal
}

/** How long an answer may take, in milliseconds: a control may move network time on. */
const patience = 120_000

const messageIn = (text: string): string | undefined => {
  try {
    return stringAt(JSON.parse(text), "error", "message")
  } catch {
    return undefined
  }
}

const unreachable = (origin: string, error: Error): CommandFailure => {
  const code = "code" in error ? String(error.code) : ""
  if (code === "ECONNREFUSED")
    return new CommandFailure(
      `no local cloud answers at ${origin}; "effect-comms emulator" starts one, --url names another`
    )
  if (/CERT|SELF_SIGNED|ISSUER/.test(code))
    return new CommandFailure(`${origin}: its certificate is not trusted; set NODE_EXTRA_CA_CERTS to its ca.pem`)
  return new CommandFailure(`${origin}: ${error.message}`)
}

/** The certificates that are trusted: those of Node, and that of the local cloud's own authority on this machine. */
const trusted = (hostname: string, folder: string): ReadonlyArray<string> | undefined => {
  const own = join(folder, "ca.pem")
  return isLoopback(hostname) && existsSync(own) ? [...rootCertificates, readFileSync(own, "utf8")] : undefined
}

/** The local cloud at an address; `folder` has the certificate of its own authority. */
export const make = (url: string, folder = defaultFolder()): RunningCloud => {
  const to = new URL(url)
  const { origin } = to
  const ca = to.protocol === "https:" ? trusted(to.hostname, folder) : undefined
  const open = (
    { body, headers, method, path }: ControlRequest,
    answered: (response: Http.IncomingMessage) => void
  ) => {
    const options = {
      method,
      headers: body === undefined ? { ...headers } : { "content-type": "application/json", ...headers }
    }
    const target = new URL(`${origin}${path}`)
    const request =
      to.protocol === "https:"
        ? Https.request(target, { ...options, ...(ca === undefined ? {} : { ca: [...ca] }) }, answered)
        : Http.request(target, options, answered)
    request.end(body)
    return request
  }
  const send = (asked: ControlRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request = open(asked, (response) => {
        let text = ""
        response.setEncoding("utf8")
        response.on("data", (chunk: string) => (text += chunk))
        response.on("error", (error) => reject(unreachable(origin, error)))
        response.on("end", () => {
          const { statusCode = 0 } = response
          if (statusCode < 200 || statusCode > 299) {
            const message = messageIn(text)
            if (statusCode === 400 && message !== undefined && asked.path.startsWith("/_emulator/"))
              return reject(new UsageError(message))
            return reject(new CommandFailure(message ?? `${origin} answered ${statusCode}; is it a local cloud?`))
          }
          try {
            const value: unknown = text === "" ? {} : JSON.parse(text)
            resolve(value)
          } catch {
            reject(new CommandFailure(`${origin} does not answer as a local cloud does`))
          }
        })
      })
      request.setTimeout(patience, () => request.destroy(new Error("no answer within two minutes")))
      request.on("error", (error) => reject(unreachable(origin, error)))
    })
  return {
    origin,
    send,
    get: (control) => send({ method: "GET", path: `/_emulator${control}` }),
    post: (control, body) => send({ method: "POST", path: `/_emulator${control}`, body: JSON.stringify(body) }),
    follow: (after, line, { opened, signal } = {}) =>
      new Promise((resolve, reject) => {
        const request = open({ method: "GET", path: `/_emulator/events?after=${after}` }, (response) => {
          if (response.statusCode !== 200) {
            response.resume()
            return reject(
              new CommandFailure(`${origin} answered ${response.statusCode ?? 0} to the journal; is it a local cloud?`)
            )
          }
          opened?.()
          let rest = ""
          response.setEncoding("utf8")
          response.on("data", (chunk: string) => {
            const lines = (rest + chunk).split("\n")
            rest = lines.pop() ?? ""
            for (const each of lines) if (each.startsWith("data: ")) line(each.slice("data: ".length))
          })
          response.on("error", () => resolve())
          response.on("close", () => resolve())
        })
        request.on("error", (error) => reject(unreachable(origin, error)))
        signal?.addEventListener("abort", () => {
          resolve()
          request.destroy()
        })
      })
  }
}
