// Shows that the check of regular expressions sees what takes too long: each test plants one and reads the report.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, describe, it } from "node:test"
import { fileURLToPath } from "node:url"
import { problemOf } from "./expressions/analyze.mjs"
import { expressionsOf } from "./expressions/find.mjs"
import { slowOf } from "./expressions/run.mjs"

const scripts = dirname(fileURLToPath(import.meta.url))
const home = mkdtempSync(join(tmpdir(), "effect-comms-expressions-"))
after(() => rmSync(home, { recursive: true, force: true }))

const report = (source) => {
  writeFileSync(join(home, "planted.ts"), source)
  const { status, stderr, stdout } = spawnSync("node", [join(scripts, "expressions.mjs"), home], { encoding: "utf8" })
  return { status, text: stdout + stderr }
}

describe("the check of regular expressions", () => {
  it("passes sources whose expressions are in proportion to their input", () => {
    const { status, text } = report(`export const bare = (id: string): string => id.replace(/(?<!=)=+$/, "")\n`)
    assert.equal(status, 0, text)
    assert.ok(text.includes("1 regular expressions"), text)
  })

  it("fails with the place and the kind of each that is not", () => {
    const { status, text } = report(`export const a = /=+$/\nexport const b = new RegExp("^(a+)+$")\n`)
    assert.equal(status, 1, text)
    assert.match(text, /planted\.ts:1: \/=\+\$\/: quadratic/)
    assert.match(text, /planted\.ts:2: new RegExp\("\^\(a\+\)\+\$"\): exponential/)
    assert.ok(text.includes("2 violation(s)"), text)
  })

  it("refuses an expression that is made while the program runs", () => {
    const { status, text } = report(`export const any = (path: string): RegExp => new RegExp(path, "i")\n`)
    assert.equal(status, 1, text)
    assert.ok(text.includes("it cannot be checked"), text)
  })

  it("sees expressions in every place of a source, and neither comments nor texts", () => {
    const source = `
// /no+/
const text = "/no+/" as const
type A = { readonly b: \`/no+/\` }
const c = <T,>(value: T): boolean => /one/.test(String(value)) && RegExp("two", "g").test(\`\${/three/u}\`)
const d = 4 / 2 / 1
`
    const found = expressionsOf("a.ts", source).map(({ flags, line, pattern }) => [line, pattern, flags])
    assert.deepEqual(found, [
      [5, "one", ""],
      [5, "two", "g"],
      [5, "three", "u"]
    ])
  })

  it("reads what constants of the module are put together to", () => {
    const source = `
const colon = String.raw\`(?::|\\d)\`
export const letters = "[a-z]" + "+"
const a = new RegExp(String.raw\`\\b8\${colon}\${letters}\`, "gi")
const b = RegExp(\`x\${unknown}\`)
`
    const found = expressionsOf("a.ts", source).map(({ flags, pattern }) => [pattern, flags])
    assert.deepEqual(found, [
      [String.raw`\b8(?::|\d)[a-z]+`, "gi"],
      [undefined, ""]
    ])
  })

  it("runs those that the analysis lets through, and ends one that does not come back", async () => {
    const [sound, slow, behind] = expressionsOf("a.ts", "const e = [/^[a-z]+$/, /^(?:ab)*(?:ab)*$/, /x/]")
    assert.deepEqual([sound, slow, behind].map(problemOf), [undefined, undefined, undefined])
    const problems = await slowOf([sound, slow, behind], 1000)
    assert.deepEqual(
      problems.map(({ expression }) => expression.pattern),
      [slow.pattern]
    )
  })
})
