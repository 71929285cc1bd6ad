/**
 * Verifies a contract against a local cloud on a free port, and keeps the record of it: `verifyPact <file> [folder of the record]`.
 *
 * It is a process of its own because Pact's native verifier writes its report straight to the standard output; who wants the
 * failures gets them as a message, else they are printed.
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
import * as MediaSockets from "../verification/MediaSockets.ts"
import { missing } from "../verification/missing.ts"
import { statesOf } from "../verification/states/all.ts"
import { verify } from "../verification/verify.ts"
import { ownedPhoneNumber, ProviderUnderTest, type Subscriptions } from "../verification/ProviderUnderTest.ts"

const [path = "", records = verifications] = process.argv.slice(2)
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
  const facts = yield* load
  return yield* Effect.promise(() =>
    verify(new ProviderUnderTest(cloud, deliveries, mediaSockets, subscribe), facts, pact, path, states)
  )
}).pipe(Effect.scoped)

const absent = missing(pact, states)
const failures = absent.length > 0 ? absent : await Effect.runPromise(verified)
mkdirSync(records, { recursive: true })
writeFileSync(join(records, name), render({ pactSha256: pact.sha256, success: failures.length === 0 }))
if (process.send === undefined) console.log(failures.length === 0 ? `${name}: verified` : failures.join("\n"))
else process.send({ interactions: pact.interactions.length, failures })
process.exitCode = failures.length === 0 ? 0 : 1
