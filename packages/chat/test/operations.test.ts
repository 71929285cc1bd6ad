/** What holds for every declared operation, and for every value of the schemas that they share. */
import * as Field from "@effect-comms/core/Field"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { ApiVersions } from "../src/ApiVersion.ts"
import { DateTimeText } from "@effect-comms/core/schemas"
import * as operations from "../src/operations/index.ts"

describe("operations", () => {
  it("have one id and one address each", () => {
    const ids = operations.all.map(({ id }) => id)
    const addresses = operations.all.map(({ method, path }) => `${method} ${path}`)
    assert.strictEqual(ids.length, 20)
    assert.strictEqual(new Set(ids).size, ids.length)
    assert.strictEqual(new Set(addresses).size, addresses.length)
  })

  it("are in every version, except for those that a single preview had", () => {
    assert.deepStrictEqual(
      operations.all
        .filter(({ versions }) => versions.length < ApiVersions.all.length)
        .map(({ id, versions }) => [id, ...versions]),
      [
        ["ChatThread_DeleteChatImage", "2024-06-05-preview"],
        ["ChatThread_GetChatImage", "2024-06-05-preview"],
        ["ChatThread_UpdateChatParticipant", "2021-10-01-preview7"],
        ["ChatThread_UploadChatImage", "2024-06-05-preview"]
      ]
    )
  })

  it("carry no pair; creating a thread carries an id", () => {
    assert.deepStrictEqual(
      operations.all
        .filter(({ repeatability }) => repeatability !== "none")
        .map(({ id, repeatability }) => [id, repeatability]),
      [["Chat_CreateChatThread", "id"]]
    )
  })

  it("have no POST that is sent again by itself", () => {
    const posts = operations.all.filter(({ method }) => method === "POST").map(({ retry }) => retry)
    assert.deepStrictEqual(new Set(posts), new Set(["once", "claimed"]))
  })
})

// Identifiers are drawn by kind: random ones of the schema seldom have exactly one nested model.
const id = Schema.NonEmptyString
const kind = Schema.optionalKey(Schema.String)
const Identifiers = Schema.Union([
  Schema.Struct({ kind, rawId: id }),
  Schema.Struct({ kind, rawId: Schema.optionalKey(id), communicationUser: Schema.Struct({ id }) }),
  Schema.Struct({ kind, phoneNumber: Schema.Struct({ value: id, isAnonymous: Schema.optionalKey(Schema.Boolean) }) }),
  Schema.Struct({ kind, rawId: id, microsoftTeamsUser: Schema.Struct({ userId: id, cloud: Schema.String }) })
])

const Members = Schema.NonEmptyArray(
  Schema.Struct({
    communicationIdentifier: Identifiers,
    displayName: Schema.optionalKey(Schema.String),
    shareHistoryTime: Schema.optionalKey(DateTimeText),
    roleIds: Schema.optionalKey(Schema.Array(Schema.String)),
    metadata: Schema.optionalKey(Schema.Record(Schema.String, Schema.String))
  })
)

const withoutKind = (identifier: typeof Identifiers.Type) => {
  const { kind: _, ...rest } = identifier
  return rest
}

const roundTrip = Effect.fnUntraced(function* <T>(schema: Schema.Codec<T, unknown>, value: T) {
  const wire = yield* Schema.encodeEffect(schema)(value)
  return yield* Schema.decodeUnknownEffect(schema)(JSON.parse(JSON.stringify(wire)))
})

describe("ChatParticipant", () => {
  it.effect.prop("is the same after a round trip, except for its kind", [Members], ([members]) =>
    Effect.gen(function* () {
      const read = yield* roundTrip(Schema.Array(operations.ChatParticipant), members)
      assert.deepEqual(
        read,
        members.map((member) => ({
          ...member,
          communicationIdentifier: withoutKind(member.communicationIdentifier)
        }))
      )
    })
  )

  it("has roleIds in one version and metadata in the newest", () => {
    const member = { communicationIdentifier: { rawId: "8:acs:1_2" }, roleIds: [], metadata: {} }
    const gone = ApiVersions.all.map((version) => Field.unsupported(operations.ChatParticipant, version, { ...member }))
    assert.deepStrictEqual(gone, ["roleIds", "roleIds", "metadata", "roleIds", "roleIds", "roleIds", "roleIds"])
    const { roleIds: _, ...newest } = member
    assert.isUndefined(Field.unsupported(operations.ChatParticipant, "2025-03-15", newest))
  })

  it.each([{}, { rawId: "" }, { communicationUser: { id: "1" }, phoneNumber: { value: "+14255550100" } }])(
    "has exactly one identifier: not %j",
    (communicationIdentifier) => {
      assert.throws(() => Schema.decodeUnknownSync(operations.ChatParticipant)({ communicationIdentifier }))
    }
  )
})

describe("ChatThreadProperties", () => {
  it.effect.prop(
    "are the same after a round trip, except for the kind",
    [Identifiers, DateTimeText, Schema.Int.check(Schema.isGreaterThan(0)), Schema.String],
    ([creator, createdOn, deleteThreadAfterDays, text]) =>
      Effect.gen(function* () {
        const retentionPolicy = { kind: "threadCreationDate", deleteThreadAfterDays }
        const thread = { id: text, topic: text, createdOn, metadata: { [text]: text }, retentionPolicy }
        const read = yield* roundTrip(operations.ChatThreadProperties, {
          ...thread,
          createdByCommunicationIdentifier: creator
        })
        assert.deepEqual(read, { ...thread, createdByCommunicationIdentifier: withoutKind(creator) })
      })
  )
})
