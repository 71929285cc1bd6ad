import { assert, it } from "@effect/vitest"
import { outcomeOf, outcomeOfDeleted } from "../../src/notifications.ts"

const cancelled = { resultInfo: { code: 400, subcode: 8508 } }

it.each([
  { operation: {}, outcome: undefined, deleted: "completed" },
  { operation: { status: "notStarted" }, outcome: undefined, deleted: "completed" },
  { operation: { status: "running" }, outcome: undefined, deleted: "completed" },
  { operation: { status: "novel" }, outcome: undefined, deleted: "completed" },
  { operation: { status: "completed" }, outcome: "completed", deleted: "completed" },
  { operation: { status: "failed" }, outcome: "failed", deleted: "failed" },
  { operation: { status: "failed", ...cancelled }, outcome: "cancelled", deleted: "cancelled" },
  {
    operation: { status: "completed", completionReason: "mediaOperationCanceled" },
    outcome: "cancelled",
    deleted: "cancelled"
  },
  {
    operation: { status: "failed", completionReason: "operationCanceled" },
    outcome: "cancelled",
    deleted: "cancelled"
  },
  {
    operation: { status: "completed", completionReason: "stopToneDetected" },
    outcome: "completed",
    deleted: "completed"
  },
  { operation: { resultInfo: { code: 500, subcode: 8511 } }, outcome: undefined, deleted: "failed" }
])("$operation.status $operation.completionReason: in an answer $outcome, deleted $deleted", (given) => {
  assert.strictEqual(outcomeOf(given.operation), given.outcome)
  assert.strictEqual(outcomeOfDeleted(given.operation), given.deleted)
})
