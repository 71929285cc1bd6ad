/** Somebody whom applications call: what a telephone or a user does then is ordered here. */
import { CallParticipant } from "./Caller.ts"
import type { WaitOptions } from "./Pace.ts"
import type { Word } from "../telephony/Scripts.ts"

/** What an agent does when it is called: a word of the control `who-answers`. */
export type AgentBehavior = Word

/** Somebody whom applications call. */
export class Agent extends CallParticipant {
  #rung = 0

  /** Says what it does from now on when it is called, and at once when it rings, after so long. */
  async does(behavior: AgentBehavior, afterMillis?: number): Promise<void> {
    await this.environment.link.control("POST", "/who-answers", {
      party: this.id,
      behavior,
      ...(afterMillis === undefined ? {} : { afterMs: afterMillis })
    })
  }

  /** Answers from now on, also what rings now; `afterMillis` later. */
  answers(afterMillis = 0): Promise<void> {
    return this.does("answers", afterMillis)
  }

  /** Declines from now on, also what rings now; `afterMillis` later. */
  declines(afterMillis = 0): Promise<void> {
    return this.does("declines", afterMillis)
  }

  /** Waits until its telephone rings. */
  async rings(options?: WaitOptions): Promise<void> {
    await this.wait(
      {
        wanted: "to ring",
        look: () => (this.whereabouts.ringings() > this.#rung ? true : undefined),
        entries: () => this.whereabouts.everything(),
        isHopeless: undefined
      },
      options
    )
    this.#rung = this.whereabouts.ringings()
  }

  /** Waits until it is in a call. */
  async joins(options?: WaitOptions): Promise<void> {
    await this.wait(
      {
        wanted: "to be in a call",
        look: () => (this.whereabouts.calls().length > 0 && !this.whereabouts.isOver() ? true : undefined),
        entries: () => this.whereabouts.everything(),
        isHopeless: undefined
      },
      options
    )
  }
}
