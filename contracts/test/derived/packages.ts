/** Every declared operation beside the one that was derived from it. */
import * as callAutomation from "@effect-comms/call-automation/operations"
import * as callAutomationDerived from "@effect-comms/call-automation/internal/operations"
import type { Any } from "@effect-comms/core/internal/ClientOperation"
import type * as Operation from "@effect-comms/core/Operation"
import * as chat from "@effect-comms/chat/operations"
import * as chatDerived from "@effect-comms/chat/internal/operations"
import * as graphCalls from "@effect-comms/graph-calls/operations"
import * as graphCallsDerived from "@effect-comms/graph-calls/internal/operations"
import * as identity from "@effect-comms/identity/operations"
import * as identityDerived from "@effect-comms/identity/internal/operations"

const pairs = (declared: ReadonlyArray<Operation.Any>, derived: Readonly<Record<string, Any>>) =>
  declared.map((operation) => {
    const found = Object.values(derived).find(({ id }) => id === operation.id)
    if (found === undefined) throw new Error(`${operation.id}: not derived`)
    return { declared: operation, derived: found }
  })

/** The operations of the packages that are derived. */
export const operations = [
  ...pairs(callAutomation.all, callAutomationDerived),
  ...pairs(chat.all, chatDerived),
  ...pairs(graphCalls.all, graphCallsDerived),
  ...pairs(identity.all, identityDerived)
]
