/**
 * Binds operations on a connected leg to their answers: the leg of the path is found, its callback address checked, and the answer has the
 * headers of its call.
 */
import type * as Operation from "@effect-comms/core/Operation"
import type * as Schema from "effect/Schema"
import { type Handler, on, type Reply, type RequestContext } from "../../service/Handler.ts"
import type { Leg } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import { checkCallbackUri, reply } from "./checks.ts"
import { connectedLegOf } from "./refusals.ts"

/** What an operation on a leg acts on. */
interface Input<B> {
  readonly calls: Calls
  readonly leg: Leg
  readonly call: Leg["call"]
  readonly payload: B
}

/** The member that an answer has only when the request has it. */
export const contextOf = ({ operationContext }: { readonly operationContext?: string | undefined }) =>
  operationContext === undefined ? {} : { operationContext }

/** Binds an operation on a connected leg to the function that answers it. */
export const onConnectedLeg =
  <
    P extends Schema.Codec<{ readonly callConnectionId: string }, unknown>,
    Q extends Schema.Codec<unknown, unknown>,
    B extends Schema.Codec<unknown, unknown>,
    S extends Operation.Success,
    Id extends string
  >(
    operation: Operation.Declared<P, Q, B, S, Id>,
    answer: (input: Input<B["Type"]>, context: RequestContext) => Reply<S[keyof S & number]["Type"]>
  ) =>
  (calls: Calls): Handler<Id> =>
    on(operation, ({ params, payload }, context) => {
      const leg = connectedLegOf(calls, params.callConnectionId, context)
      const url: unknown = Reflect.get(Object(payload), "operationCallbackUri")
      if (typeof url === "string") checkCallbackUri(calls, context, "operationCallbackUri", url)
      const { call } = leg
      const { body, headers, status } = answer({ calls, leg, call, payload }, context)
      const given = reply(call, context, status, body)
      return { ...given, headers: { ...given.headers, ...headers } }
    })
