/** Runs a local cloud until it is interrupted: how it is reached, and what happens in it as lines. */
import * as Effect from "effect/Effect"
import { serve } from "../Emulator.ts"
import { subscriptionsOf } from "../EventGridSubscription.ts"
import { endpointOf } from "../kernel/delivery/destination.ts"
import { isEverywhere, type ServeError, type Served, type ServeOptions } from "../Served.ts"
import type { Entry } from "../service/Journal.ts"
import type { Serving } from "./EmulatorOptions.ts"
import * as Lines from "./Lines.ts"

/** Where it prints. */
export interface Printing {
  readonly print: (line: string) => void
  /** Prints what delays events. */
  readonly complain: (line: string) => void
  readonly style: Lines.LineStyle
}

/** How a local cloud is reached, in lines. */
const introduction = (cloud: Served, options: ServeOptions): ReadonlyArray<string> => {
  const names = ["localhost", "127.0.0.1", "[::1]", ...(options.hostNames ?? [])]
  return [
    `Connection string  ${cloud.connectionString}`,
    `Resource id        ${cloud.resourceId}`,
    `Graph              ${cloud.origin}/v1.0`,
    `Graph tokens       ${cloud.origin}/{tenant}/oauth2/v2.0/token`,
    `Inspector          ${cloud.origin}/_emulator/ (its phone calls the application)`,
    ...(isEverywhere(options.host ?? "")
      ? [`Names              ${names.join(", ")}: requests for others are refused; --host-name adds one`]
      : []),
    ...subscriptionsOf(options.eventGrid).map(
      ({ types = ["all events"], url }) => `Event Grid         ${endpointOf(url)} (${types.join(", ")})`
    ),
    ...(cloud.authority === undefined ? [] : [`NODE_EXTRA_CA_CERTS=${cloud.authority.caFile}`]),
    `The local cloud is ready on ${cloud.origin}`
  ]
}

/** The same as the first of the lines of JSON, in the form of the entries that follow. */
const readyEntry = (cloud: Served): string =>
  JSON.stringify({
    sequence: 0,
    time: new Date().toISOString(),
    kind: "ready",
    name: "ready",
    data: {
      endpoint: cloud.origin,
      connectionString: cloud.connectionString,
      resourceId: cloud.resourceId,
      graph: `${cloud.origin}/v1.0`,
      inspector: `${cloud.origin}/_emulator/`,
      ...(cloud.authority === undefined ? {} : { caFile: cloud.authority.caFile })
    }
  })

/** Serves until it is interrupted. */
export const emulate = (
  { options, output, scale }: Serving,
  { complain, style, print }: Printing
): Effect.Effect<never, ServeError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const lines = Lines.make(style)
      /** What happens before it is said how to reach it. */
      let early: Array<Entry> | undefined = []
      const show = (entry: Entry) => {
        if (early !== undefined) early.push(entry)
        else if (output === "json") print(JSON.stringify(entry))
        else for (const line of lines(entry)) print(line)
      }
      const cloud = yield* serve({
        ...options,
        warn: complain,
        ...(output === "nothing" ? {} : { watch: show })
      })
      if (scale !== 1) yield* cloud.setScale(scale)
      for (const line of output === "json" ? [readyEntry(cloud)] : introduction(cloud, options)) print(line)
      const waiting = early
      early = undefined
      for (const entry of waiting) show(entry)
      return yield* Effect.never
    })
  )
