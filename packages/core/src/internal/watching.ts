/** Who watches a program in place of its log: tests that explore it, which run it under fault after fault. */
import type * as Cause from "effect/Cause"

/** Are told, in place of the log, of what a handler failed with that no `onError` takes. While there are any, waits are not logged either. */
export const watchers: Set<(receiver: string, cause: Cause.Cause<unknown>) => void> = /* @__PURE__ */ new Set()
