/** The OpenAPI document that the local cloud serves. */
import * as Emulator from "@effect-comms/emulator/Emulator"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

const read = Schema.decodeUnknownEffect(Schema.Record(Schema.String, Schema.Unknown))

/** A copy, since who reads it may write into it. */
export const document = Effect.gen(function* () {
  const cloud = yield* Emulator.make()
  const value = yield* cloud.control("GET", "/openapi.json")
  return yield* read(JSON.parse(JSON.stringify(value)))
}).pipe(Effect.scoped)
