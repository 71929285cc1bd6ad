/**
 * What shows that a request of Call Automation was executed whose answer was lost: an event with its context, and the call that it names.
 */
import type { ApiVersion } from "@effect-comms/call-automation/ApiVersion"
import * as operations from "@effect-comms/call-automation/internal/operations"
import type { Client } from "@effect-comms/core/Client"
import * as Effect from "effect/Effect"
import type { Store } from "../FlowStore.ts"
import { contextIn, patience } from "./evidence.ts"
import type { Evidence } from "./step.ts"

/** The name under which events of calls are kept. */
export const service = "CallAutomation"

const makesLeg: ReadonlySet<string> = new Set([
  operations.createCall.id,
  operations.answerCall.id,
  operations.connect.id
])

// The answer of what makes a leg and of asking for it have the same form.
const isAnswer = <A>(_value: unknown): _value is A => true

/** Looks for what shows that a request was executed. */
export const evidence =
  (client: Client<ApiVersion>, store: Store): Evidence =>
  <A>(operation: { readonly id: string }, input: unknown) =>
    Effect.gen(function* () {
      const context = contextIn(input, "operationContext")
      const callConnectionId = context === undefined ? undefined : yield* patience(store.subjectOf(service, context))
      if (callConnectionId === undefined) return undefined
      if (!makesLeg.has(operation.id)) {
        const gave: unknown = undefined
        return isAnswer<A>(gave) ? { gave } : undefined
      }
      const call = yield* Effect.option(client.invoke(operations.getCall, { callConnectionId }))
      if (call._tag === "None") return undefined
      const gave: unknown = call.value
      return isAnswer<A>(gave) ? { gave } : undefined
    })
