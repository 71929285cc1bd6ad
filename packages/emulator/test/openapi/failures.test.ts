/** The document says of every operation how it fails: by its own behavior, as every operation of its service, and as any request. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as LocalCloud from "../../src/Emulator.ts"
import { declared, profiles } from "../../src/services.ts"

const Document = Schema.Struct({
  paths: Schema.Record(
    Schema.String,
    Schema.Record(
      Schema.String,
      Schema.Struct({ operationId: Schema.String, responses: Schema.Record(Schema.String, Schema.Unknown) })
    )
  )
})

const failuresById = LocalCloud.Emulator.use(({ control }) => control("GET", "/openapi.json")).pipe(
  Effect.map(Schema.decodeUnknownSync(Document)),
  Effect.map(
    ({ paths }) =>
      new Map(
        Object.values(paths)
          .flatMap((item) => Object.values(item))
          .map(({ operationId, responses }) => [
            operationId,
            Object.keys(responses).filter((status) => !/^[23]/.test(status))
          ])
      )
  )
)

it.effect("every operation has its own failures, those of its service and those of any request, and no others", () =>
  Effect.gen(function* () {
    const byId = yield* failuresById
    for (const { failures, id, path } of declared) {
      const segment = (path.split("/")[1] ?? "").toLowerCase()
      const ofService = profiles.find(({ owns }) => owns(segment))?.failures ?? []
      assert.isAbove(ofService.length, 0, id)
      const expected = new Set([...[...failures, ...ofService].map(String), "400", "413", "415", "default"])
      assert.deepStrictEqual(byId.get(id), [...expected].toSorted(), id)
    }
  }).pipe(Effect.provide(LocalCloud.layer()))
)

it.effect("a second recording conflicts, and reading a call does not", () =>
  Effect.gen(function* () {
    const byId = yield* failuresById
    assert.include(byId.get("CallRecording_StartRecording") ?? [], "409")
    assert.notInclude(byId.get("CallConnection_GetCall") ?? [], "409")
    assert.notInclude(byId.get("CallConnection_GetCall") ?? [], "412")
  }).pipe(Effect.provide(LocalCloud.layer()))
)
