/**
 * Verifies a contract against a local cloud on a free port, and keeps the record of it: `verifyPact <file> [folder of the record]`.
 *
 * It is a process of its own because Pact's native verifier writes its report straight to the standard output. Without a file it
 * verifies, one after the other, those that its parent names in messages, and answers each with its failures.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { Emulator } from "@effect-comms/emulator"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { load } from "../facts/Facts.ts"
import { parse } from "../pacts/PactFile.ts"
import { verifications } from "../pacts/paths.ts"
import { render } from "../pacts/Verification.ts"
import * as Deliveries from "../verification/Deliveries.ts"
import { decodeOrder, type Outcome } from "../verification/inChild.ts"
import * as MediaSockets from "../verification/MediaSockets.ts"
import { missing } from "../verification/missing.ts"
import { statesOf } from "../verification/states/all.ts"
import { verify } from "../verification/verify.ts"
import { ownedPhoneNumber, ProviderUnderTest, type Subscriptions } from "../verification/ProviderUnderTest.ts"

const facts = Effect.runSync(load)

const verifyFile = async (path: string, records: string): Promise<Outcome> => {
  const name = basename(path)
  const pact = parse(name, readFileSync(path, "utf8"))
  const states = statesOf[pact.provider] ?? {}
  const verified = Effect.gen(function* () {
    const deliveries = Deliveries.make()
    const mediaSockets = MediaSockets.make()
    const open = Effect.fnUntraced(function* (subscriptions: Subscriptions) {
      const cloud = yield* Emulator.serve({
        port: 0,
        deliver: deliveries.deliver,
        mediaSocket: mediaSockets.take,
        phoneNumbers: [ownedPhoneNumber],
        ...subscriptions
      })
      // Network time passes only when a state lets it.
      yield* cloud.setScale(0)
      return cloud
    })
    const cloud = yield* open({})
    const run = Effect.runPromiseWith(yield* Effect.context<Scope.Scope>())
    const subscribed = new Map<string, Promise<Emulator.Served>>()
    const subscribe = (subscriptions: Subscriptions) => {
      const key = JSON.stringify(subscriptions)
      const opened = subscribed.get(key) ?? run(open(subscriptions))
      subscribed.set(key, opened)
      return opened
    }
    return yield* Effect.promise(() =>
      verify(new ProviderUnderTest(cloud, deliveries, mediaSockets, subscribe), facts, pact, path, states)
    )
  }).pipe(Effect.scoped)
  const absent = missing(pact, states)
  const failures = absent.length > 0 ? absent : await Effect.runPromise(verified)
  mkdirSync(records, { recursive: true })
  writeFileSync(join(records, name), render({ pactSha256: pact.sha256, success: failures.length === 0 }))
  return { interactions: pact.interactions.length, failures }
}

const [path, records = verifications] = process.argv.slice(2)
if (path !== undefined) {
  const { failures } = await verifyFile(path, records)
  console.log(failures.length === 0 ? `${basename(path)}: verified` : failures.join("\n"))
  process.exitCode = failures.length === 0 ? 0 : 1
} else {
  process.on("message", (message) => {
    const order = decodeOrder(message)
    // What cannot be verified ends the process with its reason, which the parent reports.
    verifyFile(order.file, order.records).then(
      (outcome) => process.send?.(outcome),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      }
    )
  })
}
