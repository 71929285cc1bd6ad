/** Whose keys count: those of the local cloud where the endpoint says that it is that, else those of the options. */
import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as LocalVerification from "../src/LocalVerification.ts"
import * as ScriptedTransport from "../src/ScriptedTransport.ts"
import * as WebhookToken from "../src/WebhookToken.ts"
import * as web from "../src/internal/localSettings.web.ts"

const settings = {
  emulator: "@effect-comms/emulator",
  callAutomation: {
    audience: "local",
    issuers: ["https://issuer.example"],
    metadataUrl: "http://127.0.0.1:4280/calling/.well-known/acsopenidconfiguration"
  }
}

interface World {
  readonly endpoint?: string
  readonly answer: () => Response | Promise<Response>
}

/** A verifier that refuses each token with what it is made of, and which addresses were asked. */
const made = ({ answer, endpoint = "http://127.0.0.1:4280" }: World) => {
  const asked: Array<string> = []
  const token = LocalVerification.make({
    service: "callAutomation",
    endpoint,
    transport: ScriptedTransport.make([]),
    fetch: async (input) => {
      asked.push(input instanceof Request ? input.url : input.toString())
      return answer()
    },
    verifier: (local) => ({
      verify: () =>
        Effect.fail(
          new WebhookToken.WebhookTokenError({ reason: "Audience", description: local?.audience ?? "the options" })
        )
    })
  })
  const verified = Effect.map(Effect.flip(token.verify("token")), ({ description, reason }) => ({
    reason,
    description
  }))
  return { asked, verified }
}

const byOptions = { reason: "Audience", description: "the options" }

describe("an endpoint", () => {
  it.effect("on this machine that says that it is the local cloud is asked once, at the first token", () =>
    Effect.gen(function* () {
      const { asked, verified } = made({ answer: () => Response.json(settings) })
      assert.deepStrictEqual(asked, [])
      const all = yield* Effect.all([verified, verified, verified], { concurrency: 3 })
      assert.deepStrictEqual(new Set(all.map(({ description }) => description)), new Set(["local"]))
      assert.strictEqual((yield* verified).description, "local")
      assert.deepStrictEqual(asked, ["http://127.0.0.1:4280/_emulator/settings"])
    })
  )

  it.effect.each([
    "https://contoso.communication.azure.com",
    "http://10.0.0.1:4280",
    "http://localhost.example:4280",
    "http://a.localhost:4280"
  ])("elsewhere is not asked: %s", (endpoint) =>
    Effect.gen(function* () {
      const { asked, verified } = made({ endpoint, answer: () => Response.json(settings) })
      assert.deepStrictEqual(yield* verified, byOptions)
      assert.deepStrictEqual(asked, [])
    })
  )

  it.effect.each<readonly [what: string, answer: () => Response]>([
    ["answers 404", () => new Response("none", { status: 404 })],
    ["redirects", () => new Response(null, { status: 302, headers: { location: "https://example.com" } })],
    ["answers no JSON", () => new Response("<html>")],
    ["answers other JSON", () => Response.json({ status: "ok" })],
    ["says another name", () => Response.json({ ...settings, emulator: "another" })],
    ["has no such service", () => Response.json({ emulator: settings.emulator })],
    [
      "leads away from this machine",
      () =>
        Response.json({
          ...settings,
          callAutomation: { ...settings.callAutomation, metadataUrl: "https://keys.example/metadata" }
        })
    ]
  ])("on this machine that %s is not the local cloud", ([, answer]) =>
    Effect.gen(function* () {
      const { asked, verified } = made({ answer })
      assert.deepStrictEqual(yield* verified, byOptions)
      assert.deepStrictEqual(yield* verified, byOptions)
      assert.strictEqual(asked.length, 1)
    })
  )

  it.effect("that does not answer is asked again: the token is neither good nor bad", () =>
    Effect.gen(function* () {
      let away = 2
      const { asked, verified } = made({
        answer: () => {
          if (away-- === 2) throw new Error("connect ECONNREFUSED")
          return away === 0 ? new Response(null, { status: 503 }) : Response.json(settings)
        }
      })
      const refused = yield* verified
      assert.deepStrictEqual(refused, {
        reason: "KeysUnavailable",
        description: "the settings of the local cloud http://127.0.0.1:4280/_emulator/settings: connect ECONNREFUSED"
      })
      assert.strictEqual((yield* verified).reason, "KeysUnavailable")
      assert.strictEqual((yield* verified).description, "local")
      assert.strictEqual(asked.length, 3)
    })
  )
})

describe("browsers and workers", () => {
  it("ask no endpoint", () => {
    assert.isUndefined(web.ask)
    const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
    assert.deepNestedPropertyVal(manifest, "imports.#local-settings.default", "./dist/internal/localSettings.web.js")
  })
})
