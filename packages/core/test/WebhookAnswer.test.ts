import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Metric from "effect/Metric"
import * as Scope from "effect/Scope"
import * as WebhookAnswer from "../src/WebhookAnswer.ts"
import * as WebhookHandling from "../src/WebhookHandling.ts"

const options = (origin: string) => ({ method: "OPTIONS", headers: { "WebHook-Request-Origin": origin }, body: "" })

describe("the answer of a webhook", () => {
  it("of the handshake of CloudEvents allows Event Grid, and another origin only when it is named", () => {
    const answer = WebhookAnswer.handshake(options("eventgrid.azure.net"))
    assert.strictEqual(answer?.status, 200)
    assert.strictEqual(answer?.headers["webhook-allowed-origin"], "eventgrid.azure.net")
    assert.strictEqual(answer?.headers["webhook-allowed-rate"], "*")
    assert.strictEqual(WebhookAnswer.handshake(options("contoso.example"))?.status, 403)
    assert.strictEqual(WebhookAnswer.handshake(options("contoso.example"), ["Contoso.example"])?.status, 200)
    assert.isUndefined(WebhookAnswer.handshake({ method: "POST", headers: {}, body: "" }))
    assert.strictEqual(WebhookAnswer.beforeBody({ method: "GET", headers: {}, body: "" })?.status, 405)
    assert.strictEqual(WebhookAnswer.beforeBody({ method: "OPTIONS", headers: {}, body: "" })?.status, 405)
    assert.isUndefined(WebhookAnswer.beforeBody({ headers: {}, body: "" }))
  })

  it("of the validation of a subscription holds its code", () => {
    const event = { eventType: "Microsoft.EventGrid.SubscriptionValidationEvent", data: { validationCode: "512d38b6" } }
    const answer = WebhookAnswer.validation([{ eventType: "another" }, event])
    assert.deepStrictEqual([answer?.status, answer?.body], [200, '{"validationResponse":"512d38b6"}'])
    assert.isUndefined(WebhookAnswer.validation([{ eventType: "another", data: { validationCode: "1" } }, null]))
  })

  it("reads the headers of Fetch and of Node, those that come several times joined", () => {
    const of = (headers: WebhookAnswer.WebhookRequest["headers"]) =>
      WebhookAnswer.header({ headers, body: "" }, "authorization")
    assert.strictEqual(of(new Headers({ Authorization: "Bearer a" })), "Bearer a")
    assert.strictEqual(of({ Authorization: "Bearer a" }), "Bearer a")
    assert.strictEqual(of({ authorization: ["Bearer a", "Bearer b"] }), "Bearer a, Bearer b")
    assert.isUndefined(of({}))
    assert.isUndefined(of(new Headers()))
  })

  it.effect("is 503 once the receiver is closed: no handler would be called", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const { run } = WebhookHandling.make("Test", scope)
      let handled = 0
      const how = { accepted: () => WebhookAnswer.ok, refused: () => WebhookAnswer.unverified("no") }
      const answer = () =>
        WebhookHandling.answer(
          "Test",
          run([1], () => "a", { onEvent: () => Effect.sync(() => handled++) }),
          how
        )
      assert.strictEqual((yield* answer()).status, 200)
      for (let turn = 0; turn < 5; turn++) yield* Effect.yieldNow
      yield* Scope.close(scope, Exit.void)
      assert.strictEqual((yield* answer()).status, 503)
      assert.strictEqual(handled, 1)
    })
  )

  it("to a sender that is not verified says why, in a header that any reason fits into", () => {
    const of = (reason: string) =>
      WebhookAnswer.toResponse(WebhookAnswer.unverified(reason)).headers.get("www-authenticate")
    assert.strictEqual(
      of("Audience: aud: expected another audience"),
      'Bearer error="invalid_token", error_description="Audience: aud: expected another audience"'
    )
    assert.strictEqual(
      of('a "quoted"\r\nSet-Cookie: \\ä'),
      'Bearer error="invalid_token", error_description="a  quoted   Set-Cookie:   "'
    )
  })

  it("is a Response of the Fetch API as it stands", async () => {
    const response = WebhookAnswer.toResponse(WebhookAnswer.malformed("value: expected an array"))
    assert.strictEqual(response.status, 400)
    assert.deepStrictEqual(await response.json(), { error: "value: expected an array" })
    assert.strictEqual(WebhookAnswer.toResponse(WebhookAnswer.newerForm).status, 204)
    assert.strictEqual(
      WebhookAnswer.toResponse(WebhookAnswer.elsewhere("https://b.example")).headers.get("location"),
      "https://b.example"
    )
  })

  it.effect("is 503 with Retry-After when events could not be stored, whatever it was", () =>
    Effect.gen(function* () {
      const how = { accepted: () => WebhookAnswer.ok, refused: () => WebhookAnswer.unverified("no") }
      const answer = yield* WebhookHandling.answer("Test", Effect.die(new Error("the disk is full")), how)
      assert.deepStrictEqual([answer.status, answer.headers["retry-after"]], [503, "5"])
      assert.isUndefined(answer.body)
      assert.strictEqual((yield* WebhookHandling.answer("Test", Effect.fail("no"), how)).status, 401)
      assert.strictEqual((yield* WebhookHandling.answer("Test", Effect.void, how)).status, 200)
    })
  )
})

describe("the answer to a delivery whose token cannot be verified for want of keys", () => {
  it("is 503 with Retry-After, and names the reason", () => {
    const message = "KeysUnavailable: the metadata document https://keys.example/metadata: status 500"
    assert.deepStrictEqual(WebhookHandling.refusal({ reason: "KeysUnavailable", message }), {
      status: 503,
      headers: { "content-type": "application/json", "retry-after": "5" },
      body: JSON.stringify({ error: message })
    })
  })
})

interface Event {
  readonly call: string
  readonly name: string
}

describe("handlers behind the answer", () => {
  it.effect("run in order for one call and side by side for several, also over several deliveries", () =>
    Effect.gen(function* () {
      const handlers = WebhookHandling.make("Test", yield* Effect.scope)
      const gate = yield* Deferred.make<void>()
      const done: Array<string> = []
      const onEvent = ({ call, name }: Event) =>
        Effect.andThen(
          name === "slow" ? Deferred.await(gate) : Effect.void,
          Effect.sync(() => void done.push(`${call} ${name}`))
        )
      const run = (...events: ReadonlyArray<Event>) => handlers.run(events, ({ call }) => call, { onEvent })
      yield* run({ call: "a", name: "slow" }, { call: "b", name: "1" })
      yield* run({ call: "a", name: "2" }, { call: "b", name: "2" })
      yield* run({ call: "a", name: "3" })
      yield* Effect.yieldNow
      assert.deepStrictEqual(done, ["b 1", "b 2"])
      yield* Deferred.succeed(gate, undefined)
      yield* Effect.yieldNow
      yield* Effect.yieldNow
      yield* Effect.yieldNow
      assert.deepStrictEqual(done, ["b 1", "b 2", "a slow", "a 2", "a 3"])
    })
  )

  it.effect("one that fails or dies goes to onError and to the metric, and stops no other", () =>
    Effect.gen(function* () {
      const receiver = "failing handlers"
      const handlers = WebhookHandling.make(receiver, yield* Effect.scope)
      const failed: Array<unknown> = []
      const done: Array<string> = []
      const onEvent = ({ name }: Event) =>
        name === "fails"
          ? Effect.fail("wrong")
          : name === "throws"
            ? Effect.sync(() => {
                throw new Error("thrown")
              })
            : Effect.sync(() => void done.push(name))
      const onError = (cause: Cause.Cause<string>) =>
        Effect.andThen(
          Effect.sync(() => void failed.push(Cause.squash(cause))),
          Effect.die("onError throws too")
        )
      const events = ["fails", "throws", "good"].map((name) => ({ call: "a", name }))
      yield* handlers.run(events, ({ call }) => call, { onEvent, onError })
      for (let turn = 0; turn < 10; turn++) yield* Effect.yieldNow
      assert.deepStrictEqual(failed.map(String), ["wrong", "Error: thrown"])
      assert.deepStrictEqual(done, ["good"])
      const counted = yield* Metric.value(Metric.withAttributes(WebhookHandling.failures, { receiver }))
      assert.strictEqual(counted.count, 2)
    })
  )
})
