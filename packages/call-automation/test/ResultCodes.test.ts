import { assert, describe, it } from "@effect/vitest"
import { CallEnded, OperationFailed } from "../src/CallEvents.ts"
import { Code, describe as meaningOf, type ResultCodes, SubCode, TelephoneSubCode } from "../src/ResultCodes.ts"
import type { Event } from "../src/events.ts"

describe("the meaning of a result", () => {
  it.each<readonly [ResultCodes, string | undefined]>([
    [{ code: 200, subCode: 8514 }, "StopToneDetected"],
    [{ code: 400, subCode: 8510 }, "InitialSilenceTimeout"],
    [{ code: 487, subCode: 5234 }, "InvitationCanceled"],
    [{ code: 403, subCode: 8565 }, "CognitiveServicesError"],
    // Without a sub code the code says it.
    [{ code: 200, subCode: 0 }, "Ok"],
    [{ code: 603, subCode: 0 }, "Decline"],
    [{ code: 603 }, "Decline"],
    // A telephone's sub code is its SIP status.
    [{ code: 486, subCode: TelephoneSubCode.Outbound + 486 }, "BusyHere"],
    [{ code: 603, subCode: TelephoneSubCode.Inbound + 603 }, "Decline"],
    [{ code: 404, subCode: TelephoneSubCode.Outbound + 999 }, undefined],
    [{ code: 200, subCode: TelephoneSubCode.Outbound }, "Ok"],
    [{ code: 200, subCode: TelephoneSubCode.Inbound }, "Ok"],
    // What is not known is not guessed from the other number.
    [{ code: 400, subCode: 8505 }, undefined],
    [{ code: 299, subCode: 0 }, undefined],
    [{ code: 400, subCode: 4_000_000 }, undefined],
    [{}, undefined]
  ])("%o", (result, name) => {
    assert.strictEqual(meaningOf(result)?.name, name)
  })

  it("every name has one, a sentence, and is found by its number", () => {
    for (const [name, subCode] of Object.entries(SubCode)) {
      const found = meaningOf({ code: 400, subCode })
      assert.strictEqual(found?.name, name === "Success" ? "BadRequest" : name)
      assert.match(found?.meaning ?? "", /^[A-Z].*\.$/)
    }
    for (const [name, code] of Object.entries(Code)) {
      const found = meaningOf({ code, subCode: 0 })
      assert.strictEqual(found?.name, name)
      assert.match(found?.meaning ?? "", /^[A-Z].*\.$/)
    }
  })

  it("the errors of waits can be asked as they are", () => {
    const envelope = { id: "1", type: "", time: undefined, source: "", subject: undefined, data: {} }
    const event: Event = { _tag: "PlayFailed", ...envelope }
    const failed = new OperationFailed({ event, code: 400, subCode: SubCode.InvalidFileFormat, description: "" })
    assert.strictEqual(meaningOf(failed)?.name, "InvalidFileFormat")
    const disconnected = { _tag: "CallDisconnected" as const, ...envelope }
    const ended = new CallEnded({ callConnectionId: "1", event: disconnected, code: 200, subCode: SubCode.Graceful })
    assert.strictEqual(meaningOf(ended)?.name, "Graceful")
  })
})
