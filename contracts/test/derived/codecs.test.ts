/**
 * What clients use in place of schemas is what the schemas say: for every operation and version, the generated codec and the schema give
 * the same value or refuse it at the same place in the same words. `DERIVED_VALUES` says how many values are drawn for each.
 */
import type { Any, Coding } from "@effect-comms/core/internal/ClientOperation"
import { Refused } from "@effect-comms/core/internal/ClientOperation"
import type * as Operation from "@effect-comms/core/Operation"
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { readdirSync, readFileSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"
import { operations } from "./packages.ts"
import { type Random, randomOf, valueOf } from "./values.ts"

const count = Number(process.env["DERIVED_VALUES"] ?? 60)
const seed = 20260101

/** A value to compare: without what is kept from logs, and without keys that are `undefined`. */
const plain = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return { redacted: Redacted.value(value) }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== "object" || value === null || value instanceof Refused) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, plain(one)]]))
  )
}

/** Holds what was derived against what the schema says; returns whether the value fits. */
const agree = (derived: unknown, declared: unknown, value: unknown): boolean => {
  if (!isDeepStrictEqual(plain(derived), plain(declared)))
    assert.deepStrictEqual(plain(derived), plain(declared), JSON.stringify(value))
  return !(declared instanceof Refused)
}

const json = (value: unknown): unknown => {
  const text: unknown = JSON.parse(JSON.stringify({ value }))
  return typeof text === "object" && text !== null && "value" in text ? text.value : undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** An input: what the path, the query and the body take, in one object. */
const inputOf = (operation: Operation.Any, random: Random, broken: number): unknown => {
  const parts = [operation.params, operation.query, operation.payload].map((schema) =>
    valueOf(Schema.toType(schema).ast, { random, broken, given: true })
  )
  return parts.every(isObject) ? Object.assign({}, ...parts) : parts.at(-1)
}

const versionsOf = ({ service, versions }: Any): ReadonlyArray<string> => [...versions, service.versions[0] ?? ""]

/** An input without the keys that are `undefined`: to a schema they are there, to a client they are absent. */
const present = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(present)
    : isObject(value) && !Redacted.isRedacted(value) && !(value instanceof Uint8Array)
      ? withoutUndefined(value)
      : value

const withoutUndefined = (value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, present(one)]])))

/** What the names of a path stand for. */
const pathOf = (coding: Coding<unknown>, input: unknown): unknown => {
  const values = coding.params(input)
  const names = coding.parts.filter((_, i) => i % 2)
  return values instanceof Refused || !isObject(values) ? values : names.map((name) => values[name])
}

const written = (coding: Coding<unknown>, input: unknown, version: string): ReadonlyArray<unknown> => [
  coding.parts.length === 1 ? undefined : pathOf(coding, input),
  coding.query?.(input),
  coding.payload?.(input, version)
]

describe.each(operations)("$declared.id", ({ declared, derived }) => {
  const schema = declared.codec()
  const codec = derived.codec()

  it("is the same operation", () => {
    const said = ({ contentTypes, id, method, path, repeatability, retry, service, versions }: Any) => ({
      contentTypes,
      id,
      method,
      path,
      repeatability,
      retry,
      service,
      versions
    })
    assert.deepStrictEqual(said(derived), said(declared))
    assert.deepStrictEqual(codec.parts, schema.parts)
    assert.deepStrictEqual([...codec.success.keys()], [...schema.success.keys()])
    for (const [status, { empty, headers }] of schema.success) {
      assert.strictEqual(codec.success.get(status)?.empty, empty)
      assert.deepStrictEqual(codec.success.get(status)?.headers, headers)
    }
  })

  it("writes its inputs as its schemas do, in every version", () => {
    const random = randomOf(seed)
    let fitting = 0
    for (let i = 0; i < count; i++) {
      const input = inputOf(declared, random, i % 2 ? 0.03 : 0)
      for (const version of versionsOf(declared)) {
        const theirs = written(schema, present(input), version)
        const ours = written(codec, input, version)
        for (const [part, one] of theirs.entries()) if (agree(ours[part], one, input)) fitting++
      }
    }
    assert.isAbove(fitting, count)
  })

  it("reads its answers as its schemas do", () => {
    const random = randomOf(seed)
    for (const [status, answer] of schema.success) {
      if (answer.empty) continue
      const declaredAnswer = declared.success[status]
      assert.isDefined(declaredAnswer)
      let fitting = 0
      for (let i = 0; i < count; i++) {
        const ast = Schema.toEncoded(declaredAnswer ?? Schema.Unknown).ast
        const value = valueOf(ast, { random, broken: i % 2 ? 0.03 : 0, given: false })
        const body = derived.bytes === "answer" ? value : json(value)
        if (agree(codec.success.get(status)?.decode(body), answer.decode(body), body)) fitting++
      }
      assert.isAbove(fitting, count / 10)
    }
  })
})

const pacts = new URL("../../pacts/", import.meta.url)

describe("the bodies of the contracts", () => {
  it.each(readdirSync(pacts).filter((file) => /call-automation|chat|graph-calls|identity/.test(file)))("%s", (file) => {
    const pact: unknown = JSON.parse(readFileSync(new URL(file, pacts), "utf8"))
    let compared = 0
    const interactions = isObject(pact) && Array.isArray(pact["interactions"]) ? pact["interactions"] : []
    for (const { request, response } of interactions) {
      if (request === undefined) continue
      for (const { declared, derived } of operations) {
        const form = declared.path.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")
        const found = new RegExp(`^(?:/v1\\.0|/beta)?${form}$`, "i").exec(request.path)
        if (found === null || request.method !== declared.method) continue
        const input: unknown = { ...found.groups, ...request.body?.content }
        for (const version of versionsOf(declared)) {
          const theirs = written(declared.codec(), input, version)
          const ours = written(derived.codec(), input, version)
          for (const [part, one] of theirs.entries()) agree(ours[part], one, input)
          compared++
        }
        const body = response.body?.content
        for (const [status, { decode }] of declared.codec().success)
          agree(derived.codec().success.get(status)?.decode(body), decode(body), body)
      }
    }
    assert.isAbove(compared, 10)
  })
})
