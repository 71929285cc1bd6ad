/**
 * One local cloud: the services, what they share, and the way from a request to its answer. It opens no port and knows no Effect.
 */
import type * as Operation from "@effect-comms/core/Operation"
import { developmentSecret, hasDevelopmentSecret, subscriptionsOf } from "../EventGridSubscription.ts"
import { developmentKey, type Options } from "../Options.ts"
import type { Journal } from "../service/Journal.ts"
import * as Journals from "./Journal.ts"
import { Refusal } from "../service/Refusal.ts"
import type { Assumption } from "../service/Assumption.ts"
import type { Control, EmulatedService } from "../service/EmulatedService.ts"
import type { Document } from "../openapi/OpenApi.ts"
import type { Webhook } from "../openapi/Webhook.ts"
import type { EmulatorContext } from "../service/EmulatorContext.ts"
import * as UserTokens from "./credentials/UserTokens.ts"
import * as ApplicationTokens from "./credentials/ApplicationTokens.ts"
import * as Authentication from "./credentials/Authentication.ts"
import * as CallbackTokens from "./credentials/CallbackTokens.ts"
import * as ControlRouter from "./control/ControlRouter.ts"
import { make as makeControls, stateOf } from "./control/Controls.ts"
import * as DeliveryAdvice from "./delivery/DeliveryAdvice.ts"
import * as WebhookDispatcher from "./delivery/WebhookDispatcher.ts"
import * as Coverage from "./control/Coverage.ts"
import * as Profiles from "./http/Profiles.ts"
import { codeOf, type ServiceProfile } from "../service/ServiceProfile.ts"
import * as Endpoint from "./http/Endpoint.ts"
import * as EventGridPublisher from "./delivery/EventGridPublisher.ts"
import * as crossOrigin from "./http/crossOrigin.ts"
import type { Answer, Outcome, Request } from "./http/Exchange.ts"
import * as MediaLoader from "./media/MediaLoader.ts"
import type { MediaSocketConnector } from "./mediaSockets/MediaSocketConnector.ts"
import * as Faults from "./control/Faults.ts"
import * as FileServer from "./http/FileServer.ts"
import * as ServiceEndpoints from "./http/ServiceEndpoints.ts"
import * as SocketServer from "./sockets/SocketServer.ts"
import { guid } from "./guid.ts"
import * as Hosts from "./http/Hosts.ts"
import * as MediaSockets from "./mediaSockets/MediaSocketManager.ts"
import * as Pipeline from "./http/Pipeline.ts"
import * as RepeatableRequests from "./http/RepeatableRequests.ts"
import { pathOf } from "./http/resolve.ts"
import * as Router from "./http/Router.ts"
import type { Sender } from "./delivery/Sender.ts"
import { documentOf } from "./credentials/SigningKeys.ts"
import * as Settings from "../service/Settings.ts"
import * as PersistedParts from "./PersistedParts.ts"
import * as Tokens from "./Tokens.ts"
import * as Clocks from "./time/ClockControl.ts"
import * as Timeline from "./time/Timeline.ts"
import type { TimeSource } from "./time/TimeSource.ts"

/** The id of the ACS resource, in user ids and as the audience of callbacks. */
const resourceId = "10ca1c10-0d00-4acd-8000-effec7c0117c"

/** What a kernel is made of. */
export interface Dependencies {
  readonly options: Options
  readonly source: TimeSource
  /** Whether credentials are judged by network time. */
  readonly isOneClock: boolean
  /** Decides of faults. */
  readonly faultAt: Faults.FaultAt | undefined
  readonly sender: Sender
  readonly connector: MediaSocketConnector
  /** The version of the package. */
  readonly version: () => string
  /** Where it is reached, without a slash at the end. */
  readonly origin: () => string
  /** The services, and the operations that none of them answers. */
  readonly services: (emulator: EmulatorContext) => ReadonlyArray<EmulatedService>
  readonly declared: ReadonlyArray<Operation.Any>
  /** Their habits. */
  readonly profiles: ReadonlyArray<ServiceProfile>
  /** What they assume, for the coverage control. */
  readonly assumed: ReadonlyArray<Assumption>
  /** What they send to applications, for the OpenAPI document. */
  readonly webhooks: () => Promise<ReadonlyArray<Webhook>>
  /** Called with an exception that is not a refusal. */
  readonly report: (error: unknown) => void
  /** Called with a line about an application that delays something. */
  readonly warn: (line: string) => void
}

/** A local cloud. */
export interface Kernel {
  readonly emulator: EmulatorContext
  readonly journal: Journal
  readonly clock: Clocks.ClockControl
  /** How a request for a path is answered. */
  readonly profileOf: Profiles.ProfileOf
  /** Answers a request; `done` may be called before this returns, and is not called for an exchange that is to time out. */
  readonly handle: (request: Request, done: (outcome: Outcome) => void) => void
  /** Takes a WebSocket that somebody opens; `undefined` when none is opened to the path. */
  readonly connect: (request: Request) => SocketServer.Connected | Answer | undefined
  /** Runs a control without HTTP; throws or rejects with its `Refusal`. */
  readonly control: (method: "GET" | "POST", path: string, body?: unknown) => Promise<unknown>
  readonly state: () => Readonly<Record<string, unknown>>
  readonly settings: () => Readonly<Record<string, unknown>>
  readonly coverage: () => ReturnType<Coverage.Coverage["report"]>
  /** Forgets everything but the keys. */
  readonly reset: () => void
  /** Resolves when nothing is on its way to an application. */
  readonly idle: () => Promise<void>
  /** What outlives the process, as JSON by the names of its parts. */
  readonly save: () => Readonly<Record<string, unknown>>
  /** Takes back what was saved, before it starts; throws an `Error` that names the part that does not fit. */
  readonly restore: (saved: Readonly<Record<string, unknown>>) => void
  /** Begins what happens without a request: the handshakes of the Event Grid subscriptions. */
  readonly start: () => void
  readonly close: () => void
}

/** Makes a local cloud. */
export const make = (given: Dependencies): Kernel => {
  const { connector, options, sender, source } = given
  const wallClock = Clocks.makeWall(() => (given.isOneClock ? network.now() : source.now()))
  const wall = wallClock.now
  const defect = (error: unknown) => {
    journal.write({
      kind: "fault",
      name: "defect",
      data: { error: error instanceof Error ? error.message : "unknown" }
    })
    given.report(error)
  }
  const network = Timeline.make(source, defect)
  const journal = Journals.make(network.now, { entries: options.journalLimit, bytes: options.journalBytes })
  const faults = Faults.make(given.faultAt)
  const coverage = Coverage.make()
  const repeatableRequests = RepeatableRequests.make()
  const userTokens = UserTokens.make({ resourceId, wall })
  const applicationTokens = ApplicationTokens.make({ graphClient: options.graphClient, wall })
  const tokens = CallbackTokens.make({ wall, tokenPerEvent: options.tokenPerEvent })
  const advice = DeliveryAdvice.make(given.origin)
  const dispatcher = WebhookDispatcher.make({
    advice,
    isAdvancing: () => clock.isAdvancing(),
    sender,
    tokens,
    network,
    journal,
    faults,
    retries: options.callbackRetries,
    entries: options.journalLimit,
    allowedHosts: options.allowCallbackHosts,
    defect,
    warn: given.warn
  })
  const mediaSockets = MediaSockets.make({
    connector,
    tokens,
    network,
    journal,
    allowedHosts: options.allowCallbackHosts,
    defect
  })
  const media = MediaLoader.make({ options, journal })
  /** An application that takes a frame may be sent a callback for it, and the other way round. */
  const idle = async () => {
    await dispatcher.idle()
    while (mediaSockets.busy() || media.busy()) {
      await mediaSockets.idle()
      await media.idle()
      await dispatcher.idle()
    }
  }
  const clock = Clocks.make({ network, wall: wallClock, idle })
  const eventGrid = EventGridPublisher.make({
    options,
    sender,
    delivery: dispatcher,
    network,
    journal,
    advice,
    origin: given.origin,
    warn: given.warn
  })
  const emulator: EmulatorContext = {
    options,
    network,
    wall,
    journal,
    delivery: dispatcher,
    mediaSockets,
    media,
    eventGrid,
    userTokens,
    resourceId,
    origin: given.origin,
    guid
  }
  const services = given.services(emulator)
  const router = Router.make(
    services.map(({ handlers }) => handlers),
    given.declared,
    given.services
  )
  const reset = () => {
    network.clear()
    dispatcher.reset()
    mediaSockets.reset()
    media.reset()
    sockets.reset()
    eventGrid.reset()
    faults.reset()
    coverage.reset()
    repeatableRequests.reset()
    userTokens.reset()
    for (const service of services) service.reset()
    journal.write({ kind: "control", name: "reset", data: {} })
  }
  let document: Promise<Document> | undefined
  /** Nobody waits for it at the start: it is made when it is asked for first, as what it is made with is loaded. */
  const openApi = (): Promise<Document> =>
    (document ??= Promise.all([import("../openapi/document.ts"), given.webhooks()]).then(
      ([{ make: describe }, webhooks]) =>
        describe({
          origin: given.origin(),
          routes: router.routes(),
          profileOf,
          controls,
          files: services.flatMap(({ files }) => files?.paths ?? []),
          serviceEndpoints: services.flatMap(({ endpoints = [] }) => endpoints),
          documents: signers.flatMap(({ configurationPath, keysPath }) => [configurationPath, keysPath]),
          webhooks
        })
    ))
  const settings = (origin: string): Readonly<Record<string, unknown>> => ({
    emulator: Settings.name,
    version: given.version(),
    endpoint: origin,
    ...(options.accessKey === developmentKey
      ? { connectionString: `endpoint=${origin}/;accesskey=${developmentKey}` }
      : {}),
    resourceId,
    ...(subscriptionsOf(options.eventGrid).some(hasDevelopmentSecret) ? { eventGridSecret: developmentSecret } : {}),
    ...Object.assign({}, ...services.map((service) => service.settings?.(origin) ?? {}))
  })
  const controls: ReadonlyArray<Control> = [
    ...makeControls({
      faults,
      journal,
      coverage,
      assumed: given.assumed,
      router,
      services,
      clock,
      eventGrid,
      dispatcher,
      reset,
      openApi,
      settings
    }),
    ...services.flatMap(({ controls }) => controls)
  ]
  const runControl = ControlRouter.make({ controls, exposed: options.exposeControls, defect })
  const connectControl = ControlRouter.makeSockets({ controls, exposed: options.exposeControls })
  const profileOf = Profiles.make(given.profiles)
  const signers = given.profiles.flatMap(({ signer }) => signer ?? [])
  const authenticate = Authentication.make({ options, wall, userTokens, applicationTokens })
  const fileServer = FileServer.make({
    files: services.flatMap(({ files }) => files ?? []),
    authenticate,
    coverage,
    journal,
    origin: given.origin
  })
  const serviceEndpoints = ServiceEndpoints.make({
    endpoints: services.flatMap(({ endpoints = [] }) => endpoints),
    sockets: services.flatMap(({ sockets = [] }) => sockets),
    wall
  })
  const sockets = SocketServer.make({ network, journal, faults, defect })
  const pipeline = Pipeline.make({
    options,
    network,
    wall,
    journal,
    router,
    faults,
    coverage,
    repeatableRequests,
    profileOf,
    authenticate,
    defect
  })

  const atEndpoint = Endpoint.make({ network, journal, faults, defect })

  /** One request that the local cloud fails at must not end it for everybody. */
  const handle = (request: Request, done: (outcome: Outcome) => void): void => {
    let isDone = false
    const once = (outcome: Outcome) => {
      isDone = true
      done(outcome)
    }
    try {
      route(request, once)
    } catch (error) {
      defect(error)
      if (!isDone) done(ControlRouter.failed())
    }
  }

  const route = (request: Request, done: (outcome: Outcome) => void): void => {
    network.catchUp()
    const path = pathOf(request)
    if (path.startsWith("/_emulator/")) return runControl(request, path.slice("/_emulator".length), done)
    const profile = profileOf(path)
    if (!Hosts.isOwn(request)) return done(noted(request, path, refusedHost(profile, request)))
    const preflight = crossOrigin.preflight(profile, request)
    if (preflight !== undefined) return done(noted(request, path, preflight))
    const tenant = applicationTokens.tenantOf(path)
    if (tenant !== undefined) {
      const { answer, refuse } = applicationTokens
      return atEndpoint({ name: "token", answer: (asked) => answer(tenant, asked), refuse }, request, path, done)
    }
    if (fileServer.owns(path)) {
      const answer = (asked: Request) => fileServer.answer(asked, path)
      return atEndpoint({ name: "file", answer, refuse: (status) => FileServer.empty(status) }, request, path, done)
    }
    if (serviceEndpoints.owns(path)) {
      const answer = (asked: Request) => serviceEndpoints.answer(profile, asked, path)
      const refuse = (status: number, description: string) =>
        serviceEndpoints.refuse(profile, request, status, description)
      return atEndpoint({ name: "endpoint", answer, refuse }, request, path, done)
    }
    const document = request.method === "GET" ? documentOf(signers, path, request.origin) : undefined
    if (document === undefined) return pipeline(request, path, done)
    advice.keysAsked(path)
    const answer = () => document.then((value) => ControlRouter.json(200, value))
    const refuse = (status: number, message: string) =>
      ControlRouter.json(status, { error: { code: codeOf(status), message } })
    atEndpoint({ name: "keys", answer, refuse }, request, path, done)
  }

  /** What is answered before a service sees it, in the journal. */
  const noted = (request: Request, path: string, answer: Answer): Answer => {
    const { method } = request
    const name = `${method} ${path}`
    journal.write({ kind: "request", name, data: { method, path } })
    journal.write({ kind: "answer", name, data: { method, path, status: answer.status } })
    return answer
  }

  const refusedHost = (profile: ServiceProfile, request: Request): Answer => {
    const context = { requestId: Profiles.requestId(), wall: wall() }
    const refusal = new Refusal({ status: 421, code: "MisdirectedRequest", description: Hosts.misdirected })
    const headers = Profiles.headersOf(profile, request, context, undefined)
    headers["content-type"] = "application/json; charset=utf-8"
    return { status: 421, headers, body: Profiles.errorBodyOf(profile, refusal, request, context) }
  }

  const persistedParts = PersistedParts.make([
    Tokens.persistence(userTokens, applicationTokens),
    ...services.flatMap(({ persistence }) => persistence ?? [])
  ])

  return {
    emulator,
    journal,
    clock,
    profileOf,
    handle,
    connect: (request) => {
      network.catchUp()
      const path = pathOf(request)
      if (path.startsWith("/_emulator/")) {
        const taken = connectControl(request, path.slice("/_emulator".length))
        return typeof taken === "function" ? sockets.offer(path, taken).take : taken
      }
      const profile = profileOf(path)
      if (!Hosts.isOwn(request)) return noted(request, path, refusedHost(profile, request))
      const accepted = serviceEndpoints.accept(profile, request, path)
      if (typeof accepted === "object") return noted(request, path, accepted)
      if (accepted === undefined) return undefined
      const { fault, take } = sockets.offer(path, accepted)
      return fault === undefined
        ? take
        : noted(
            request,
            path,
            serviceEndpoints.refuse(profile, request, fault, "A fault makes the local cloud fail this request.")
          )
    },
    control: async (method, path, body) => {
      network.catchUp()
      return await ControlRouter.call(controls, method, path, body, new URLSearchParams(), given.origin())
    },
    state: () => stateOf(services),
    settings: () => settings(given.origin()),
    coverage: () => coverage.report(router.routes()),
    reset,
    idle,
    save: persistedParts.save,
    restore: persistedParts.restore,
    start: () => {
      eventGrid.start()
      persistedParts.start()
    },
    close: () => {
      dispatcher.reset()
      mediaSockets.reset()
      sockets.reset()
      eventGrid.reset()
      sender.close()
      network.clear()
    }
  }
}
