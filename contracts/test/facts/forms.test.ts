/** Integers, enumerations and dates: what a declaration says of them, and what goes over the wire, from the client and from the local cloud. */
import { UncheckedDateTimeText } from "@effect-comms/core/schemas"
import { openEnum } from "@effect-comms/core/OpenEnum"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { operations } from "../../src/declared.ts"
import { checkOperation } from "../../src/facts/checkOperation.ts"
import { checkFields } from "../../src/facts/checkValue.ts"
import type { DeclaredField, DeclaredOperation } from "../../src/facts/Declared.ts"
import { load } from "../../src/facts/Facts.ts"
import { fieldsOf } from "../../src/facts/fromOperation.ts"
import type { FieldAt } from "../../src/facts/Lookup.ts"

const facts = Effect.runSync(load)

/** A declaration with one field of its body or of an answer as a schema has it. */
const withField = (id: string, at: "request" | "200", name: string, schema: Schema.Top): DeclaredOperation => {
  const declared = operations.find((one) => one.id === id)
  assert(declared !== undefined)
  const [other] = fieldsOf(Schema.Struct({ [name]: Schema.optionalKey(schema) }).ast, declared.versions)
  assert(other !== undefined)
  const edit = (fields: ReadonlyArray<DeclaredField> = []) => {
    assert.isTrue(fields.some((field) => field.name === name))
    return fields.map((field) =>
      field.name === name ? { ...other, required: field.required, versions: field.versions } : field
    )
  }
  if (at === "request") {
    assert(declared.request !== undefined)
    return { ...declared, request: { ...declared.request, fields: edit(declared.request.fields) } }
  }
  const success = declared.success[at]
  assert(success !== undefined)
  return { ...declared, success: { ...declared.success, [at]: { ...success, fields: edit(success.fields ?? []) } } }
}

const kinds = (declared: DeclaredOperation) =>
  new Set(checkOperation(facts, declared).map(({ at, kind }) => `${at}: ${kind}`))

describe("a declaration", () => {
  it("has integers where the facts have them, and numbers where those may have a fraction", () => {
    const id = "CallConnection_AddParticipant"
    const seconds = Schema.isBetween({ minimum: 0, maximum: 180 })
    assert.include(
      kinds(withField(id, "request", "invitationTimeoutInSeconds", Schema.Finite.check(seconds))),
      "request.invitationTimeoutInSeconds: type"
    )
    assert.isEmpty(kinds(withField(id, "request", "invitationTimeoutInSeconds", Schema.Int.check(seconds))))
    assert.include(
      kinds(withField("Call_Get", "200", "ringingTimeoutInSeconds", Schema.Int)),
      "200.ringingTimeoutInSeconds: type"
    )
  })

  it("names the values of an enumeration", () => {
    const id = "CallMedia_Recognize"
    assert.include(
      kinds(withField(id, "request", "recognizeInputType", Schema.String)),
      "request.recognizeInputType: value"
    )
    const known = ["dtmf", "speech", "speechOrDtmf", "choices"]
    assert.isEmpty(kinds(withField(id, "request", "recognizeInputType", openEnum(known))))
  })

  it("has dates where the facts have them", () => {
    const id = "CommunicationIdentity_IssueAccessToken"
    assert.include(kinds(withField(id, "200", "expiresOn", Schema.String)), "200.expiresOn: type")
    assert.isEmpty(kinds(withField(id, "200", "expiresOn", UncheckedDateTimeText)))
    assert.include(kinds(withField(id, "200", "token", UncheckedDateTimeText)), "200.token: type")
  })
})

describe("a value on the wire", () => {
  const field = (type: string): FieldAt => ({
    name: "a",
    type,
    requirement: "optional",
    nullable: true,
    bounds: undefined
  })
  const checking = {
    facts,
    service: "call-automation",
    subject: "subject",
    version: "2026-03-12",
    partial: false,
    merges: false
  } as const
  const found = (type: string, a: unknown) =>
    checkFields(checking, "200", [field(type)], { a }, "schema", []).map(({ kind }) => kind)

  it.each([
    ["integer:int32", 5, 5.5, "type"],
    ["integer:int32", 2 ** 31 - 1, 2 ** 31, "value"],
    ["integer:int64", 2 ** 40, "5", "type"],
    ["number:double", 0.75, "0.75", "type"],
    ["string:date-time", "2023-10-10T21:39:39.3244584+00:00", "2023-10-10T21:39:39", "value"],
    ["string:date-time", "2024-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "value"],
    ["string:date-time", "2024-01-02T23:59:59Z", "2024-01-02T24:30:00Z", "value"],
    ["string:date-time-rfc1123", "Sun, 06 Nov 1994 08:49:37 GMT", "Mon, 06 Nov 1994 08:49:37 GMT", "value"],
    ["string:date-time-rfc1123", "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z", "value"],
    ["string:duration", "PT2S", "2 seconds", "value"],
    ["RecognizeInputType", "dtmf", "DTMF", "value"],
    ["RecognizeInputType", "choices", 1, "type"]
  ])("of %s may be %j, and not %j", (type, right, wrong, kind) => {
    assert.deepStrictEqual(found(type, right), [])
    assert.deepStrictEqual(found(type, wrong), [kind])
  })
})
