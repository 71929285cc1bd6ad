/** A media socket from a served local cloud to a program with `ws`: one setting, and no glue. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { createCallAutomation, createMediaSocketHandler } from "@effect-comms/call-automation/promise"
import { assert, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { WebSocketServer } from "ws"
import * as LocalCloud from "../../src/Emulator.ts"

it.live("a program with ws takes the media sockets of the local cloud with the client's connection string alone", () =>
  Effect.gen(function* () {
    const { connectionString } = yield* LocalCloud.serve({ port: 0 })
    const first = yield* Deferred.make<string>()
    const handler = createMediaSocketHandler({
      connectionString,
      onSocket: async (media, { callConnectionId }) => {
        for await (const { _tag } of media.packets())
          Deferred.doneUnsafe(first, Effect.succeed(`${callConnectionId} ${_tag}`))
      }
    })
    const server = createServer().on("upgrade", handler.node(new WebSocketServer({ noServer: true })))
    const port = yield* Effect.acquireRelease(
      Effect.promise(
        () =>
          new Promise<number>((resolve) => {
            server.listen(0, "127.0.0.1", () => {
              const bound: AddressInfo | string | null = server.address()
              resolve(typeof bound === "object" && bound !== null ? bound.port : 0)
            })
          })
      ),
      () => Effect.promise(() => handler.close().then(() => void server.close()))
    )
    const client = createCallAutomation({ connectionString })
    const { callConnectionId } = yield* Effect.promise(() =>
      client.createCall({
        targets: [{ kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }],
        sourceCallerIdNumber: { value: "+14255550100" },
        callbackUri: "http://127.0.0.1:9/events",
        mediaStreamingOptions: {
          transportUrl: `ws://127.0.0.1:${port}/media`,
          transportType: "websocket",
          contentType: "audio",
          audioChannelType: "mixed",
          startMediaStreaming: true
        }
      })
    )
    assert.strictEqual(yield* Deferred.await(first), `${callConnectionId} AudioMetadata`)
  })
)
