import { assert, describe, it } from "@effect/vitest"
import * as Redaction from "../src/Redaction.ts"

const guid = "37691ec4-57fb-4c0f-ae31-32791610cb14"

describe("mask", () => {
  for (const [text, masked] of [
    ["call +14255550123 now", "call <phone number> now"],
    ["call +1 (425) 555-0123", "call <phone number>"],
    ["4:+14255550123", "<phone number>"],
    ["4:14255550123_asserted", "<phone number>"],
    ["/participants/4%3A%2B14255550123?api-version=2024-09-15", "/participants/<phone number>?api-version=2024-09-15"],
    [`8:acs:${guid}_00-1 left`, "<user> left"],
    [`8:gcch-acs:${guid}_00-1`, "<user>"],
    [`8:orgid:${guid}`, "<user>"],
    [`28:orgid:${guid}`, "<user>"],
    [`8%3Aacs%3A${guid}_00-1`, "<user>"],
    ["Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln-x_y", "Bearer <token>"],
    ["endpoint=https://r.example/;accesskey=c2VjcmV0==;x", "endpoint=https://r.example/;accesskey=<secret>;x"],
    ["client_secret=a%20b&scope=x", "client_secret=<secret>&scope=x"],
    ["host&Signature=abc+/=", "host&Signature=<secret>"]
  ] as const)
    it(`hides what is in "${text.slice(0, 24)}…"`, () => assert.strictEqual(Redaction.mask(text), masked))

  // A text as long as an answer may be must not take a minute: the limit of a test is the measure.
  it("takes time in proportion to the text, whatever is in it", () => {
    assert.strictEqual(Redaction.mask("eyJ".repeat(300_000)), "<token>")
    for (const part of ["+", "%2B", "4:", "4:+", "8:", "8:a", "28:a:", "+1 ", "accesskey="])
      assert.isString(Redaction.mask(part.repeat(300_000)))
  })

  it("leaves alone what is none", () => {
    for (const text of [
      "status 404, code 8522, 2026-11-22T08:00:00.1234567+00:00",
      "api-version 2024-09-15, id 411f6d00-1d3f-425b-9d7d-df971f16564b",
      "connect ECONNREFUSED 127.0.0.1:8080",
      "Sun, 22 Nov 2026 08:00:00 GMT+0000 (UTC)"
    ])
      assert.strictEqual(Redaction.mask(text), text)
  })
})
