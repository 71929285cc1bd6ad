import { assert, describe, it } from "@effect/vitest"
import * as Data from "effect/Data"
import * as Redacted from "effect/Redacted"
import { inspect } from "node:util"
import * as Printing from "../src/Printing.ts"

class Failed extends Data.TaggedError("Failed")<{ readonly detail: unknown }> {
  override get message(): string {
    return "it failed"
  }
  override toJSON(): unknown {
    return Printing.printable(super.toJSON())
  }
  [Printing.inspect](_depth: number, options: object, inspect: Printing.Inspect): string {
    return Printing.inspected(this, options, inspect)
  }
}

const detail = {
  from: [{ rawId: "4:+14255550123" }],
  "4:+14255550123": 1,
  token: Redacted.make("secret"),
  code: 200,
  nothing: null
}
const failed = new Failed({ detail })

describe("an error that carries a caller's data", () => {
  it.each([
    ["JSON", JSON.stringify(failed)],
    ["inspect", inspect(failed, { depth: 9 })],
    ["inspect of what holds it", inspect({ one: [failed] }, { depth: 9 })]
  ])("prints it masked in %s", (_, printed) => {
    assert.notInclude(printed, "4255550123")
    assert.notInclude(printed, "secret")
    assert.include(printed, "phone number")
    assert.include(printed, "200")
  })

  it("keeps it for the program", () => {
    assert.strictEqual(failed.detail, detail)
    assert.strictEqual(failed.message, "it failed")
  })

  it("prints what refers to itself, and a member __proto__", () => {
    const round: Record<string, unknown> = { name: "+14255550123" }
    round["self"] = round
    assert.notInclude(JSON.stringify(new Failed({ detail: round })), "4255550123")
    const hostile: unknown = JSON.parse(`{"__proto__":{"number":"+14255550123"}}`)
    const printed = JSON.stringify(new Failed({ detail: hostile }))
    assert.include(printed, "__proto__")
    assert.notInclude(printed, "4255550123")
  })
})
