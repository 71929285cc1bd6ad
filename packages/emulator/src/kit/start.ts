/** Starts a local cloud for a test, with the application under test, or connects to a running one. */
import type * as LocalCloud from "../LocalCloud.ts"
import type { ServeError, ServeOptions } from "../Served.ts"
import type { Acknowledgement, Delivered } from "../kernel/delivery/Sender.ts"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Links from "./Link.ts"
import type { TimeOptions } from "./Waits.ts"
import { eventGridSecret } from "./ProgramSettings.ts"
import { warnOfStalledClock } from "./stalledClock.ts"
import { TestCloud } from "./TestCloud.ts"

/** An address without the slashes at its end. */
const withoutSlash = (url: string): string => {
  let end = url.length
  while (url[end - 1] === "/") end--
  return url.slice(0, end)
}

/** Takes webhooks: a function from request to response, as in every framework of the Fetch API. */
export type Handler = (request: Request) => Response | Promise<Response>

/** An application: its handler, or an object with the handler as `fetch`, such as one of Hono or Bun. */
export type Application = Handler | { readonly fetch: Handler }

/** Options of a test's local cloud; every one has a default. */
export interface StartOptions<A extends Application = Application>
  extends TimeOptions, Omit<LocalCloud.Options, "deliver" | "validateEventGrid" | "origin"> {
  /** Takes every webhook in this process: callbacks, notifications, and the events of Event Grid, to which it is subscribed. */
  readonly application?: A
  /** Makes it from the local cloud, for an application whose clients are to use it; it can be restarted then. */
  readonly makeApplication?: (cloud: TestCloud) => A | Promise<A>
  /** The base URL of the application; default `http://127.0.0.1:8080`. */
  readonly applicationUrl?: string
  /**
   * Where Event Grid posts: as for any local cloud, or a path on the application. Default `/callbacks?secret=local-cloud` where there is an application,
   * whose secret is `cloud.eventGridSecret`; `undefined` for no subscription.
   */
  readonly eventGrid?: LocalCloud.Options["eventGrid"]
  /** Listens on this port as well, 0 for any, for clients that cannot be given a transport or a `fetch`; default none. */
  readonly port?: number
}

/** How it is closed before its scope is, and the application before its signal is aborted. */
interface Closing {
  readonly close?: () => Promise<void>
  readonly closeApplication?: () => Promise<void>
}

/** How a local cloud is made. */
export interface Makers {
  readonly make: (options: LocalCloud.Options) => Effect.Effect<LocalCloud.Made, never, Scope.Scope>
  readonly serve: (options: ServeOptions) => Effect.Effect<LocalCloud.Made, ServeError, Scope.Scope>
}

const expected = "application: expected (request: Request) => Promise<Response>, or an object with that as fetch"

/** The function of an application; throws a `TypeError` for what is none, such as an application of Express. */
export const handlerOf = (application: Application): Handler => {
  // Programs in JavaScript are not kept from giving something else.
  const given: unknown = application
  if (typeof given === "function" && "listen" in given)
    throw new TypeError(
      `${expected}; an application of Express takes no Request: give the handler that is behind toNodeListener, or let it listen and name its address, as eventGrid: "http://127.0.0.1:8080/callbacks?secret=…" with port: 0`
    )
  if (typeof application === "function") return application
  if (typeof given !== "object" || given === null || typeof Reflect.get(given, "fetch") !== "function")
    throw new TypeError(
      typeof given === "string"
        ? `${expected}; an address is named as eventGrid, with port: 0`
        : `${expected}; ${given === undefined ? "nothing was returned" : `it is ${given === null ? "null" : `of type ${typeof given}`}`}`
    )
  return (request) => application.fetch(request)
}

/** A delivery as a request of the Fetch API, and its answer back. */
export const deliverTo = async (handler: Handler, { body, headers, method, url }: Delivered) =>
  await acknowledged(await handler(new Request(url, { method, headers, ...(method === "POST" ? { body } : {}) })))

/** What an application has answered; rejects with a `TypeError` when that is no response. */
export const acknowledged = async (response: Response): Promise<Acknowledgement> => {
  const given: unknown = response
  if (typeof given !== "object" || given === null || !("status" in given))
    throw new TypeError("the application's handler answered no Response: does it return that of events.handler?")
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: response.body === null ? "" : await response.text()
  }
}

const noApplication: Handler = () => new Response("no application is given to Emulator.start", { status: 503 })

/** The path of an application as an address. */
const addressOf = (eventGrid: StartOptions["eventGrid"], applicationUrl: string): StartOptions["eventGrid"] =>
  typeof eventGrid === "string" && eventGrid.startsWith("/") ? applicationUrl + eventGrid : eventGrid

/** Starts a local cloud; everything of it ends with the scope. */
export const start = <A extends Application = Application>(
  makers: Makers,
  options: StartOptions<A> & Closing
): Effect.Effect<TestCloud<A>, ServeError, Scope.Scope> =>
  Effect.gen(function* () {
    const {
      application,
      close = () => Promise.resolve(),
      closeApplication = () => Promise.resolve(),
      applicationUrl: url = "http://127.0.0.1:8080",
      makeApplication,
      patienceMillis,
      port,
      time = "driven",
      ...given
    } = options
    const applicationUrl = withoutSlash(url)
    const hasApplication = application !== undefined || makeApplication !== undefined
    const subscribed =
      "eventGrid" in options ? options.eventGrid : hasApplication ? `/callbacks?secret=${eventGridSecret}` : undefined
    let ready: (made: Handler) => void = () => {}
    /** Webhooks wait for the application that is being made. */
    let handler = new Promise<Handler>((resolve) => {
      ready = resolve
    })
    const settings: LocalCloud.Options = {
      ...given,
      eventGrid: addressOf(subscribed, applicationUrl),
      graphWebhooks: given.graphWebhooks ?? (hasApplication ? [`${applicationUrl}/notifications`] : []),
      ...(hasApplication
        ? {
            deliver: (request) =>
              Effect.callback((resume) => {
                handler
                  .then((take) => deliverTo(take, request))
                  .then(
                    (answer) => resume(Effect.succeed(answer)),
                    (error: unknown) => resume(Effect.die(error))
                  )
              }),
            validateEventGrid: true
          }
        : {})
    }
    const made = yield* port === undefined ? makers.make(settings) : makers.serve({ ...settings, port })
    const { cloud } = made
    const clock = yield* Clock.Clock
    // A test's own clock is advanced; any other stands still for the network.
    if (time === "driven" && !("adjust" in clock)) yield* cloud.setScale(0)
    let current = application
    let life = new AbortController()
    const make = async (test: TestCloud<A>): Promise<Handler> => {
      if (makeApplication !== undefined) {
        current = await makeApplication(test)
        return handlerOf(current)
      }
      return current === undefined ? noApplication : handlerOf(current)
    }
    let stopWatching = () => {}
    yield* Effect.addFinalizer(() =>
      Effect.sync(() => {
        stopWatching()
        life.abort()
      })
    )
    const warn = given.warn ?? ((line: string) => process.stderr.write(`${line}\n`))
    const test: TestCloud<A> = new TestCloud<A>({
      link: Links.inProcess(made),
      fetch: cloud.fetch,
      timing: { time, ...(patienceMillis === undefined ? {} : { patienceMillis }) },
      applicationUrl,
      application: () => {
        if (current === undefined) throw new TypeError("application: there is none, or it is being made")
        return current
      },
      restart:
        makeApplication === undefined
          ? undefined
          : async () => {
              handler = closeApplication().then(() => {
                life.abort()
                life = new AbortController()
                return make(test)
              })
              await handler
            },
      signal: () => life.signal,
      close,
      watch: (environment) => {
        if (time === "driven") stopWatching = warnOfStalledClock(environment, warn)
      }
    })
    ready(yield* Effect.promise(() => make(test)))
    return test
  })

/** Options of `connect`. */
export interface ConnectOptions extends TimeOptions {
  /** Its access key, if it is not the well-known one. */
  readonly accessKey?: string
  /** Where the application is; default `http://127.0.0.1:8080`. */
  readonly applicationUrl?: string
}

/** Connects to a local cloud behind a port. Rejects when no local cloud answers at the URL. */
export const connect = async (url: string, options: ConnectOptions): Promise<TestCloud> => {
  const { accessKey, applicationUrl = "http://127.0.0.1:8080", patienceMillis, time = "real" } = options
  const link = await Links.served(url, accessKey)
  if (time === "driven") await link.control("POST", "/clock", { scale: 0 })
  let begin = (): Promise<void> => Promise.resolve()
  const test: TestCloud = new TestCloud({
    link,
    fetch: globalThis.fetch,
    timing: { time, ...(patienceMillis === undefined ? {} : { patienceMillis }) },
    applicationUrl: withoutSlash(applicationUrl),
    application: () => {
      throw new TypeError("application: not available of a local cloud that is connected to")
    },
    restart: undefined,
    close: async () => {
      if (time === "driven") await link.control("POST", "/clock", { scale: 1 })
    },
    watch: (environment) => {
      begin = environment.begin
    }
  })
  await begin()
  return test
}
