/** The controls of the network itself: what a party does when it is called. */
import { control, Done } from "../service/control.ts"
import { Refusal } from "../service/Refusal.ts"
import type { Control, EmulatedService } from "../service/EmulatedService.ts"
import { keyOf, members as identifier, read } from "./Identifier.ts"
import type { Network } from "./Network.ts"
import { allWords, behaviorNamed } from "./Scripts.ts"

/** The most parties that may have orders. */
const mostOrders = 100_000
/** The longest time that a party may ring before it does what was ordered, in milliseconds: a day. */
const longestMillis = 86_400_000

const bad = (description: string): Refusal => new Refusal({ status: 400, code: "BadRequest", description })

const member = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined

const whoAnswers = (network: Network): Control =>
  control({
    method: "POST",
    path: "/who-answers",
    summary:
      "What a scripted party does from now on when it is called, and while it rings: answers, declines, busy, rings, unreachable, unknown or fails.",
    members: { party: identifier, behavior: "text", afterMs: "number" },
    needs: ["party", "behavior"],
    answer: Done,
    run: (_, body) => {
      const party = read(member(body, "party"))
      if (party === undefined) throw bad("party: expected a raw id, an E.164 number or an identifier object.")
      const behavior = behaviorNamed(member(body, "behavior"))
      if (behavior === undefined) throw bad(`behavior: expected ${allWords.join(", ")}.`)
      const afterMillis = member(body, "afterMs") ?? undefined
      if (
        afterMillis !== undefined &&
        (typeof afterMillis !== "number" || !(afterMillis >= 0 && afterMillis <= longestMillis))
      )
        throw bad(`afterMs: expected a number from 0 to ${longestMillis}.`)
      const key = keyOf(party)
      if (!network.scripts.has(key) && network.scripts.size() >= mostOrders)
        throw bad(`party: expected at most ${mostOrders} parties.`)
      network.scripts.order(key, { behavior, afterMillis })
      return {}
    }
  })

/** The network as a service of the local cloud: it answers no operations. */
export const makeTelephony = (network: Network): EmulatedService => ({
  handlers: () => [],
  controls: [whoAnswers(network)],
  state: () => ({}),
  reset: network.scripts.reset
})
