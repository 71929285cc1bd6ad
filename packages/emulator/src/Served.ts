/**
 * The local cloud behind a port, for clients of any kind.
 */
import * as Printing from "@effect-comms/core/internal/Printing"
import { CurrentWebSocket } from "@effect-comms/core/CurrentWebSocket"
import { statSync } from "node:fs"
import { defaultTransport } from "@effect-comms/core/NodeTransport"
import { join } from "node:path"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { subscriptionsOf } from "./EventGridSubscription.ts"
import { type Made, makeKernel, ofKernel, type Options, type Service, type Composition } from "./LocalCloud.ts"
import { nameOf } from "./kernel/http/Hosts.ts"
import type { Kernel } from "./kernel/Kernel.ts"
import * as StateFile from "./server/StateFile.ts"
import * as Server from "./server/Server.ts"
import * as Tls from "./server/Tls.ts"

/** Options of a local cloud behind a port. */
export interface ServeOptions extends Omit<Options, "origin"> {
  /** Default 4280; 0 for any that is free. */
  readonly port?: number
  /** Default `127.0.0.1`. */
  readonly host?: string
  /** Listens for https with a certificate of the local cloud's own authority; default false. */
  readonly tls?: boolean
  /** The folder of that authority; default in the user's cache folder. */
  readonly data?: string
  /**
   * The file that keeps chat threads, users, tokens and recordings over restarts, or `true` for `state.json` in the folder of `data`; calls
   * are over at a restart, as their applications are notified. Default false.
   */
  readonly persist?: string | boolean
}

/** The local cloud could not listen, its certificate could not be made or kept, or an option does not fit. */
export class ServeError extends Data.TaggedError("ServeError")<{
  readonly description: string
  readonly cause: unknown
}> {
  override get message(): string {
    return this.description
  }

  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

/** A local cloud that listens. */
export interface Served extends Service {
  readonly port: number
  /** The authority's certificate in PEM and in a file for `NODE_EXTRA_CA_CERTS`; only with `tls`. */
  readonly authority: { readonly ca: string; readonly caFile: string } | undefined
}

/** Whether an address stands for every address of this machine. */
export const isEverywhere = (host: string): boolean => /^(?:0\.0\.0\.0|::|\[::\])$/.test(host)

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : "unknown")

const failed = (what: string) => (cause: unknown) => new ServeError({ description: `${what}: ${textOf(cause)}`, cause })

const checkFolder = (path: string): void => {
  if (!statSync(path).isDirectory()) throw new Error("expected a folder")
}

/** Opens a port, for those who drive the kernel as well; it closes with the scope. */
export const serveWithKernel = (
  composition: Composition,
  options: ServeOptions
): Effect.Effect<Made<Served>, ServeError, Scope.Scope> =>
  Effect.gen(function* () {
    const {
      data = Tls.defaultFolder(),
      host = "127.0.0.1",
      persist = false,
      port: wanted = 4280,
      tls: secure = false,
      ...rest
    } = options
    const tls = secure
      ? yield* Effect.tryPromise({
          try: () => Tls.load(data, [host, ...(options.hostNames ?? [])]),
          catch: failed("certificate")
        })
      : undefined
    const file = persist === true ? join(data, "state.json") : persist === false ? undefined : persist
    const saved = yield* Effect.try({
      try: () => (file === undefined ? undefined : StateFile.load(file)),
      catch: failed("persist")
    })
    const everywhere = isEverywhere(host)
    const name = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host
    const names = [...(everywhere ? [] : [host]), ...(options.hostNames ?? [])].map(nameOf)
    yield* Effect.try({ try: () => subscriptionsOf(rest.eventGrid), catch: failed("eventGrid") })
    const { media } = rest
    if (media !== undefined) yield* Effect.try({ try: () => checkFolder(media), catch: failed("media") })
    let port = wanted
    const kernel: Kernel = yield* makeKernel(
      composition,
      { fetchMedia: true, ...rest },
      () => `${secure ? "https" : "http"}://${name}:${port}`
    )
    const server = yield* Effect.acquireRelease(
      Effect.tryPromise({
        try: () => Server.listen(kernel, { port: wanted, host, names, certificate: tls?.certificate }),
        catch: failed("listen")
      }),
      (listening) => Effect.promise(listening.close)
    )
    port = server.port
    if (file !== undefined) {
      if (saved !== undefined)
        yield* Effect.try({
          try: () => kernel.restore(saved),
          catch: (error) => failed("persist")(StateFile.unfit(file, error))
        })
      yield* Effect.try({ try: () => StateFile.begin(file, saved ?? kernel.save()), catch: failed("persist") })
      yield* Effect.acquireRelease(
        Effect.sync(() => {
          const following = StateFile.follow(file, kernel.save, options.warn ?? (() => {}))
          const stop = kernel.journal.subscribe(following.touch)
          return { following, stop }
        }),
        ({ following, stop }) =>
          Effect.sync(() => {
            stop()
            following.close()
          })
      )
    }
    kernel.start()
    const authority = tls === undefined ? undefined : { ca: tls.ca, caFile: tls.caFile }
    const webSocket = yield* CurrentWebSocket
    const cloud = {
      ...ofKernel(kernel, { transport: defaultTransport, fetch: globalThis.fetch, webSocket }),
      port: server.port,
      authority
    }
    return { cloud, kernel }
  })

/** Opens a port; it closes with the scope. */
export const serve = (
  composition: Composition,
  options: ServeOptions
): Effect.Effect<Served, ServeError, Scope.Scope> =>
  Effect.map(serveWithKernel(composition, options), ({ cloud }) => cloud)
