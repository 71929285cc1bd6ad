import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { runInNewContext } from "node:vm"
import * as WebhookBody from "../src/WebhookBody.ts"

const json = { value: [{ name: "Zoë" }] }
const text = JSON.stringify(json)
const bytes = new TextEncoder().encode(text)
const marked = new TextEncoder().encode(`\uFEFF${text}`)
const buffer = bytes.buffer.slice(0, bytes.byteLength)
const foreign: unknown = runInNewContext("Uint8Array.from(bytes).buffer", { bytes: [...bytes] })

describe("the body of a webhook", () => {
  it.each([
    ["a text", text],
    ["a text with a byte order mark", `\uFEFF${text}`],
    ["a Uint8Array", bytes],
    ["a Buffer", Buffer.from(text)],
    ["bytes with a byte order mark", marked],
    ["an ArrayBuffer", buffer],
    ["an ArrayBuffer of another realm", foreign],
    ["a DataView", new DataView(buffer)],
    ["a part of a buffer", new Uint8Array([32, 32, ...bytes, 32]).subarray(2, 2 + bytes.length)],
    ["what was parsed already", json]
  ])("is read as %s", (_, body) => {
    assert.deepStrictEqual(WebhookBody.parse(body), Result.succeed(json))
  })

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["no bytes", new Uint8Array()]
  ])("is refused when it is %s", (_, body) => {
    assert.deepStrictEqual(WebhookBody.parse(body), Result.fail({ expected: "expected JSON", tooLarge: false }))
  })

  it("is refused before it is parsed when it is larger than is taken", () => {
    const refusal = Result.fail({ expected: "expected at most 10 bytes", tooLarge: true })
    for (const body of [text, bytes, buffer, "{".repeat(11)])
      assert.deepStrictEqual(WebhookBody.parse(body, { maxBodyBytes: 10 }), refusal)
    assert.isTrue(Result.isSuccess(WebhookBody.parse(text, { maxBodyBytes: bytes.length })))
  })

  it("may have as many elements as Event Grid's largest batch", () => {
    assert.isUndefined(WebhookBody.tooMany(5_000))
    assert.deepStrictEqual(WebhookBody.tooMany(5_001), { expected: "expected at most 5000 elements", tooLarge: true })
  })

  it("with a member __proto__ changes nobody's prototype and keeps it", () => {
    const parsed = WebhookBody.parse(`{"__proto__":{"polluted":true},"constructor":1}`)
    assert.deepStrictEqual(Result.isSuccess(parsed) ? Object.keys(Object(parsed.success)) : [], [
      "__proto__",
      "constructor"
    ])
    assert.isUndefined(Reflect.get({}, "polluted"))
  })
})
