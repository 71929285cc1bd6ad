/** The local cloud in a process of its own, which the flow's process may die beside; it ends by itself after ten minutes. */
import { randomUUID } from "node:crypto"
import * as Emulator from "@effect-comms/emulator/Emulator"
import * as Effect from "effect/Effect"
import { actors, castOf } from "../localCloud.ts"
import * as Webhooks from "../webhooks.ts"
import * as state from "./state.ts"

/** A port that is free now, for a process that does not live yet. */
const freePort = Effect.scoped(Effect.map(Webhooks.listen({ host: "127.0.0.1", port: 0 }), ({ port }) => port))

const program = Effect.gen(function* () {
  const cast = yield* castOf(actors)
  const secret = randomUUID()
  const port = yield* freePort
  const eventGrid = Webhooks.subscriptions(Webhooks.addresses(`http://127.0.0.1:${port}`, secret))
  const { connectionString, origin, resourceId } = yield* Emulator.serve({ port: 0, eventGrid })
  state.cloud.write({ pid: process.pid, origin, connectionString, resourceId, port, secret, cast })
  yield* Effect.sleep("10 minutes")
}).pipe(Effect.scoped)

await Effect.runPromise(program)
