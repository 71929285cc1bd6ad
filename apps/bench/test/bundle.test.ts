import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { fileURLToPath } from "node:url"
import { bundle } from "../src/bundle.ts"

const program = fileURLToPath(new URL("../dist/programs/ours.js", import.meta.url))
const limit = 24 * 1024

// Nothing of these belongs into a program of one operation.
const strays = [
  /effect\/dist\/(Schema\w*|Stream|Channel|Metric|Duration|Config|ConfigProvider|DateTime|Schedule|Queue|PubSub|http\/\w+)\.js$/,
  /(jose|undici)\//,
  /core\/dist\/(UserToken|Entra|ClientSecret|Fetch|HttpClient|Undici|WebhookToken|Paging|PromiseApi|Metrics|Scripted)/,
  /call-automation\/dist\/(CallEvents|events|Outcome|promise|CallMedia|operations\/(?!removeParticipant))/
]

it.effect(
  "a program of one operation is at most 24 KB compressed, with esbuild's defaults, and holds nothing of the others",
  () =>
    Effect.gen(function* () {
      const { gzip, modules } = yield* Effect.promise(() => bundle(program, false))
      const found = modules.filter(([module]) => strays.some((stray) => stray.test(module)))
      assert.deepStrictEqual(found, [])
      assert.isAtMost(gzip, limit, JSON.stringify(modules.slice(0, 20)))
    })
)
