/** What is said of a delivery that failed, by what came back. */
import { assert, describe, it } from "@effect/vitest"
import { signer } from "../../src/call-automation/profile.ts"
import * as DeliveryAdvice from "../../src/kernel/delivery/DeliveryAdvice.ts"
import { masked } from "../../src/kernel/masked.ts"
import { answerOf } from "../../src/kernel/delivery/Sender.ts"

const url = "http://127.0.0.1:3000/callbacks?key=secret"
const sign = { signer, audience: "the-resource" }

describe("advice on a delivery that failed", () => {
  it.each([
    [
      "nobody listens",
      undefined,
      "connect ECONNREFUSED 127.0.0.1:3000",
      /^address: nothing listens at http:\/\/127\.0\.0\.1:3000\/callbacks;/
    ],
    ["no such host", undefined, "getaddrinfo ENOTFOUND app", /^address: nothing listens at/],
    ["another failure", undefined, "socket hang up", undefined],
    ["another path", 404, undefined, /^path: the application takes no POST at \/callbacks;/],
    ["a method that is not taken", 405, undefined, /^path: /],
    ["a redirect", 308, undefined, /^address: redirects are not followed/],
    ["a body that is not taken", 400, undefined, undefined],
    [
      "a token that is not believed",
      401,
      undefined,
      /^keys: nobody has asked .*acsopenidconfiguration, for the audience the-resource$/
    ],
    ["a failure that may be of the keys", 500, undefined, /^the application failed; if it verifies the token, keys: /]
  ])("is of what it is about: %s", (_, status, error, expected) => {
    const advice = DeliveryAdvice.make(() => "http://127.0.0.1:4280").on({ url, sign, status, error })
    if (expected === undefined) assert.isUndefined(advice)
    else assert.match(advice ?? "", expected)
    assert.notInclude(advice ?? "", "secret")
  })

  it("is of the audience as soon as somebody has asked for the keys or where they are, in any case", () => {
    for (const path of [signer.keysPath.toUpperCase(), signer.configurationPath]) {
      const advice = DeliveryAdvice.make(() => "http://127.0.0.1:4280")
      advice.keysAsked(path)
      assert.match(advice.on({ url, sign, status: 401 }) ?? "", /^audience or issuer: .* the audience the-resource, /)
      assert.match(advice.on({ url, sign, status: 500 }) ?? "", /^the application failed; its own log says why$/)
    }
    const { on } = DeliveryAdvice.make(() => "http://127.0.0.1:4280")
    assert.match(on({ url, status: 401 }) ?? "", /^credentials: Event Grid sends none/)
  })

  it("is of the keys when the application says so, though somebody has asked for them before", () => {
    const advice = DeliveryAdvice.make(() => "http://127.0.0.1:4280")
    advice.keysAsked(signer.keysPath)
    for (const [status, answer] of [
      [503, "KeysUnavailable: the metadata document: fetch failed (ENOTFOUND)"],
      [401, "UnknownKey: kid: no published key has this id"]
    ] as const)
      assert.match(
        advice.on({ url, sign, status, answer }) ?? "",
        /^keys: the application verifies with other keys; give the receiver connectionString or endpoint, or verify with /
      )
    assert.match(advice.on({ url, sign, status: 401, answer: "Audience: aud" }) ?? "", /^audience or issuer: /)
    assert.match(advice.on({ url, sign, status: 503, answer: "busy" }) ?? "", /^the application failed; its own log/)
  })

  it("names the secret that Event Grid's posts need, and which side has to change", () => {
    const { on } = DeliveryAdvice.make(() => "http://127.0.0.1:4280")
    const without = on({ url: "http://127.0.0.1:3000/events", status: 401 }) ?? ""
    assert.match(
      without,
      /subscribe http:\/\/127\.0\.0\.1:3000\/events\?secret=…, and give the handler the same as eventGridSecret$/
    )
    const other = on({ url: "http://127.0.0.1:3000/events?secret=mine", status: 401 }) ?? ""
    assert.match(
      other,
      /^credentials: the secret in the address of --event-grid, \?secret=… there, is not the eventGridSecret/
    )
    assert.notInclude(other, "mine")
    // As the journal shows it: what looks like a secret is masked up to the next space.
    assert.notInclude(String(masked({ advice: other })["advice"]), "(")
    assert.include(String(masked({ advice: other })["advice"]), "there, is not the eventGridSecret")
  })
})

describe("what an application says in its answer", () => {
  it.each([
    [
      {
        status: 401,
        headers: { "www-authenticate": 'Bearer error="invalid_token", error_description="audience: expected x"' },
        body: "no"
      },
      "audience: expected x"
    ],
    [{ status: 401, headers: { "www-authenticate": "Bearer" }, body: " no \n" }, "no"],
    [{ status: 500, body: "" }, undefined],
    [{ status: 500 }, undefined],
    [{ status: 500, body: "x".repeat(501) }, `${"x".repeat(500)}…`]
  ])("is the description of its challenge, or the beginning of its body: %j", (answer, expected) => {
    assert.strictEqual(answerOf(answer), expected)
  })
})
