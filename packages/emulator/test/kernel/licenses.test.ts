/** The command carries the licenses of the packages that are inside it. */
import { assert, describe, it } from "@effect/vitest"
import { build } from "esbuild"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../..", import.meta.url))

/** The packages of others in the command, read off the modules that make it up; `bundle.mjs` finds them by their manifests. */
const inlined = async (): Promise<ReadonlyArray<string>> => {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: ["dist/cli.js", "src/encoding/encode.ts"],
    outdir: "nowhere",
    bundle: true,
    platform: "node",
    format: "esm",
    metafile: true,
    write: false,
    logLevel: "silent"
  })
  const names = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter((name) => name !== undefined)
  return [...new Set(names)].toSorted()
}

describe("licenses of the command", () => {
  it("names every package that it contains, with the text of its license", async () => {
    const text = readFileSync(new URL("../../dist/THIRD_PARTY_LICENSES.txt", import.meta.url), "utf8")
    const sections = text.split(/^-{80}$/m)
    const names = await inlined()
    assert.includeMembers([...names], ["effect", "ws", "reflect-metadata", "mediabunny", "@mediabunny/mp3-encoder"])
    for (const name of names) {
      const section = sections.find((one) => one.includes(`\n${name} `)) ?? ""
      assert.match(section, /copyright|permission|license/i, `the license of ${name} is missing`)
      assert.notInclude(section, "contains no text of the license", name)
    }
  })
})
