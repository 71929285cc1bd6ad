/** The files of the bundled command, by what they cost when they are loaded. */
import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { assert, it } from "@effect/vitest"

const dist = fileURLToPath(new URL("../../dist", import.meta.url))

it("the files of the command are ASCII: one character beyond makes the engine keep two bytes for every other", () => {
  const files = globSync(["effect-comms*.js", "encoding/encode.js"], { cwd: dist })
  assert.include(files, "effect-comms.js")
  for (const file of files) {
    // The bundler escapes what is in strings, yet not what is in regular expressions.
    const [found] = /\P{ASCII}.{0,40}/u.exec(readFileSync(`${dist}/${file}`, "utf8")) ?? []
    assert.isUndefined(found, file)
  }
})
