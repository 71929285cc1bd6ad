import { assert, describe, it } from "@effect/vitest"
import { inexact } from "../../src/pacts/exactness.ts"
import { parse } from "../../src/pacts/PactFile.ts"
import * as paths from "../../src/pacts/paths.ts"

const metadata = { url: "https://a.example", contentType: "application/json", count: "1", issuer: "i", audience: "a" }

const pactOf = (more: object, content: unknown = [{ type: "CallConnected", data: {} }]) =>
  parse(
    "a-b.json",
    JSON.stringify({
      consumer: { name: "a" },
      provider: { name: "b" },
      interactions: [
        { type: "Asynchronous/Messages", description: "an event", contents: { content }, metadata, ...more }
      ]
    })
  )

describe("messages", () => {
  it.each([...paths.textsIn(paths.committed)])("of %s are exact", (name, text) => {
    assert.deepStrictEqual(inexact(parse(name, text)), [])
  })

  it("have an address, a media type, a token and a count", () => {
    assert.deepStrictEqual(inexact(pactOf({})), [])
    const { count, issuer, ...less } = metadata
    assert.strictEqual([count, issuer].join(), "1,i")
    assert.deepStrictEqual(inexact(pactOf({ metadata: less })), [
      '"an event" does not say its count',
      '"an event" does not say its issuer'
    ])
  })

  it("of Event Grid have no token", () => {
    const { audience, issuer, ...rest } = metadata
    assert.strictEqual([audience, issuer].join(), "a,i")
    const description = "the Event Grid event IncomingCall"
    assert.deepStrictEqual(inexact(pactOf({ metadata: rest, description })), [])
    assert.isNotEmpty(inexact(pactOf({ metadata: rest })))
  })

  it("may match by form what nobody can know, and no id", () => {
    const body = { "$[0].time": {}, "$[0].data.callConnectionId": {}, "$[0].data['@odata.id']": {} }
    assert.deepStrictEqual(inexact(pactOf({ matchingRules: { body } })), [
      '"an event" matches callConnectionId by form',
      '"an event" matches @odata.id by form'
    ])
    assert.deepStrictEqual(inexact(pactOf({ matchingRules: { metadata: { count: {} } } })), [
      '"an event" matches its count by form'
    ])
  })
})
