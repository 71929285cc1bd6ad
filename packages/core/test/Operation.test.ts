import { assert, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Operation from "../src/Operation.ts"

const service = {
  name: "Test",
  versions: ["1"],
  defaultVersion: "1",
  versionIn: "path",
  namespace: "Test",
  clientRequestIdHeader: "client-request-id"
} as const

const others = [Schema.Record(Schema.String, Schema.Unknown)] as const

const declared = (path: string, payload: Schema.Codec<unknown, unknown>) =>
  Operation.make("Test_Do", {
    description: "Does it.",
    source: "Do",
    service,
    method: "POST",
    path,
    versions: ["1"],
    retry: "once",
    params: Schema.Struct({ id: Schema.String }),
    query: Schema.Struct({ top: Schema.optionalKey(Schema.String) }),
    payload,
    failures: [],
    success: { 202: Operation.Empty }
  })

it("a body that keeps what it does not know is not given what is for the path and the query", () => {
  const body = Schema.StructWithRest(Schema.Struct({ a: Schema.String }), others)
  const { payload } = declared("/things/{id}", body).codec()
  assert.deepStrictEqual(payload?.({ id: "1", top: "5", a: "x", novel: { id: "2" } }, "1"), {
    a: "x",
    novel: { id: "2" }
  })
})

it("a body with a member of its own under such a name keeps it", () => {
  const body = Schema.StructWithRest(Schema.Struct({ id: Schema.String }), others)
  const { payload } = declared("/things/{id}", body).codec()
  assert.deepStrictEqual(payload?.({ id: "1", novel: 1 }, "1"), { id: "1", novel: 1 })
})

it("a body that is closed has its members only", () => {
  const { payload } = declared("/things/{id}", Schema.Struct({ a: Schema.String })).codec()
  assert.deepStrictEqual(payload?.({ id: "1", a: "x", novel: 1 }, "1"), { a: "x" })
})
