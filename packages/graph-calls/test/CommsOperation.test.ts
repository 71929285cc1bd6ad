import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as CommsOperation from "../src/CommsOperation.ts"
import { answer, callId, client, operationId, sent } from "./support/clients.ts"

it.effect("get reads an operation of any type", () => {
  const transport = ScriptedTransport.make([
    answer("recordOperation", "Completed", {
      recordingLocation: "https://file.location/17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
      resultInfo: { code: "200", subcode: "8515", message: "Action completed, max record duration reached." }
    }),
    answer("addLargeGalleryViewOperation", "running")
  ])
  return Effect.gen(function* () {
    const recorded = yield* CommsOperation.get({ callId, operationId })
    assert.strictEqual(recorded.status, "completed")
    assert.deepInclude(recorded.resultInfo, { code: 200, subcode: 8515 })
    assert.match(recorded.recordingLocation ?? "", /^https:/)
    const other = yield* CommsOperation.get({ callId, operationId })
    assert.strictEqual(other["@odata.type"], "#microsoft.graph.addLargeGalleryViewOperation")
    assert.strictEqual(sent(transport).path, `/v1.0/communications/calls/${callId}/operations/${operationId}`)
  }).pipe(Effect.provide(client(transport)))
})
