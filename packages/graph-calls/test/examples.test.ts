/** Every example of a request in Microsoft's reference goes through to the letter, by the client and by the declaration that the local cloud reads. */
import type { Client } from "@effect-comms/core/Client"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import type { ApiVersion } from "../src/ApiVersion.ts"
import { GraphCalls } from "../src/GraphCalls.ts"
import * as generated from "../src/generated/operations.ts"
import { all } from "../src/operations/index.ts"
import * as declarations from "../src/operations/index.ts"
import { callId, client, sent } from "./support/clients.ts"
import { examples } from "./support/examples.ts"

const stable: ApiVersion = "v1.0"

const operations: Readonly<Record<string, ClientOperation<never, unknown>>> = generated
const declared = new Map(Object.entries(declarations))

const params: Readonly<Record<string, string>> = { id: callId, callId, participantId: "p", groupId: "g" }

/** As a program in JavaScript performs it. */
const perform = (client: Client<ApiVersion>, name: string, input: unknown, apiVersion: ApiVersion) => {
  const operation = operations[name]
  assert(operation !== undefined)
  const { "~input": _, ...untyped } = operation
  return client.invoke<unknown, unknown>(untyped, input, { apiVersion })
}

/** What the names of a path stand for. */
const namesIn = (path: string) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, params[name]]))

describe("an example of the reference", () => {
  it.effect.each(examples.map(([name, what, body, version = stable]) => ({ name, what, body, version })))(
    "is sent as it is: $name, $what ($version)",
    ({ body, name, version }) => {
      const transport = ScriptedTransport.make([{ status: 200, body: { id: "1" } }])
      return Effect.gen(function* () {
        const { method, path } = operations[name] ?? assert.fail(name)
        yield* GraphCalls.use((client) => perform(client, name, { ...namesIn(path), ...body }, version))
        const { json, ...request } = sent(transport)
        const expected = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "")
        assert.deepStrictEqual([request.method, request.path], [method, `/${version}${expected}`])
        const made = "clientContext" in body ? {} : { clientContext: Reflect.get(Object(json), "clientContext") }
        assert.deepStrictEqual(json, made.clientContext === undefined ? body : { ...body, ...made })
      }).pipe(Effect.provide(client(transport)))
    }
  )

  it.each(examples.map(([name, what, body]) => ({ name, what, body })))(
    "is read as it is: $name, $what",
    ({ body, name }) => {
      const declaration = declared.get(name)
      assert(typeof declaration === "object" && "payload" in declaration)
      const exit = Schema.decodeUnknownExit(declaration.payload)(body)
      assert.isTrue(Exit.isSuccess(exit), String(exit))
      assert.isTrue(Exit.isSuccess(Schema.decodeUnknownExit(Schema.toEncoded(declaration.payload))(body)))
    }
  )

  it("is there of every operation that takes a body and has a page", () => {
    const shown = new Set(examples.map(([name]) => name))
    const bodies = Object.entries(declarations).filter(
      ([, value]) => all.some((one) => one === value) && "contentTypes" in value && value.contentTypes.length > 0
    )
    assert.deepStrictEqual(
      bodies.flatMap(([name]) => (shown.has(name) ? [] : [name])),
      ["admitAllFromLobby", "admitFromLobby", "removeFromLobby"]
    )
  })
})
