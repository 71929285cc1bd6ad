/** The transport over undici with each major of undici installed as the peer. */
import { registerHooks } from "node:module"
import { assert, describe, it } from "@effect/vitest"
import * as Undici6 from "undici6"
import * as Undici8 from "undici8"
import manifest from "../package.json" with { type: "json" }
import type * as UndiciTransport from "../src/UndiciTransport.ts"
import { closedOrigin, listen } from "./support/server.ts"
import { answered, broken, requestTo } from "./support/transports.ts"

// The module is loaded once for each major, by its query, and has that one where it imports the peer.
registerHooks({
  resolve: (specifier, context, next) => {
    const [, major] = /\/UndiciTransport\.ts\?(\d+)$/.exec(context.parentURL ?? "") ?? []
    return next(specifier === "undici" && major !== undefined ? `undici${major}` : specifier, context)
  }
})

const load = (major: number): Promise<typeof UndiciTransport> => {
  const path = `../src/UndiciTransport.ts?${major}`
  return import(path)
}

const mocked6 = () => {
  const mock = new Undici6.MockAgent()
  mock.disableNetConnect()
  mock.get("https://contoso.example").intercept({ path: "/a", method: "POST" }).reply(202, { mocked: 6 })
  return mock
}
const mocked8 = () => {
  const mock = new Undici8.MockAgent()
  mock.disableNetConnect()
  mock.get("https://contoso.example").intercept({ path: "/a", method: "POST" }).reply(202, { mocked: 8 })
  return mock
}

it("each major that was tried here is allowed as the peer, and no other", () => {
  assert.strictEqual(manifest.peerDependencies.undici, ">=6 <9")
})

describe.each([
  [6, Undici6, mocked6],
  [8, Undici8, mocked8]
] as const)("undici %i", (major, undici, mocked) => {
  it("carries requests with an agent of its own, and says what was not sent", async () => {
    const { make } = await load(major)
    const server = await listen()
    for (const transport of [make(), make(new undici.Agent()), make(new undici.Pool(server.origin))]) {
      const response = await answered(transport, requestTo(server.origin, "/plain", { method: "POST", body: "{}" }))
      assert.strictEqual(response.status, 200)
      assert.strictEqual(response.header("x-multi"), "one, two")
      assert.deepStrictEqual(JSON.parse(response.text()), { text: "Grüße 🙂" })
      assert.isTrue((await broken(transport, requestTo(server.origin, "/reset"))).sent)
    }
    assert.isFalse((await broken(make(), requestTo(await closedOrigin(), "/"))).sent)
    await server.close()
  })

  it("takes its test double", async () => {
    const { make } = await load(major)
    const mock = mocked()
    const response = await answered(make(mock), requestTo("https://contoso.example", "/a", { method: "POST" }))
    assert.deepStrictEqual(JSON.parse(response.text()), { mocked: major })
  })

  it("refuses what is not a dispatcher", async () => {
    const { make } = await load(major)
    const none: unknown = {}
    assert.throws(() => Reflect.apply(make, undefined, [none]), TypeError, "dispatcher: expected one of undici")
  })
})
