/** What Microsoft might change is noticed: facts that are changed in one place disagree with what is declared. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { operations } from "../../src/declared.ts"
import { checkOperation } from "../../src/facts/checkOperation.ts"
import { type Facts, load } from "../../src/facts/Facts.ts"
import type { Field, Operation } from "../../src/facts/Model.ts"

const facts = Effect.runSync(load)

/** The facts with another operation in the place of the one of an id. */
const withOperation = (id: string, change: (operation: Operation) => Operation): Facts => {
  const own = facts.services["call-automation"]
  const changed = own.operations.map((one) => (one.id === id ? change(one) : one))
  return { ...facts, services: { ...facts.services, "call-automation": { ...own, operations: changed } } }
}

/** The facts with other alternatives of a field of a schema. */
const withField = (schema: string, name: string, change: (field: Field) => Field): Facts => {
  const own = facts.services["call-automation"]
  const { [schema]: before } = own.schemas
  assert(before?.kind === "object")
  assert.isTrue(
    before.fields.some((field) => field.name === name),
    name
  )
  const fields = before.fields.map((field) => (field.name === name ? change(field) : field))
  const schemas = { ...own.schemas, [schema]: { ...before, fields } }
  return { ...facts, services: { ...facts.services, "call-automation": { ...own, schemas } } }
}

/** The facts with other values of an enum. */
const withValues = (name: string, change: (values: ReadonlyArray<string>) => ReadonlyArray<string>): Facts => {
  const own = facts.services["call-automation"]
  const { [name]: before } = own.schemas
  assert(before?.kind === "enum")
  const values = before.values.map((group) => ({ ...group, values: change(group.values) }))
  const schemas = { ...own.schemas, [name]: { ...before, values } }
  return { ...facts, services: { ...facts.services, "call-automation": { ...own, schemas } } }
}

const each =
  (change: (alternative: Field["alternatives"][number]) => Field["alternatives"][number]) =>
  (field: Field): Field => ({ ...field, alternatives: field.alternatives.map(change) })

const changes: ReadonlyArray<readonly [what: string, operation: string, changed: Facts]> = [
  [
    "a renamed field",
    "CallConnection_AddParticipant",
    withField("AddParticipantRequest", "participantToAdd", (field) => ({ ...field, name: "participant" }))
  ],
  [
    "a field of another type",
    "CallMedia_Play",
    withField(
      "PlayRequest",
      "interruptCallMediaOperation",
      each((one) => ({ ...one, type: "string" }))
    )
  ],
  [
    "a field that is required now",
    "CallMedia_Play",
    withField(
      "PlayRequest",
      "operationContext",
      each((one) => ({ ...one, required: true }))
    )
  ],
  [
    "a field of some versions that is required in all of them",
    "CallConnection_TransferToParticipant",
    withField(
      "TransferToParticipantRequest",
      "transferee",
      each((one) => ({ ...one, required: true }))
    )
  ],
  [
    "a field that is required no longer",
    "CallConnection_AddParticipant",
    withField(
      "AddParticipantRequest",
      "participantToAdd",
      each((one) => ({ ...one, required: false }))
    )
  ],
  [
    "a version without a field",
    "CallConnection_TransferToParticipant",
    withField(
      "TransferToParticipantRequest",
      "transferee",
      each((one) => ({ ...one, versions: ["2026-03-12"] }))
    )
  ],
  [
    "another bound",
    "CallConnection_AddParticipant",
    withField(
      "AddParticipantRequest",
      "invitationTimeoutInSeconds",
      each((one) => ({ ...one, bounds: { minimum: 0, maximum: 120 } }))
    )
  ],
  [
    "an enum without a member",
    "CallMedia_Recognize",
    withValues("RecognizeInputType", (all) => all.filter((one) => one !== "speech"))
  ],
  [
    "an enum with another member",
    "CallMedia_Recognize",
    withValues("RecognizeInputType", (all) => [...all, "gesture"])
  ],
  [
    "an enum of one member with another",
    "CreateCall",
    withValues("MediaStreamingContentType", (all) => [...all, "video"])
  ],
  [
    "another status",
    "CallMedia_Hold",
    withOperation("CallMedia_Hold", (one) => ({
      ...one,
      success: one.success.map((success) => ({ ...success, status: 202 }))
    }))
  ],
  [
    "a version without the operation",
    "CallMedia_Hold",
    withOperation("CallMedia_Hold", (one) => ({ ...one, versions: one.versions.slice(1) }))
  ],
  [
    "another path",
    "CallMedia_Hold",
    withOperation("CallMedia_Hold", (one) => ({ ...one, path: one.path.replace(":hold", ":park") }))
  ],
  [
    "an operation that is repeatable now",
    "CallMedia_Hold",
    withOperation("CallMedia_Hold", (one) => ({
      ...one,
      repeatability: ["Repeatability-Request-ID", "Repeatability-First-Sent"]
    }))
  ]
]

describe("a change of the facts is noticed", () => {
  for (const [what, id, changed] of changes)
    it(`as ${what}`, () => {
      const declared = operations.find((one) => one.id === id)
      assert(declared !== undefined)
      assert.isEmpty(checkOperation(facts, declared))
      assert.isNotEmpty(checkOperation(changed, declared))
    })
})
