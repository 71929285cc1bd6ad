/**
 * What shows that a request of Call Automation was executed whose answer was lost: an event with its context, and the call that it names.
 */
import type { ApiVersion } from "@effect-comms/call-automation/ApiVersion"
import * as operations from "@effect-comms/call-automation/internal/operations"
import type { Client } from "@effect-comms/core/Client"
import type { ClientOperation } from "@effect-comms/core/internal/ClientOperation"
import * as Effect from "effect/Effect"
import type { BegunStep, Store } from "../FlowStore.ts"
import { callWith, textIn } from "./evidence.ts"
import { anAnswerOf } from "./reading.ts"
import type { Evidence } from "./step.ts"

/** The name under which events of calls are kept. */
export const service = "CallAutomation"

const makesLeg: ReadonlySet<string> = new Set([
  operations.createCall.id,
  operations.answerCall.id,
  operations.connect.id
])

/** Looks for what shows that a request was executed. */
export const evidence =
  (client: Client<ApiVersion>, store: Store, settleMillis: number): Evidence =>
  <I, A>(operation: ClientOperation<I, A>, input: I, step: BegunStep) =>
    Effect.gen(function* () {
      const context = textIn(input, "operationContext")
      if (context === undefined) return undefined
      const named = textIn(input, "callConnectionId")
      const callConnectionId = yield* callWith(store, service, { call: named, context, step, settleMillis })
      if (callConnectionId === undefined) return undefined
      // Of an answer that was lost nothing else is known than the context that it had.
      if (!makesLeg.has(operation.id)) return anAnswerOf(operation, [undefined, { operationContext: context }, {}])
      // The answer of what makes a leg and of asking for it have the same form. It may be over, or the service not say.
      const call = yield* client
        .invoke(operations.getCall, { callConnectionId })
        .pipe(
          Effect.catch(({ reason }) =>
            Effect.succeed(
              reason._tag === "NotFound"
                ? { callConnectionId, callConnectionState: "disconnected" }
                : { callConnectionId }
            )
          )
        )
      return anAnswerOf(operation, [call])
    })
