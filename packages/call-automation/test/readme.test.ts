/** The README names everything that a caller can use: whoever adds a function or a module documents it there. */
import { readFileSync } from "node:fs"
import * as everything from "@effect-comms/call-automation"
import { assert, describe, it } from "@effect/vitest"
import { isFormer } from "./formerNames.ts"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")
const { CallAutomation, CallConnection, CallMedia, CallRecording } = everything

describe("README", () => {
  it("has a row of every module", () => {
    for (const name of [...Object.keys(everything), "NodeRecordingFile", "promise"])
      assert.match(readme, new RegExp(`^\\| .*\`${name}\`.* \\|`, "m"))
  })

  for (const [name, module] of Object.entries({ CallAutomation, CallConnection, CallMedia, CallRecording }))
    it(`names every function of ${name}`, () => {
      const functions = Object.entries(module)
        .filter(([exported, value]) => typeof value === "function" && /^[a-z]/.test(exported))
        .map(([exported]) => exported)
        .filter((exported) => !isFormer(name, exported))
      assert.isAbove(functions.length, 0)
      for (const exported of functions) assert.include(readme, `\`${exported}\``)
    })
})
