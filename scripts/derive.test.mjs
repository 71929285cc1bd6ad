// Shows that derived sources follow their declarations, and that a stale one is seen: on a copy of one package.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, describe, it } from "node:test"
import { fileURLToPath } from "node:url"

const scripts = dirname(fileURLToPath(import.meta.url))
const real = dirname(scripts)
const home = mkdtempSync(join(tmpdir(), "effect-comms-derive-"))
after(() => rmSync(home, { recursive: true, force: true }))

mkdirSync(join(home, "packages/chat"), { recursive: true })
symlinkSync(join(real, "packages/core"), join(home, "packages/core"), "junction")
symlinkSync(join(real, "packages/chat/node_modules"), join(home, "packages/chat/node_modules"), "junction")
cpSync(join(real, ".prettierrc.json"), join(home, ".prettierrc.json"))
for (const name of ["package.json", "src"])
  cpSync(join(real, "packages/chat", name), join(home, "packages/chat", name), { recursive: true })

const chat = join(home, "packages/chat/src")
const models = join(chat, "generated/models.ts")
const declaration = join(chat, "schemas/ChatAttachment.ts")
const derive = (...args) =>
  spawnSync(process.execPath, [join(scripts, "derive.mjs"), home, ...args], { encoding: "utf8" })
const replace = (path, from, to) => {
  const text = readFileSync(path, "utf8")
  assert.ok(text.includes(from))
  writeFileSync(path, text.replace(from, to))
}

describe("derive", () => {
  it("finds everything up to date", () => {
    const { status, stderr } = derive("--check")
    assert.equal(stderr, "")
    assert.equal(status, 0)
  })

  it("refuses a file that was edited, and writes it again", () => {
    const before = readFileSync(models, "utf8")
    replace(models, "readonly attachmentType:", "readonly type:")
    const { status, stderr } = derive("--check")
    assert.equal(status, 1)
    assert.match(stderr, /packages\/chat\/src\/generated\/models\.ts: not what the declarations say/)
    assert.equal(derive().status, 0)
    assert.equal(readFileSync(models, "utf8"), before)
  })

  it("writes a new field with its documentation, its versions and its codec", () => {
    replace(
      declaration,
      "attachmentType:",
      `bytes: Field.optional(Schema.Int).annotate({ description: "Its size." }).pipe(Field.versions(["2025-03-15"])),\n    attachmentType:`
    )
    assert.equal(derive().status, 0)
    assert.match(
      readFileSync(models, "utf8"),
      /Its size\.\n +\* Since api-version 2025-03-15\.\n +\*\/\n +readonly bytes\?: number \| undefined\n/
    )
    assert.match(readFileSync(join(chat, "generated/codecs.ts"), "utf8"), /bytes: Codec\.optional\(/)
  })

  it("refuses a condition whose function it cannot name", () => {
    replace(
      declaration,
      "attachmentType:",
      `odd: Schema.String.check(Schema.makeFilter(() => true, { expected: "luck" })),\n    attachmentType:`
    )
    const { status, stderr } = derive()
    assert.equal(status, 1)
    assert.match(stderr, /chat: the condition "luck" has no name: use Derivation\.condition/)
  })
})
