import { mkdtemp, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ChatClient } from "@azure/communication-chat"
import { AzureCommunicationTokenCredential } from "@azure/communication-common"
import { CommunicationIdentityClient } from "@azure/communication-identity"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Emulator from "../../src/Emulator.ts"

const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "effect-comms-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true }))
)

it.live("Chat works over the local cloud's own https, trusting its authority, and nothing else is trusted", () =>
  Effect.gen(function* () {
    const data = yield* folder
    const cloud = yield* Emulator.serve({ port: 0, tls: true, data })
    const tlsOptions = { ca: cloud.authority?.ca ?? "" }
    const identity = new CommunicationIdentityClient(cloud.connectionString, { tlsOptions })
    const { token } = yield* Effect.promise(() => identity.createUserAndToken(["chat"]))
    const credential = new AzureCommunicationTokenCredential(token)
    const trusting = new ChatClient(cloud.origin, credential, { tlsOptions })
    const made = yield* Effect.promise(() => trusting.createChatThread({ topic: "hello" }))
    assert.match(made.chatThread?.id ?? "", /^19:/)
    const doubting = new ChatClient(cloud.origin, credential, { retryOptions: { maxRetries: 0 } })
    const outcome = yield* Effect.promise(() =>
      doubting.createChatThread({ topic: "hello" }).then(
        () => "trusted",
        () => "refused"
      )
    )
    assert.strictEqual(outcome, "refused")
  })
)

it.live("keeps its authority, readable to the user alone", () =>
  Effect.gen(function* () {
    const data = yield* folder
    const once = Effect.scoped(
      Effect.map(Emulator.serve({ port: 0, tls: true, data }), ({ authority }) => authority?.ca)
    )
    const first = yield* once
    assert.strictEqual(yield* once, first)
    for (const name of ["ca.pem", "ca-key.pem"]) {
      const { mode } = yield* Effect.promise(() => stat(join(data, name)))
      assert.strictEqual(mode & 0o777, 0o600)
    }
  })
)
