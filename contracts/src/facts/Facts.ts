/**
 * Microsoft's facts, loaded: the files of `contracts/facts/` as one typed value.
 *
 * Loading is all it does; what the facts say about a name in a version is `Lookup`, and what agrees with them is `checkOperation`
 * and its neighbors.
 */
import { readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Common, Graph, Service, type ServiceName } from "./Model.ts"
import { Recorded } from "./Recorded.ts"
import { ResultCodes } from "./ResultCodes.ts"

/** A facts file is missing or does not have the shape of `Model`. */
export class FactsUnreadable extends Schema.TaggedError<FactsUnreadable>()("FactsUnreadable", {
  file: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `facts/${this.file}: ${this.reason}`
  }
}

/** Everything that is known. */
export interface Facts {
  readonly services: Readonly<Record<ServiceName, Service>>
  readonly graph: Graph
  readonly common: Common
  readonly recorded: Recorded
  readonly resultCodes: ResultCodes
}

const read = <S extends Schema.Codec<unknown, unknown>>(file: string, schema: S) =>
  Effect.try({
    try: () => readFileSync(new URL(`../../facts/${file}`, import.meta.url), "utf8"),
    catch: (cause) => new FactsUnreadable({ file, reason: String(cause) })
  }).pipe(Effect.flatMap((text) => decode(file, schema, text)))

/** Decodes the text of a facts file; a key the shape does not have is an error, because nothing would check it. */
export const decode = <S extends Schema.Codec<unknown, unknown>>(file: string, schema: S, text: string) =>
  Schema.decodeEffect(Schema.fromJsonString(schema), { onExcessProperty: "error" })(text).pipe(
    Effect.mapError((error) => new FactsUnreadable({ file, reason: error.message }))
  )

/** Reads and decodes all facts files. */
export const load: Effect.Effect<Facts, FactsUnreadable> = Effect.gen(function* () {
  const graph = yield* read("graph-calls.json", Graph)
  const services = {
    "call-automation": yield* read("call-automation.json", Service),
    chat: yield* read("chat.json", Service),
    identity: yield* read("identity.json", Service),
    "graph-calls": graph
  }
  return {
    services,
    graph,
    common: yield* read("common.json", Common),
    recorded: yield* read("recorded.json", Recorded),
    resultCodes: yield* read("result-codes.json", ResultCodes)
  }
})
