/**
 * What of Graph's calls outlives the process: nothing but that the applications of those that were there are notified that they are over, by the
 * process that goes on.
 */
import * as Schema from "effect/Schema"
import type { Persistence } from "../service/Persistence.ts"
import { tellCall } from "./events/emit.ts"
import { conversationEnded } from "./events/results.ts"
import type { Calls } from "./state/Calls.ts"

const Saved = Schema.Struct({
  calls: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      correlationId: Schema.String,
      callbackUri: Schema.String,
      clientId: Schema.String,
      tenantId: Schema.String
    })
  )
})
const decode = Schema.decodeUnknownSync(Saved)

/** Keeps who is to be told that its call is over. */
export const persistence = (calls: Calls): Persistence => ({
  name: "graph",
  save: (): typeof Saved.Type => ({
    calls: [...calls.calls.values()]
      .filter(({ state }) => state !== "ended")
      .map(({ callbackUri, conversation: { correlationId }, id, owner: { clientId, tenantId } }) => ({
        id,
        correlationId,
        callbackUri,
        clientId,
        tenantId
      }))
  }),
  restore: (saved) => {
    const kept = decode(saved).calls
    return () => {
      for (const { callbackUri, clientId, correlationId, id, tenantId } of kept)
        tellCall(
          calls,
          { id, callbackUri, owner: { clientId, tenantId }, conversation: { correlationId } },
          "deleted",
          "terminated",
          { resultInfo: conversationEnded }
        )
    }
  }
})
