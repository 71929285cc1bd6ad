/** A webhook as a route of Effect's `HttpRouter`. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpRoute from "../src/HttpRoute.ts"
import * as WebhookAnswer from "../src/WebhookAnswer.ts"
import * as WebhookHandler from "../src/WebhookHandler.ts"

it.effect("a route answers every method of its path as the handler does", () =>
  Effect.gen(function* () {
    const bodies: Array<string> = []
    const respond = WebhookHandler.make("Test", {}, (request) =>
      Effect.sync(() => {
        const early = WebhookAnswer.beforeBody(request)
        if (early !== undefined) return early
        bodies.push(request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : "none")
        return WebhookAnswer.validated("512d38b6")
      })
    )
    const { dispose, handler } = HttpRouter.toWebHandler(
      HttpRoute.layer("/events", (request) => respond(request)),
      {
        disableLogger: true
      }
    )
    const ask = (method: string, body?: string) =>
      Effect.promise(() =>
        handler(
          new Request("https://app.example/events?secret=a", {
            method,
            headers: { "webhook-request-origin": "eventgrid.azure.net" },
            ...(body === undefined ? {} : { body })
          })
        )
      )
    const given = yield* ask("POST", "[1]")
    assert.deepStrictEqual([given.status, given.headers.get("content-type")], [200, "application/json"])
    assert.deepStrictEqual(yield* Effect.promise(() => given.json()), { validationResponse: "512d38b6" })
    const options = yield* ask("OPTIONS")
    assert.deepStrictEqual([options.status, options.headers.get("webhook-allowed-rate")], [200, "*"])
    assert.strictEqual((yield* ask("GET")).status, 405)
    assert.deepStrictEqual(bodies, ["[1]"])
    yield* Effect.promise(() => dispose())
  })
)
