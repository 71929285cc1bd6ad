import { assert, describe, it } from "@effect/vitest"
import type { Row } from "../src/coverage.ts"
import { render } from "../src/coverageTable.ts"

const row: Row = {
  service: "chat",
  id: "ChatThread_UpdateChatParticipant",
  versions: ["2021-10-01-preview7"],
  clients: ["ChatThread.updateChatParticipant"],
  localCloud: true,
  successes: [204],
  failures: [401, 503],
  differences: 0
}

describe("render", () => {
  it("says on one line how far an operation is covered", () => {
    assert.include(
      render([row]),
      "| `ChatThread_UpdateChatParticipant` | 2021-10-01-preview7 | `ChatThread.updateChatParticipant` | yes | 204 | 401, 503 | agrees |"
    )
  })

  it("shows what is missing", () => {
    const bare: Row = {
      ...row,
      versions: ["1", "2", "3"],
      clients: [],
      localCloud: false,
      successes: [],
      failures: [],
      differences: 2
    }
    assert.include(render([bare]), "| 1 … 3 (3) | – | – | – | – | 2 differences |")
  })
})
