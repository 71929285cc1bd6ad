/** A webhook as a handler: it reads what it may, answers everything, and its events are handled once the answer is there. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as WebhookAnswer from "../src/WebhookAnswer.ts"
import * as WebhookHandler from "../src/WebhookHandler.ts"

const address = "https://app.example/events"

/** A handler that says what it was asked. */
const made = (options: WebhookHandler.Limits & WebhookHandler.Trust = {}) => {
  const asked: Array<{ readonly body: unknown; readonly trusted: boolean }> = []
  const respond = WebhookHandler.make("Test", options, (request) =>
    Effect.sync(() => {
      asked.push({ body: request.body, trusted: request.trusted })
      return WebhookAnswer.beforeBody(request) ?? WebhookAnswer.ok
    })
  )
  const status = (request: WebhookHandler.WebRequest) => Effect.map(respond(request), (response) => response.status)
  return { asked, respond, status }
}

const sent = (method: string, body: BodyInit | null, headers: Record<string, string> = {}, url = address) => {
  // Node wants to be told that the answer may come before the body's end.
  const init = { method, headers, body, duplex: "half" }
  return new Request(url, init)
}
const post = (body?: BodyInit | null, headers?: Record<string, string>, url?: string) =>
  sent("POST", body ?? null, headers, url)

/** A body that comes in these parts, or never to its end. */
const stream = (parts: ReadonlyArray<Uint8Array>, end: "closes" | "breaks" | "hangs", cancelled = () => {}) => {
  const left = [...parts]
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const part = left.shift()
      if (part !== undefined) return controller.enqueue(part)
      if (end === "closes") return controller.close()
      if (end === "breaks") return controller.error(new Error("aborted"))
      return new Promise(() => {})
    },
    cancel: cancelled
  })
}

describe("the body of a request", () => {
  it.effect("is read whole, in whatever parts it comes", () =>
    Effect.gen(function* () {
      const { asked, status } = made()
      const parts = ["[1", ",", "2]"].map((text) => new TextEncoder().encode(text))
      assert.strictEqual(yield* status(post(stream(parts, "closes"))), 200)
      assert.deepStrictEqual(asked[0]?.body, new TextEncoder().encode("[1,2]"))
      assert.strictEqual(yield* status(post()), 200)
    })
  )

  it.effect("is refused with 413 when it is larger than is read, and not read on", () =>
    Effect.gen(function* () {
      const { asked, status } = made({ maxBodyBytes: 4 })
      let cancelled = 0
      const large = stream([new Uint8Array(3), new Uint8Array(3)], "hangs", () => cancelled++)
      assert.strictEqual(yield* status(post(large)), 413)
      assert.strictEqual(cancelled, 1)
      assert.strictEqual(yield* status(post("12345", { "content-length": "5" })), 413)
      assert.strictEqual(yield* status(post("1234")), 200)
      assert.strictEqual(asked.length, 1)
    })
  )

  it.effect("is refused with 408 when it does not come in time", () =>
    Effect.gen(function* () {
      const { asked, status } = made()
      const fiber = yield* Effect.forkChild(status(post(stream([new Uint8Array(1)], "hangs"))), {
        startImmediately: true
      })
      yield* TestClock.adjust(19_999)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(1)
      assert.strictEqual(yield* Fiber.join(fiber), 408)
      assert.deepStrictEqual(asked, [])
    })
  )

  it.effect("is refused with 400 when it breaks off, with 415 when it is compressed", () =>
    Effect.gen(function* () {
      const { asked, status } = made()
      assert.strictEqual(yield* status(post(stream([new Uint8Array(1)], "breaks"))), 400)
      assert.strictEqual(yield* status(post("x", { "content-encoding": "gzip" })), 415)
      assert.deepStrictEqual(asked, [])
      assert.strictEqual(yield* status(post("x", { "content-encoding": "Identity" })), 200)
    })
  )

  it.effect("that somebody has read is answered with 503: its events would be lost", () =>
    Effect.gen(function* () {
      const { asked, status } = made()
      const request = post("[]")
      yield* Effect.promise(() => request.text())
      assert.strictEqual(yield* status(request), 503)
      assert.deepStrictEqual(asked, [])
    })
  )

  it.effect("of other methods is not read", () =>
    Effect.gen(function* () {
      const { asked, status } = made()
      for (const method of ["GET", "HEAD"]) assert.strictEqual(yield* status(new Request(address, { method })), 405)
      for (const method of ["PUT", "DELETE", "PATCH"])
        assert.strictEqual(yield* status(sent(method, stream([], "hangs"))), 405, method)
      const headers = { "webhook-request-origin": "eventgrid.azure.net" }
      assert.strictEqual(yield* status(new Request(address, { method: "OPTIONS", headers })), 200)
      assert.isTrue(asked.every(({ body }) => body === undefined))
    })
  )
})

describe("a sender without a token", () => {
  it.effect("is trusted with the secret in the address, and with no other", () =>
    Effect.gen(function* () {
      for (const eventGridSecret of ["s/1&", Redacted.make("s/1&")]) {
        const { asked, status } = made({ eventGridSecret })
        for (const query of [
          "?secret=s%2F1%26",
          "?a=b&secret=s%2F1%26",
          "?secret=s%2F1%25",
          "?secret=s",
          "?secret=",
          ""
        ])
          yield* status(post("[]", {}, address + query))
        assert.deepStrictEqual(
          asked.map(({ trusted }) => trusted),
          [true, true, false, false, false, false]
        )
        assert.strictEqual(
          yield* status({ method: "POST", url: "/events?secret=s%2F1%26", headers: new Headers(), body: null }),
          200
        )
        assert.isTrue(asked.at(-1)?.trusted)
      }
      const { asked, status } = made()
      yield* status(post("[]", {}, `${address}?secret=`))
      assert.isFalse(asked[0]?.trusted)
    })
  )

  it.effect("is trusted where the program says so; when it fails to say, the events are to come again", () =>
    Effect.gen(function* () {
      const { asked, status } = made({ trusted: ({ headers }) => headers.get("x-gate") === "open" })
      yield* status(post("[]", { "x-gate": "open" }))
      yield* status(post("[]"))
      assert.deepStrictEqual(
        asked.map(({ trusted }) => trusted),
        [true, false]
      )
      const failing = made({
        trusted: () => {
          throw new Error("no gate")
        }
      })
      assert.strictEqual(yield* failing.status(post("[]")), 503)
    })
  )

  it("is not trusted by an empty secret, which is refused with other bad options", () => {
    assert.throws(() => made({ eventGridSecret: "" }), /eventGridSecret: expected a string that is not empty/)
    assert.throws(() => made({ maxBodyBytes: -1 }), /maxBodyBytes: expected a number from 0/)
    assert.throws(() => made({ bodyMillis: NaN }), /bodyMillis: expected a number from 0/)
  })
})

describe("a handler that returns promises", () => {
  /** A handler whose events are handled as `after` has it; what happened in order. */
  const handling = () => {
    const happened: Array<string> = []
    const handler = WebhookHandler.promised((_, { after = Effect.void, waitUntil }) =>
      Effect.gen(function* () {
        const fiber = yield* Effect.forkDetach(
          Effect.andThen(
            after,
            Effect.sync(() => happened.push("handled"))
          )
        )
        waitUntil?.(Effect.runPromise(Fiber.await(fiber)))
        happened.push("answered")
        return new Response()
      })
    )
    return { happened, handler }
  }

  it("hands events on once the server has the answer", async () => {
    const { happened, handler } = handling()
    await new Promise<void>((resolve) => {
      void handler
        .respond(post("[]"), {
          waitUntil: (handled) => void handled.then(() => resolve())
        })
        .then(() => happened.push("given"))
    })
    assert.deepStrictEqual(happened, ["answered", "given", "handled"])
  })

  it("hands events on once the server has sent the answer, or cannot send it", async () => {
    for (const ending of ["sends", "fails"]) {
      const { happened, handler } = handling()
      let end = () => {}
      const sent = new Promise<void>((resolve, reject) => {
        end = ending === "sends" ? resolve : () => reject(new Error("the connection is gone"))
      })
      let handled: Promise<unknown> = Promise.resolve()
      await handler.respond(post("[]"), { sent, waitUntil: (given) => void (handled = given) })
      for (let turn = 0; turn < 5; turn++) await Effect.runPromise(Effect.yieldNow)
      assert.deepStrictEqual(happened, ["answered"])
      end()
      await handled
      assert.deepStrictEqual(happened, ["answered", "handled"], ending)
    }
  })
})
