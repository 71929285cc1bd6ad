/** What a program of one operation loads. The built files are imported in a process of their own, as a user's would. */
import { assert, describe, it } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import { program } from "../src/bundle.ts"

const file = program("ours").replace("/src/", "/dist/")

/** The modules that a script loads, by their paths. */
const loaded = (script: string): ReadonlyArray<string> => {
  const watching = `import { registerHooks } from "node:module"
const urls = new Set()
registerHooks({ load: (url, context, next) => (urls.add(url), next(url, context)) })
${script}
console.log([...urls].join("\\n"))`
  const text = execFileSync(process.execPath, ["--input-type=module", "--eval", watching], { encoding: "utf8" })
  return text.trim().split("\n")
}

const schema = /\/effect\/dist\/(Schema\w*|Config)\.js$/

describe("a program of one operation", () => {
  it("loads neither schemas nor the configuration, and nothing of Node but its cryptography", () => {
    const urls = loaded(`await import(${JSON.stringify(file)})`)
    assert.isTrue(urls.some((url) => url.endsWith("/CallConnection.js")))
    assert.deepStrictEqual(
      urls.filter((url) => schema.test(url) || url.includes("/undici/")),
      []
    )
    assert.deepStrictEqual(
      urls.filter((url) => url.startsWith("node:")),
      ["node:crypto"]
    )
  })

  it("loads the configuration when its client is made from it", () => {
    const resolved = JSON.stringify(new URL("../node_modules/@effect-comms/", import.meta.url).href)
    const urls = loaded(`const at = (path) => import(${resolved} + path)
const { layerConfig } = await at("call-automation/dist/CallAutomation.js")
const { build } = await import(${JSON.stringify(import.meta.resolve("effect/Layer"))})
const Effect = await import(${JSON.stringify(import.meta.resolve("effect/Effect"))})
process.env.COMMUNICATION_CONNECTION_STRING = "endpoint=https://contoso.communication.azure.com/;accesskey=a2V5"
await Effect.runPromise(Effect.scoped(build(layerConfig())))`)
    assert.isTrue(urls.some((url) => url.endsWith("/effect/dist/Config.js")))
  })
})
