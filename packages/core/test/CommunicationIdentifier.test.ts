import { assert, describe, it } from "@effect/vitest"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as SchemaParser from "effect/SchemaParser"
import * as Identifier from "../src/CommunicationIdentifier.ts"
import * as Schemas from "../src/schemas/CommunicationIdentifier.ts"

const guid = "37691ec4-57fb-4c0f-ae31-32791610cb14"
const kinds: ReadonlyArray<readonly [string, Identifier.CommunicationIdentifier]> = [
  [`8:acs:${guid}_0000-1`, { kind: "communicationUser", communicationUser: { id: `8:acs:${guid}_0000-1` } }],
  [`8:dod-acs:${guid}_0000-1`, { kind: "communicationUser", communicationUser: { id: `8:dod-acs:${guid}_0000-1` } }],
  [`8:gcch-acs:${guid}_0000-1`, { kind: "communicationUser", communicationUser: { id: `8:gcch-acs:${guid}_0000-1` } }],
  [`8:spool:${guid}`, { kind: "communicationUser", communicationUser: { id: `8:spool:${guid}` } }],
  ["4:+14255550123", { kind: "phoneNumber", phoneNumber: { value: "+14255550123" } }],
  ["4:14255550123", { kind: "phoneNumber", phoneNumber: { value: "14255550123" } }],
  ["4:anonymous", { kind: "phoneNumber", phoneNumber: { value: "anonymous", isAnonymous: true } }],
  ["4:+14255550123_a1", { kind: "phoneNumber", phoneNumber: { value: "+14255550123_a1", assertedId: "a1" } }],
  [
    `8:orgid:${guid}`,
    { kind: "microsoftTeamsUser", microsoftTeamsUser: { userId: guid, isAnonymous: false, cloud: "public" } }
  ],
  [
    `8:dod:${guid}`,
    { kind: "microsoftTeamsUser", microsoftTeamsUser: { userId: guid, isAnonymous: false, cloud: "dod" } }
  ],
  [
    `8:gcch:${guid}`,
    { kind: "microsoftTeamsUser", microsoftTeamsUser: { userId: guid, isAnonymous: false, cloud: "gcch" } }
  ],
  [
    `8:teamsvisitor:${guid}`,
    { kind: "microsoftTeamsUser", microsoftTeamsUser: { userId: guid, isAnonymous: true, cloud: "public" } }
  ],
  [`28:orgid:${guid}`, { kind: "microsoftTeamsApp", microsoftTeamsApp: { appId: guid, cloud: "public" } }],
  [`28:dod:${guid}`, { kind: "microsoftTeamsApp", microsoftTeamsApp: { appId: guid, cloud: "dod" } }],
  [`28:gcch:${guid}`, { kind: "microsoftTeamsApp", microsoftTeamsApp: { appId: guid, cloud: "gcch" } }],
  ...(["public", "dod", "gcch"] as const).map(
    (cloud) =>
      [
        `8:${cloud === "public" ? "" : `${cloud}-`}acs:res_ten_user`,
        {
          kind: "teamsExtensionUser",
          teamsExtensionUser: { userId: "user", tenantId: "ten", resourceId: "res", cloud }
        }
      ] as const
  )
]
const unknown = [
  "",
  "4:",
  "8:acs",
  "8:acs:",
  "8:other:id",
  "48:id",
  "28:bot",
  "28:acs:id",
  "28:dod-acs:id",
  "8:acs:a:b",
  "text"
]

describe("a raw id", () => {
  for (const [rawId, model] of kinds)
    it(`${rawId} is a ${model.kind}, and back`, () => {
      assert.deepStrictEqual(Identifier.fromRawId(rawId), { rawId, ...model })
      assert.strictEqual(Identifier.rawId(model), rawId)
      assert.strictEqual(Identifier.kind(model), model.kind)
      assert.strictEqual(Identifier.kind({ rawId }), model.kind)
    })
  for (const rawId of unknown)
    it(`"${rawId}" is unknown, and kept`, () => {
      assert.deepStrictEqual(Identifier.fromRawId(rawId), { kind: "unknown", rawId })
      assert.strictEqual(Identifier.rawId({ rawId }), rawId)
      assert.strictEqual(Identifier.kind({ rawId }), "unknown")
    })

  const part = Schema.String.check(Schema.isPattern(/^[a-z0-9-]{1,12}$/))
  const RawId = Schema.TemplateLiteral([
    Schema.Literals([
      "4:+",
      "4:",
      "8:acs:",
      "8:dod-acs:",
      "8:spool:",
      "8:orgid:",
      "8:teamsvisitor:",
      "28:orgid:",
      "28:gcch:",
      "8:x:",
      ""
    ]),
    part
  ])
  it.prop("survives being read and written, whatever it is", [Schema.Union([RawId, Schema.String])], ([rawId]) => {
    const identifier = Identifier.fromRawId(rawId)
    assert.strictEqual(Identifier.rawId(identifier), rawId)
    const { rawId: _, ...nested } = identifier
    if (identifier.kind !== "unknown") assert.strictEqual(Identifier.rawId(nested), rawId)
  })
})

describe("the makers", () => {
  it("write the model that their raw id reads as", () => {
    for (const identifier of [
      Identifier.communicationUser("8:acs:a_b"),
      Identifier.phoneNumber("+14255550123"),
      Identifier.microsoftTeamsUser(guid),
      Identifier.microsoftTeamsUser(guid, { cloud: "gcch" }),
      Identifier.microsoftTeamsUser(guid, { isAnonymous: true }),
      Identifier.microsoftTeamsApp(guid, "dod"),
      Identifier.teamsExtensionUser({ userId: "u", tenantId: "t", resourceId: "r", cloud: "dod" })
    ])
      assert.deepStrictEqual(Identifier.fromRawId(Identifier.rawId(identifier)), identifier)
  })

  it("a missing cloud or flag means public and known", () => {
    assert.strictEqual(Identifier.rawId({ microsoftTeamsUser: { userId: "u" } }), "8:orgid:u")
    assert.strictEqual(Identifier.rawId({ microsoftTeamsApp: { appId: "a" } }), "28:orgid:a")
  })
})

describe("equality", () => {
  it("compares raw ids without regard to case, however they are written", () => {
    assert.isTrue(Identifier.equals({ rawId: "8:acs:AB_c" }, { communicationUser: { id: "8:ACS:ab_C" } }))
    assert.isTrue(Identifier.equals(Identifier.phoneNumber("+1"), { rawId: "4:+1" }))
    assert.isFalse(Identifier.equals(Identifier.phoneNumber("+1"), Identifier.phoneNumber("+2")))
  })
})

describe("the wire model", () => {
  const decode = SchemaParser.decodeUnknownExit(Schemas.CommunicationIdentifierModel)
  it("accepts a raw id, a nested model, both, unknown kinds and fields, and null for absence", () => {
    for (const wire of [
      { rawId: "8:acs:a_b" },
      { phoneNumber: { value: "+1" } },
      { rawId: "4:+1", kind: "phoneNumber", phoneNumber: { value: "+1", isAnonymous: null } },
      { rawId: "x", kind: "novel", novel: { id: 1 }, communicationUser: null }
    ])
      assert.isTrue(Exit.isSuccess(decode(wire)))
  })
  it("refuses none, two, and what does not fit", () => {
    for (const wire of [
      {},
      { rawId: "" },
      { communicationUser: { id: "a" }, phoneNumber: { value: "+1" } },
      { phoneNumber: {} },
      null,
      "8:acs:a_b"
    ])
      assert.isTrue(Exit.isFailure(decode(wire)))
  })
  const Nested = Schema.Union([
    Schema.Struct({ communicationUser: Schemas.CommunicationUserIdentifierModel }),
    Schema.Struct({ phoneNumber: Schemas.PhoneNumberIdentifierModel, rawId: Schema.String }),
    Schema.Struct({ microsoftTeamsUser: Schemas.MicrosoftTeamsUserIdentifierModel }),
    Schema.Struct({ microsoftTeamsApp: Schemas.MicrosoftTeamsAppIdentifierModel, kind: Schema.String }),
    Schema.Struct({ teamsExtensionUser: Schemas.TeamsExtensionUserIdentifierModel }),
    Schema.Struct({ rawId: Schema.NonEmptyString })
  ])
  it.prop("is what its type says: encoding and decoding change nothing", [Nested], ([identifier]) => {
    const encoded = Schema.encodeUnknownSync(Schemas.CommunicationIdentifierModel)(identifier)
    const present: unknown = JSON.parse(JSON.stringify(identifier))
    assert.deepEqual(encoded, present)
    assert.deepEqual<unknown>(Schema.decodeUnknownSync(Schemas.CommunicationIdentifierModel)(encoded), present)
  })
})

it("a cloud that is called as a member of every object is none", () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    for (const id of [`8:${name}:x`, `28:${name}:x`, `8:${name}-acs:x_y_z`])
      assert.deepStrictEqual(Identifier.fromRawId(id), { kind: "unknown", rawId: id })
    assert.strictEqual(Identifier.rawId({ microsoftTeamsUser: { userId: "x", cloud: name } }), "8:orgid:x")
  }
})
