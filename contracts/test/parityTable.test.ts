import { assert, describe, it } from "@effect/vitest"
import type { ParityRow } from "../src/parity.ts"
import { render } from "../src/parityTable.ts"

const operation: ParityRow = {
  service: "call-automation",
  kind: "operation",
  name: "CallMedia_Hold",
  known: "recorded",
  recordings: ["A5"],
  officialClient: "hold",
  assumptions: ["calls.participantNotFound"]
}
const event: ParityRow = {
  ...operation,
  kind: "event",
  name: "AnswerFailed",
  known: "documented",
  recordings: [],
  officialClient: undefined,
  assumptions: []
}

describe("render", () => {
  it("says on one line how an operation is known", () => {
    assert.include(
      render({ rows: [operation], general: [] }),
      "| `CallMedia_Hold` | recorded | A5 | `hold` | `calls.participantNotFound` |"
    )
  })

  it("has a table of the events, and says which the official client reads", () => {
    const read: ParityRow = { ...event, name: "HoldFailed", officialClient: "yes" }
    const text = render({ rows: [operation, event, read], general: [] })
    assert.include(text, "| `AnswerFailed` | documented | – | – | – |\n| `HoldFailed` | documented | – | yes | – |")
    assert.isBelow(text.indexOf("| operation |"), text.indexOf("| event |"))
  })

  it("names what is assumed of a service or of all", () => {
    const general = [{ id: "kernel.dateSkew", what: "", why: "" }]
    assert.include(render({ rows: [], general }), "Assumed of a service or of all: `kernel.dateSkew`.")
  })
})
