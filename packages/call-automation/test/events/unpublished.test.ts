/** Events of a version without a published specification, as recordings show them: none is lost, though no kind is declared. */
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { decodeResult } from "../../src/events.ts"
import { callConnectionId, serverCallId } from "../support.ts"

const subject = `calling/callConnections/${callConnectionId}`

describe("holds with events of their audio, in 2024-09-01-preview", () => {
  for (const name of ["HoldAudioStarted", "HoldAudioPaused", "HoldAudioResumed", "HoldAudioCompleted"])
    it(`${name} is an UnknownEvent with its data`, () => {
      const data = {
        operationContext: "hold",
        resultInformation: { code: 400, subCode: 8508, message: "Action failed, the operation was cancelled." },
        version: "2024-09-01-preview",
        callConnectionId,
        serverCallId,
        correlationId: "7a659f11-202f-4a5d-8d0c-1c2c0e4c1d0b",
        publicEventType: `Microsoft.Communication.${name}`
      }
      const batch = decodeResult([
        {
          id: "c3220fa3-79bd-473e-96a2-3ecb5be7d71f",
          source: subject,
          type: `Microsoft.Communication.${name}`,
          data,
          time: "2025-09-01T06:35:08.5401757+00:00",
          specversion: "1.0",
          datacontenttype: "application/json",
          subject
        }
      ])
      if (Result.isFailure(batch)) return assert.fail(batch.failure.message)
      const [event] = batch.success
      assert.strictEqual(event._tag, "UnknownEvent")
      assert.deepInclude(event, { type: `Microsoft.Communication.${name}`, data })
    })
})
