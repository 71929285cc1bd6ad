import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Paging from "../src/Paging.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as sample from "./support/sample.ts"
import { failure, value } from "./support/virtual.ts"

const page = (names: ReadonlyArray<string>, next?: string): ScriptedTransport.Answer => ({
  status: 200,
  body: { value: names.map((name) => ({ name })), nextLink: next === undefined ? null : `${sample.endpoint}${next}` }
})

describe("a list", () => {
  it.effect("is read page by page along the service's links, each signed", () =>
    Effect.gen(function* () {
      const second = "/things?syncState=a%2Fb&startTime=1%2F1%2F1970&api-version=2026-03-12"
      const transport = ScriptedTransport.make([page(["a", "b"], second), page([], "/things?page=3"), page(["c"])])
      const client = yield* sample.connect(transport)
      const { value: all } = yield* value(Stream.runCollect(Paging.stream(client, sample.list, {})))
      assert.deepStrictEqual(all, [{ name: "a" }, { name: "b" }, { name: "c" }])
      assert.deepStrictEqual(
        transport.requests.map(({ method, path }) => `${method} ${path}`),
        ["GET /things?api-version=2026-03-12", `GET ${second}`, "GET /things?page=3"]
      )
      for (const { headers } of transport.requests) assert.match(headers["authorization"] ?? "", /^HMAC-SHA256 /)
    })
  )

  it.effect("loads no page that is not asked for", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([page(["a", "b"], "/things?page=2")])
      const client = yield* sample.connect(transport)
      yield* value(Stream.runCollect(Stream.take(Paging.stream(client, sample.list, {}), 2)))
      assert.lengthOf(transport.requests, 1)
    })
  )

  it.effect("tries a page again, and fails with the error of the page", () =>
    Effect.gen(function* () {
      const transport = ScriptedTransport.make([page(["a"], "/things?page=2"), { status: 503 }, { status: 404 }])
      const client = yield* sample.connect(transport)
      const { error } = yield* failure(Stream.runCollect(Paging.stream(client, sample.list, {})))
      assert.strictEqual(error.reason._tag, "NotFound")
      assert.lengthOf(transport.requests, 3)
    })
  )

  it.effect("does not follow a link to another host", () =>
    Effect.gen(function* () {
      const body = { value: [], nextLink: "https://elsewhere.example/things" }
      const transport = ScriptedTransport.make([{ status: 200, body }])
      const client = yield* sample.connect(transport)
      const { error } = yield* failure(Stream.runCollect(Paging.stream(client, sample.list, {})))
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field: "nextLink" })
      assert.lengthOf(transport.requests, 1)
    })
  )
})
