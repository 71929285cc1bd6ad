import { assert, describe, it } from "@effect/vitest"
import { place } from "../src/section.ts"

describe("place", () => {
  it("replaces what stands between the markers of the section, and nothing else", () => {
    const document = "before\n<!-- one -->\n\nold\n\n<!-- /one -->\nafter\n<!-- other -->\n<!-- /other -->\n"
    const placed = place(document, "one", "new")
    assert.strictEqual(placed, "before\n<!-- one -->\n\nnew\n\n<!-- /one -->\nafter\n<!-- other -->\n<!-- /other -->\n")
    assert.strictEqual(place(placed, "one", "new"), placed)
  })

  it("fails where there are no markers", () => {
    assert.throws(() => place("text", "one", "new"), /<!-- one -->/)
  })
})
