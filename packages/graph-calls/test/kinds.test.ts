/** What is wrong in a value of one of several kinds is said of the kind that it is meant to be, by the client and by the declarations. */
import * as Codec from "@effect-comms/core/internal/Codec"
import { Refused } from "@effect-comms/core/internal/ClientOperation"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { GraphCalls } from "../src/GraphCalls.ts"
import * as generated from "../src/generated/operations.ts"
import { kindOf, kinds } from "../src/internal/kinds.ts"
import * as declarations from "../src/operations/index.ts"
import { callId, client, sent } from "./support/clients.ts"
import { mistaken } from "./support/mistaken.ts"

const call = { callbackUri: "https://bot.contoso.com/calls", requestedModalities: ["audio"], mediaConfig: {} }

describe("a call", () => {
  it.effect.each(mistaken)("with $name is refused at $field before anything is sent", ({ body, expected, field }) => {
    const transport = ScriptedTransport.make([])
    const { "~input": _, ...create } = generated.createCall
    return Effect.gen(function* () {
      const sending = GraphCalls.use((own) => own.invoke<unknown, unknown>(create, { ...call, ...body }))
      const error = yield* Effect.flip(sending)
      assert.deepInclude(error.reason, { _tag: "InvalidRequest", field, expected })
      assert.lengthOf(transport.requests, 0)
    }).pipe(Effect.provide(client(transport)))
  })

  it.each(mistaken)("with $name is refused at $field by its declaration", ({ body, expected, field }) => {
    const given = declarations.createCall.codec().payload?.({ ...call, ...body }, "v1.0")
    assert(given instanceof Refused)
    assert.deepStrictEqual([given.field, given.expected], [field, expected])
  })

  it.effect("hosted by the application may lack its blob, and one hosted by the service may have any member", () => {
    const transport = ScriptedTransport.make([
      { status: 201, body: { id: callId } },
      { status: 201, body: { id: callId } }
    ])
    const application = { "@odata.type": "#microsoft.graph.appHostedMediaConfig" } as const
    const service = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", blob: 5 } as const
    const { "~input": _, ...create } = generated.createCall
    return Effect.gen(function* () {
      for (const mediaConfig of [application, service])
        yield* GraphCalls.use((own) => own.invoke<unknown, unknown>(create, { ...call, mediaConfig }))
      assert.deepInclude(sent(transport).json, { mediaConfig: application })
      assert.deepInclude(sent(transport, 1).json, { mediaConfig: service })
    }).pipe(Effect.provide(client(transport)))
  })
})

describe("the kind of a value", () => {
  const told = [["#a", "x"], ["#b"], ["#c", "y", "z"]] as const
  it.each([
    { value: { "@odata.type": "#c", x: 1 }, index: 2 },
    { value: { "@odata.type": "c" }, index: 2 },
    { value: { "@odata.type": "#d", x: 1 }, index: 0 },
    { value: { z: 1 }, index: 2 },
    { value: { z: null, y: undefined }, index: 1 },
    { value: {}, index: 1 },
    { value: [], index: -1 },
    { value: null, index: -1 },
    { value: "x", index: -1 }
  ])("is that of its type, else of its members, else the one without any: $value", ({ index, value }) => {
    assert.strictEqual(kindOf(told, value), index)
  })

  it("is read of members that a class inherits", () => {
    class Token {
      get y() {
        return "t"
      }
    }
    const members = { y: Codec.required(Codec.text) }
    const codec = kinds("x | y", [Codec.empty, "#x", "x"], [Codec.struct("y", () => members), "#y", "y"])
    assert.deepStrictEqual(codec.walk(new Token(), true), { y: "t" })
  })
})
