/** The types of events that users see are those of the declared schemas: a kind that differs does not compile. */
import { assert, describe, it } from "@effect/vitest"
import { all, type EventKind, type EventName, type EventOf, kinds } from "../../src/events.ts"

type Declared = { readonly [N in EventName]: EventKind<N, EventOf<N>["data"]> }
type DataOf<N extends EventName> = (typeof kinds)[N]["data"]["Type"]

/** What is declared has the generated types, and the other way round. */
const declared: Declared = kinds
const same = <N extends EventName>(_: N, data: DataOf<N>): EventOf<N>["data"] & DataOf<N> => data

describe("types of events", () => {
  it("are one for every declared kind, by its name", () => {
    assert.deepStrictEqual(
      Object.values(declared).map(({ name }) => name),
      all.map(({ name }) => name)
    )
    const { data } = { data: { callConnectionId: "leg" } }
    assert.strictEqual(same("CallConnected", data), data)
  })
})
