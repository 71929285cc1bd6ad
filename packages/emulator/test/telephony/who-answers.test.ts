/** The telephone network that Call Automation and Graph calls share. */
import { rawId } from "@effect-comms/core/CommunicationIdentifier"
import { assert, describe, it } from "@effect/vitest"
import { normalize, read } from "../../src/telephony/Identifier.ts"
import { fileDuration, fileFailure, textDuration } from "../../src/telephony/Prompt.ts"
import { behaviorOf, ringMillis, subCodeOf } from "../../src/telephony/WhoAnswers.ts"

describe("WhoAnswers", () => {
  it("reads the last three digits of numbers, ACS users and Entra users", () => {
    for (const status of [603, 486, 408, 480, 404, 500] as const) {
      assert.strictEqual(behaviorOf(`+14255550${status}`), status)
      assert.strictEqual(behaviorOf(`4:+14255550${status}`), status)
      assert.strictEqual(
        behaviorOf(`8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_0f50d091-5bd3-448b-884d-44be7037d${status}`),
        status
      )
      assert.strictEqual(behaviorOf(`8:orgid:0f50d091-5bd3-448b-884d-44be7037d${status}`), status)
      assert.strictEqual(behaviorOf(`0f50d091-5bd3-448b-884d-44be7037d${status}`), status)
    }
    for (const ordinary of [
      "+14255550123",
      "4:+14255550199",
      "8:orgid:0f50d091-5bd3-448b-884d-44be7037d9b9",
      "+14255550600"
    ])
      assert.strictEqual(behaviorOf(ordinary), "answers")
  })

  it("telephones ring 115 s and have sub codes of 560000, users 85 s and 0", () => {
    assert.strictEqual(ringMillis("+14255550408"), 115_000)
    assert.strictEqual(ringMillis("4:+14255550408"), 115_000)
    assert.strictEqual(ringMillis("8:orgid:x"), 85_000)
    assert.strictEqual(subCodeOf("4:+14255550486", 486), 560_486)
    assert.strictEqual(subCodeOf("8:orgid:x", 486), 0)
    assert.strictEqual(subCodeOf("8:orgid:x", 408), 10_057)
    assert.strictEqual(subCodeOf("8:acs:x_y", 480), 10_037)
    assert.strictEqual(subCodeOf("+14255550408", 408), 560_408)
  })
})

describe("Identifier", () => {
  it("accepts raw ids, E.164 numbers and Microsoft's objects", () => {
    const phone = { rawId: "4:+14255550123", kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }
    for (const given of [
      "+14255550123",
      "4:+14255550123",
      { phoneNumber: { value: "+14255550123" } },
      { rawId: "4:+14255550123" }
    ])
      assert.deepStrictEqual(read(given), phone)
    for (const given of ["Alice", "", 7, null, undefined, {}, { phoneNumber: {} }]) assert.isUndefined(read(given))
  })

  it("writes rawId, kind and the nested model in this order", () => {
    const whole = normalize({ communicationUser: { id: "8:acs:r_u" } })
    assert.deepStrictEqual(Object.keys(whole), ["rawId", "kind", "communicationUser"])
    assert.strictEqual(rawId(whole), "8:acs:r_u")
  })
})

describe("Prompt", () => {
  it("fails by the last segment of its path alone", () => {
    assert.strictEqual(fileFailure("https://media.contoso.com/x/invalid-format.mp3?a=/b"), "invalidFormat")
    assert.strictEqual(fileFailure("not-found.mp3"), "notFound")
    assert.isUndefined(fileFailure("https://media.contoso.com/invalid-format.mp3/fine.wav"))
  })

  it("lasts by durationMs or by the length of its text, markup aside", () => {
    assert.strictEqual(fileDuration("https://media.contoso.com/a.wav?durationMs=4200"), 4200)
    assert.strictEqual(
      fileDuration("https://media.contoso.com/a.wav"),
      fileDuration("https://media.contoso.com/b.wav?durationMs=soon")
    )
    assert.isAbove(textDuration("One moment please, we connect you."), textDuration("One moment"))
    assert.strictEqual(textDuration("<speak><voice name='x'>Hello you</voice></speak>"), textDuration("Hello you"))
  })
})
