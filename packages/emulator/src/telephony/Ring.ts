/**
 * A scripted party's telephone that rings: it answers, or the attempt ends with a SIP status, on the network clock.
 *
 * What an application does with a call that reaches it is not scripted and is no business of this module.
 */
import type { NetworkClock } from "../service/NetworkClock.ts"
import type { Script } from "./Scripts.ts"
import { ringMillis, type SipStatus } from "./WhoAnswers.ts"

/** How long each kind of party takes, in milliseconds of network time; 408 is the ring timeout. */
const delays: Readonly<Record<"answers" | Exclude<SipStatus, 408>, number>> = {
  answers: 100,
  404: 150,
  480: 300,
  486: 200,
  500: 200,
  603: 500
}

/** Told how it ended; exactly one of the two is called, once, unless the ring was stopped before. */
export interface Listener {
  readonly answered: () => void
  readonly failed: (status: SipStatus) => void
}

/** The time after which a voicemail answers, in milliseconds of network time; the same for every party. */
const voicemailMillis = 20_000

/** Lets a party ring that does what its script says, or its voicemail; the result stops it. Default of `timeoutMillis`: the party's ring timeout. */
export const ring = (
  network: Pick<NetworkClock, "after">,
  party: string,
  script: Script,
  listener: Listener,
  timeoutMillis: number = ringMillis(party),
  isVoicemail: boolean = false
): (() => void) => {
  if (isVoicemail && voicemailMillis <= timeoutMillis) return network.after(voicemailMillis, listener.answered)
  const behavior = isVoicemail ? 408 : script.behavior
  const delay = behavior === 408 ? timeoutMillis : (script.afterMillis ?? delays[behavior])
  if (behavior === 408 || delay > timeoutMillis) return network.after(timeoutMillis, () => listener.failed(408))
  return network.after(delay, () => {
    if (behavior === "answers") listener.answered()
    else listener.failed(behavior)
  })
}
