/** The application presses keys: others hear them one after the other, and then the application is told. */
import { participantOf } from "../../telephony/Conversation.ts"
import { press, tonePressing } from "../../telephony/Voices.ts"
import { tellOperation } from "../events/emit.ts"
import type { Call } from "../state/Call.ts"
import type { Calls } from "../state/Calls.ts"
import type { CommsOperation } from "../state/CommsOperation.ts"
import { later } from "../state/later.ts"
import { toneOf } from "./tones.ts"

/** Presses keys by Graph's names; one that no key of the network makes is not heard. */
export const sendTones = (
  calls: Calls,
  call: Call,
  operation: CommsOperation,
  tones: ReadonlyArray<string>,
  delayMillis: number
): void => {
  const { conversation } = call
  const step = tonePressing + delayMillis
  for (const [index, name] of tones.entries())
    later(calls, call, index * step, () => {
      const tone = toneOf(name)
      const participant = participantOf(conversation, call.user)
      if (tone !== undefined && participant !== undefined) press(calls.network, conversation, participant, [tone])
    })
  later(calls, call, tones.length * step, () => {
    operation.outcome = { status: "completed", completionReason: "completedSuccessfully" }
    tellOperation(calls, call, operation)
  })
}
