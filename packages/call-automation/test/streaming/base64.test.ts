import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as node from "../../src/internal/base64.node.ts"
import * as web from "../../src/internal/base64.web.ts"

describe.each([
  ["on Node", node],
  ["elsewhere", web]
] as const)("base64 %s", (_, { decode, encode }) => {
  it.prop("survives being written and read", [Schema.Uint8Array], ([bytes]) => {
    assert.deepStrictEqual(decode(encode(bytes)), bytes)
    assert.deepStrictEqual(decode(encode(bytes).replace(/=+$/, "")), bytes)
  })

  it("is written as everybody writes it", () => {
    assert.deepStrictEqual(
      ["", "f", "fo", "foo", "foob"].map((text) => encode(new TextEncoder().encode(text))),
      ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
    )
    const large = new Uint8Array(100_000).fill(7)
    assert.deepStrictEqual(decode(encode(large)), large)
  })

  it.each(["A", "AAAAA", "AB=", "====", "A===", "A A=", "AA\n=", "%%%%", "ÄÄÄÄ"])("nothing comes of %j", (text) => {
    assert.isUndefined(decode(text))
  })
})
