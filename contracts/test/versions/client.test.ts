/** A client refuses what its version does not have before anything is sent, whatever it is: every operation, version and part of a body. */
import * as callAutomation from "@effect-comms/call-automation"
import * as CallAutomation from "@effect-comms/call-automation/CallAutomation"
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as CurrentTransport from "@effect-comms/core/CurrentTransport"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { clientFunctions } from "../../src/clientFunctions.ts"
import { operations } from "../../src/declared.ts"
import type { DeclaredOperation } from "../../src/facts/Declared.ts"
import { load } from "../../src/facts/Facts.ts"
import { operationOf } from "../../src/facts/Lookup.ts"
import { at, type Body, bodyOf, versionedParts } from "./requests.ts"

const facts = Effect.runSync(load)
const functions = await Effect.runPromise(clientFunctions("call-automation"))
const declared = operations.filter(({ service }) => service === "call-automation")

const isEffect = (value: unknown): value is Effect.Effect<unknown, unknown, CallAutomation.CallAutomation> =>
  Effect.isEffect(value)
const isStream = (value: unknown): value is Stream.Stream<unknown, unknown, CallAutomation.CallAutomation> =>
  Stream.isStream(value)

/** Calls the public function of an operation in a version; what was sent, and how it ended. */
const call = async ({ id, path }: DeclaredOperation, apiVersion: string, body: Body | undefined) => {
  const [module = "", verb = ""] = (functions.get(id)?.[0] ?? "").split(".")
  const member: unknown = at(callAutomation, `${module}.${verb}`)
  assert(typeof member === "function", `${id} has no function`)
  const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, "x"]))
  const result: unknown = Reflect.apply(member, undefined, [{ ...body, ...params }, { apiVersion }])
  const transport = ScriptedTransport.make(() => ({ status: 400, body: { error: { code: "8523", message: "sent" } } }))
  const client = CallAutomation.layer({
    connectionString: "endpoint=https://contoso.communication.azure.com/;accesskey=a2V5"
  }).pipe(Layer.provide(CurrentTransport.layer(transport)))
  const effect = isEffect(result) ? result : isStream(result) ? Stream.runDrain(result) : assert.fail(id)
  const error: unknown = await Effect.runPromise(Effect.flip(Effect.provide(effect, client)))
  const field =
    error instanceof CommunicationError && error.reason._tag === "InvalidRequest" ? error.reason.field : undefined
  return { sent: transport.requests.map(({ json }) => json), field }
}

describe("what a version does not have is refused before anything is sent", () => {
  for (const operation of declared) {
    const fact = operationOf(facts, "call-automation", operation.method, operation.path)
    const versions = fact?.versions ?? []

    it(`${operation.id} in a version without it`, async () => {
      for (const version of ApiVersions.all) {
        const { field, sent } = await call(operation, version, bodyOf(facts, operation, version))
        if (versions.includes(version)) assert.lengthOf(sent, 1, version)
        else assert.deepStrictEqual({ field, sent }, { field: "apiVersion", sent: [] }, version)
      }
    })

    const parts = versionedParts(facts, operation)
    if (parts.length === 0) continue
    it(`${operation.id} with ${parts.length} parts that not every version has`, async () => {
      for (const { bodyIn, having, lacking, path } of parts) {
        for (const version of lacking) {
          const refused = await call(operation, version, bodyIn(version))
          assert.deepStrictEqual(refused, { field: path, sent: [] }, `${path} ${version}`)
        }
        for (const version of having) {
          const { sent } = await call(operation, version, bodyIn(version))
          assert.lengthOf(sent, 1, `${path} ${version}`)
          assert.deepStrictEqual(at(sent[0], path), at(bodyIn(version), path), `${path} ${version}`)
        }
      }
    })
  }

  it("is something of most operations", () => {
    const parts = declared.flatMap((operation) => versionedParts(facts, operation))
    assert.isAbove(parts.length, 50)
    assert.isAbove(new Set(parts.map(({ path }) => path)).size, 30)
  })
})
