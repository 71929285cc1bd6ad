/**
 * How the client reads events is what their declarations say: for every kind in every version, what is read of a webhook is what the schema
 * reads, or it is refused at the same place in the same words. `DERIVED_VALUES` says how many values are drawn for each
 * version of each kind.
 */
import * as declared from "@effect-comms/call-automation/events"
import { CloudEvent, EventGridEvent } from "@effect-comms/call-automation/schemas"
import * as Field from "@effect-comms/core/Field"
import * as Problem from "@effect-comms/core/internal/Problem"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"
import { randomOf, valueOf } from "./values.ts"

/** For every version of a kind: most kinds have about ten. */
const perVersion = Number(process.env["DERIVED_VALUES"] ?? 12)
/** Of envelopes, of which there are two kinds without versions. */
const envelopes = Math.max(perVersion, 1200)
const seed = 20260101

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** What the client reads of the one event of a body: its data, or why not. */
const readOf = (event: unknown): unknown => {
  const [one] = Result.getOrThrow(declared.decodeResult(JSON.stringify([event])))
  return one._tag === "InvalidEvent" ? { path: one.path, expected: one.expected } : { ...one }
}

/** What a schema reads, or why not. */
const judged = <A>(
  schema: Schema.Codec<A, unknown>,
  value: unknown,
  at: string,
  made: (data: A) => unknown
): unknown => {
  const read = Schema.decodeUnknownResult(schema)(value)
  if (Result.isSuccess(read)) return made(read.success)
  const { expected, field } = Problem.describe(read.failure.issue, at)
  return { path: field, expected }
}

const agree = (read: unknown, said: unknown, event: unknown): boolean => {
  if (!isDeepStrictEqual(read, said)) assert.deepStrictEqual(read, said, JSON.stringify(event))
  return isObject(said) && "_tag" in said
}

const json = (value: unknown): unknown => {
  const text: unknown = JSON.parse(JSON.stringify({ value }))
  return isObject(text) ? text["value"] : undefined
}

const eventOf = (type: string, data: unknown) => ({ id: "1", source: "s", type, specversion: "1.0", data })
const outer = (type: string) => ({ id: "1", type, time: undefined, source: "s", subject: undefined })

describe("data of events", () => {
  it.each(declared.all)("$name", ({ data, name, type, versions }) => {
    const schema: Schema.Codec<unknown, unknown> = data
    const random = randomOf(seed)
    const { ast } = Schema.toEncoded(schema)
    let fitting = 0
    let broken = 0
    for (let i = 0; i < perVersion; i++)
      for (const version of versions.length === 0 ? [""] : versions) {
        const data = json(valueOf(ast, { random, broken: i % 2 ? 0.03 : 0, given: false }))
        Field.prune(schema, version, data)
        const said = judged<unknown>(schema, data, "[0].data", (data) => ({ _tag: name, ...outer(type), data }))
        if (agree(readOf(eventOf(type, data)), said, data)) fitting++
        else broken++
      }
    assert.isAbove(fitting, perVersion / 4)
    assert.isAbove(fitting + broken, perVersion - 1)
  })
})

describe("envelopes", () => {
  const type = "Contoso.Novel"

  it("of CloudEvents", () => {
    const random = randomOf(seed)
    const { ast } = Schema.toEncoded(CloudEvent)
    let fitting = 0
    for (let i = 0; i < envelopes; i++) {
      const drawn = json(valueOf(ast, { random, broken: i % 2 ? 0.05 : 0, given: false }))
      if (!isObject(drawn) || ("eventType" in drawn && !("specversion" in drawn))) continue
      const event = typeof drawn["type"] === "string" && drawn["type"] !== "" ? { ...drawn, type } : drawn
      const said = judged(CloudEvent, event, "[0]", ({ data, id, source, subject, time, type }) => ({
        _tag: "UnknownEvent",
        id,
        type,
        time,
        source,
        subject,
        data
      }))
      if (agree(readOf(event), said, event)) fitting++
    }
    assert.isAbove(fitting, envelopes / 20)
  })

  it("of Event Grid", () => {
    const random = randomOf(seed)
    const { ast } = Schema.toEncoded(EventGridEvent)
    let fitting = 0
    for (let i = 0; i < envelopes; i++) {
      const drawn = json(valueOf(ast, { random, broken: i % 2 ? 0.05 : 0, given: false }))
      if (!isObject(drawn) || !("eventType" in drawn)) continue
      const event =
        typeof drawn["eventType"] === "string" && drawn["eventType"] !== "" ? { ...drawn, eventType: type } : drawn
      const said = judged(EventGridEvent, event, "[0]", ({ data, eventTime, eventType, id, subject, topic = "" }) => ({
        _tag: "UnknownEvent",
        id,
        type: eventType,
        time: eventTime,
        source: topic,
        subject,
        data
      }))
      if (agree(readOf(event), said, event)) fitting++
    }
    assert.isAbove(fitting, envelopes / 20)
  })
})

const pact: unknown = JSON.parse(
  readFileSync(
    new URL("../../pacts/effect-comms-call-automation-azure-communication-call-automation.json", import.meta.url),
    "utf8"
  )
)

/** The events of every message of the contracts. */
const messages = (): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const interactions = isObject(pact) && Array.isArray(pact["interactions"]) ? pact["interactions"] : []
  return interactions
    .flatMap(({ contents }) => [contents?.content].flat())
    .filter((one) => isObject(one) && "data" in one)
}

describe("messages of the contracts", () => {
  it("are read as their schemas say", () => {
    const names = new Set<string>()
    for (const event of messages()) {
      const type = event["type"] ?? event["eventType"]
      const kind = declared.all.find((one) => one.type === type)
      if (kind === undefined) continue
      const read = readOf(event)
      const { data } = event
      const said = judged<unknown>(kind.data, data, "[0].data", (data) => ({ ...(isObject(read) ? read : {}), data }))
      assert.isTrue(agree(read, said, event))
      names.add(kind.name)
    }
    assert.isAbove(names.size, 20)
  })
})
