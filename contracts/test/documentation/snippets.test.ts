/**
 * Programs in READMEs and decisions: every block of TypeScript that imports something is one, and type-checks against the built packages.
 * A block whose first line names a file, as `// menu.ts`, is imported by that name from the others of its document.
 */
import { spawnSync } from "node:child_process"
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"

const root = fileURLToPath(new URL("../../../", import.meta.url))
// Beside the other results of a run; from there the packages are found.
const folder = fileURLToPath(new URL("../../verifications/snippets/", import.meta.url))
const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url))

const programs = globSync(["README.md", "docs/**/*.md", "packages/*/README.md", "apps/*/README.md"], {
  cwd: root
}).flatMap((path) =>
  [...readFileSync(`${root}${path}`, "utf8").matchAll(/^```ts\n(.*?)^```/gms)]
    .map(([, text = ""], index) => {
      const document = path.replaceAll(/[\\/.]/g, "-")
      const [, given] = /^\/\/ ([\w.]+\.ts)\n/.exec(text) ?? []
      return { name: given === undefined ? `${document}-${index}.ts` : `${document}/${given}`, text }
    })
    .filter(({ text }) => /^import /m.test(text))
)

const compilerOptions = {
  target: "es2024",
  lib: ["es2024", "dom", "dom.asynciterable"],
  module: "nodenext",
  moduleDetection: "force",
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  types: ["node"],
  // What a program may use besides, where it is a dependency here.
  paths: { ws: ["../../../packages/emulator/node_modules/@types/ws/index.d.mts"] }
}

describe("programs in the documentation", () => {
  it("type-check", () => {
    assert.isAbove(programs.length, 10)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, include: ["**/*.ts"] }))
    writeFileSync(`${folder}package.json`, JSON.stringify({ type: "module" }))
    for (const { name, text } of programs) {
      mkdirSync(dirname(folder + name), { recursive: true })
      writeFileSync(folder + name, text)
    }
    const args = [compiler, "-p", folder, "--pretty", "false", "--singleThreaded"]
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" })
    assert.deepStrictEqual(
      stdout.split("\n").filter((line) => line !== ""),
      []
    )
  })
})
