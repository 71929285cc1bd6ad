/** The local cloud refuses what a version does not have, as Microsoft's facts have it, and nothing comes of it; the client is not asked. */
import { ApiVersions } from "@effect-comms/call-automation/ApiVersion"
import { TransportError } from "@effect-comms/core/Transport"
import { Emulator } from "@effect-comms/emulator"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { operations } from "../../src/declared.ts"
import type { DeclaredOperation } from "../../src/facts/Declared.ts"
import { load } from "../../src/facts/Facts.ts"
import { operationOf } from "../../src/facts/Lookup.ts"
import { accessKeyOf, signature } from "../../src/verification/credentials.ts"
import { at, type Body, bodyOf, versionedParts } from "./requests.ts"

const facts = Effect.runSync(load)
const declared = operations.filter(({ service }) => service === "call-automation")

const date = "Sat, 14 Mar 2026 09:26:53 GMT"

/** Sends a request as the wire has it; the status of the answer with the code and message of its error. */
const send = (
  { connectionString, origin, transport }: Emulator.Service,
  { method, path }: DeclaredOperation,
  version: string,
  body: Body | undefined
) =>
  Effect.callback<{ readonly status: number; readonly code: unknown; readonly message: string }>((resume) => {
    const target = `${path.replace(/\{\w+\}/g, "none")}?api-version=${version}`
    const text = body === undefined ? undefined : JSON.stringify(body)
    const signed = { method, target, host: new URL(origin).host, body: text ?? "", date }
    const json = text === undefined ? [] : ["content-type", "application/json"]
    const headers = [...Object.entries(signature(accessKeyOf(connectionString), signed)).flat(), ...json]
    transport.send({ method, origin, path: target, headers, body: text }, (outcome) => {
      if (outcome instanceof TransportError) return resume(Effect.die(outcome))
      const said = outcome.text()
      const answer: unknown = said === "" ? undefined : JSON.parse(said)
      const message = String(at(answer, "error.message"))
      resume(Effect.succeed({ status: outcome.status, code: at(answer, "error.code"), message }))
    })
  })

const cloud = Effect.gen(function* () {
  const made = yield* Emulator.make({ deliver: () => Effect.succeed({ status: 200 }) })
  yield* made.setScale(0)
  const { wall } = yield* made.clockState
  yield* made.setWallOffset(Date.parse(date) - Date.parse(wall))
  return made
})

describe("the local cloud refuses what a version does not have", () => {
  for (const operation of declared) {
    const { id, method, path } = operation
    const versions = operationOf(facts, "call-automation", method, path)?.versions ?? []

    it.effect(`${id} in a version without it`, () =>
      Effect.gen(function* () {
        const made = yield* cloud
        for (const version of ApiVersions.all) {
          const { code, status } = yield* send(made, operation, version, bodyOf(facts, operation, version))
          assert.notStrictEqual(status, 401, version)
          if (versions.includes(version)) assert.notStrictEqual(code, "UnsupportedApiVersion", version)
          else assert.deepStrictEqual([status, code], [400, "UnsupportedApiVersion"], version)
        }
      }).pipe(Effect.scoped)
    )

    const parts = versionedParts(facts, operation)
    if (parts.length === 0) continue
    it.effect(`${id} with ${parts.length} parts that not every version has`, () =>
      Effect.gen(function* () {
        const made = yield* cloud
        for (const { bodyIn, having, lacking, path } of parts) {
          for (const version of lacking) {
            const refused = yield* send(made, operation, version, bodyIn(version))
            const message = `${path}: the API version ${version} does not have it.`
            assert.deepStrictEqual(refused, { status: 400, code: "8523", message }, `${path} ${version}`)
          }
          assert.deepStrictEqual((yield* made.state)["calls"], [], path)
          for (const version of having) {
            const { message } = yield* send(made, operation, version, bodyIn(version))
            assert.notInclude(message, "does not have it", `${path} ${version}`)
            yield* made.reset
          }
        }
      }).pipe(Effect.scoped)
    )
  }
})
