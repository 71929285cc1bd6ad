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
    ["host&Signature=abc+/=", "host&Signature=<secret>"],
    // Numbers as people and their address books write them.
    ["call +1.425.555.0123", "call <phone number>"],
    ["+1\u00a0425\u00a0555\u00a00123", "<phone number>"],
    ["+1\u202f425\u202f555\u202f0123", "<phone number>"],
    ["+1\u2009(425)\u2009555\u20110123", "<phone number>"],
    ["\u202a+1 425 555 0123\u202c", "\u202a<phone number>\u202c"],
    ["+49 (0)30/123 456-78", "<phone number>"],
    ["tel:14255550123", "<phone number>"],
    ["sip:+14255550123@sbc.example", "<phone number>@sbc.example"],
    ["(425) 555-0123", "<phone number>"],
    ["425-555-0123 and 425.555.0123", "<phone number> and <phone number>"],
    ["030/1234567", "<phone number>"],
    ["4%253A%252B14255550123", "<phone number>"],
    // Ids of other services, and in an address inside of another.
    ["8:live:.cid.1a2b3c4d, 8:sip:bob@contoso.example", "<user>, <user>"],
    [`8%253Aacs%253A${guid}_00-1`, "<user>"],
    // Tokens and secrets that only their name identifies.
    ["authorization: Bearer opaque", "authorization: Bearer <token>"],
    ["Basic dXNlcjpwYXNz", "Basic <token>"],
    ["authorization: bearer opaque", "authorization: bearer <token>"],
    ['{"client_secret":"geheim wort","x":1}', '{"client_secret":"<secret>","x":1}'],
    ['{ "accessToken" : "a\\"b c", x: 1 }', '{ "accessToken" : "<secret>", x: 1 }'],
    ["{ clientSecret: 'geheim', x: 1 }", "{ clientSecret: '<secret>', x: 1 }"],
    ['{"body":"{\\"password\\":\\"geheim\\",\\"x\\":1}"}', '{"body":"{\\"password\\":\\"<secret>\\",\\"x\\":1}"}'],
    ['{"primaryKey":"c2VjcmV0","token":["opaque"]}', '{"primaryKey":"<secret>","token":["<secret>"]}'],
    ["https://h.example/f?sv=1&sig=a%2Fb&code=c", "https://h.example/f?sv=1&sig=<secret>&code=<secret>"],
    ["http://user:geheim@proxy.example:8080/", "http://<secret>@proxy.example:8080/"]
  ] as const)
    it(`hides what is in "${text.slice(0, 24)}…"`, () => assert.strictEqual(Redaction.mask(text), masked))

  // A text as long as an answer may be must not take a minute: the limit of a test is the measure.
  it("takes time in proportion to the text, whatever is in it", () => {
    assert.strictEqual(Redaction.mask("eyJ".repeat(300_000)), "<token>")
    for (const part of ["+", "%2B", "4:", "4:+", "8:", "8:a", "28:a:", "+1 ", "accesskey="])
      assert.isString(Redaction.mask(part.repeat(300_000)))
    const starts = ["", "+", "4:", "8:a:", 'token="', "token:", "(12)", "000/0", "//", "Bearer", "%"]
    const parts = [
      " ",
      "\u2009",
      ".",
      "/",
      "-",
      "(",
      "(12) ",
      "000/",
      "123-",
      '"',
      "\\",
      "\\a",
      'token"',
      "token:[",
      "%25",
      "//a",
      "1",
      "a"
    ]
    for (const start of starts)
      for (const part of parts)
        for (const end of ["", "!"]) assert.isString(Redaction.mask(start + part.repeat(50_000) + end))
  })

  it("leaves alone what is none", () => {
    for (const text of [
      "status 404, code 8522, 2026-11-22T08:00:00.1234567+00:00",
      "api-version 2024-09-15, id 411f6d00-1d3f-425b-9d7d-df971f16564b",
      "connect ECONNREFUSED 127.0.0.1:8080",
      "Sun, 22 Nov 2026 08:00:00 GMT+0000 (UTC)",
      "token: expected a bearer token",
      "authorization failed for the caller",
      "Authorization: the signature does not match the request.",
      '{"code":"8522","message":"Key not found"}',
      "connect ETIMEDOUT 192.168.100.200:8080",
      "0001-01-01T00:00:00Z, 1.0.0.1234, 03/04/2026"
    ])
      assert.strictEqual(Redaction.mask(text), text)
  })
})
