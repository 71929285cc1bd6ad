/** A media socket from a served local cloud to a program with `ws`: one setting, and no glue. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { createCallAutomation, createMediaSocketHandler } from "@effect-comms/call-automation/promise"
import { assert, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { WebSocketServer } from "ws"
import * as LocalCloud from "../../src/Emulator.ts"

it.live(
  "a program with ws takes the media sockets of the local cloud with the client's connection string alone; one that is refused says why",
  () =>
    Effect.gen(function* () {
      const first = yield* Deferred.make<string>()
      const refused = yield* Deferred.make<unknown>()
      const watch: LocalCloud.Options["watch"] = ({ data, kind }) => {
        if (kind === "media" && data["outcome"] === "refused")
          Deferred.doneUnsafe(refused, Effect.succeed(data["error"]))
      }
      const { connectionString } = yield* LocalCloud.serve({ port: 0, watch })
      const handler = createMediaSocketHandler({
        connectionString,
        onSocket: async (media, { callConnectionId }) => {
          for await (const { _tag } of media.packets())
            Deferred.doneUnsafe(first, Effect.succeed(`${callConnectionId} ${_tag}`))
        }
      })
      const another = createMediaSocketHandler({
        connectionString,
        audience: "00000000-0000-0000-0000-000000000000",
        onSocket: () => Promise.reject(new Error("nobody was verified"))
      })
      const accept = handler.node(new WebSocketServer({ noServer: true }))
      const refuse = another.node(new WebSocketServer({ noServer: true }))
      const server = createServer().on("upgrade", (request, socket, head) =>
        (request.url === "/media" ? accept : refuse)(request, socket, head)
      )
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
        () => Effect.promise(() => Promise.all([handler.close(), another.close()]).then(() => void server.close()))
      )
      const client = createCallAutomation({ connectionString })
      const callWith = (transportUrl: string) =>
        Effect.promise(() =>
          client.createCall({
            targets: [{ kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }],
            sourceCallerIdNumber: { value: "+14255550100" },
            callbackUri: "http://127.0.0.1:9/events",
            mediaStreamingOptions: {
              transportUrl,
              transportType: "websocket",
              contentType: "audio",
              audioChannelType: "mixed",
              startMediaStreaming: true
            }
          })
        )
      const { callConnectionId } = yield* callWith(`ws://127.0.0.1:${port}/media`)
      assert.strictEqual(yield* Deferred.await(first), `${callConnectionId} AudioMetadata`)
      yield* callWith(`ws://127.0.0.1:${port}/another`)
      assert.strictEqual(
        yield* Deferred.await(refused),
        "the upgrade was answered with 401 Audience: aud: expected another audience"
      )
    })
)
