/** A participant that applications call, and how it reacts. */
import { CallParticipant } from "./Caller.ts"
import type { WaitOptions } from "./Waits.ts"
import type { Word } from "../telephony/Scripts.ts"

/** What an agent does when it is called: a `behavior` of the control `who-answers`. */
export type AgentBehavior = Word

/** A participant that applications call. */
export class Agent extends CallParticipant {
  #rung = 0

  /** Sets what it does from now on when it is called, and at once when it rings; `afterMillis` later. */
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
        look: () => (this.participation.ringings() > this.#rung ? true : undefined),
        entries: () => this.participation.everything(),
        isImpossible: undefined
      },
      options
    )
    this.#rung = this.participation.ringings()
  }

  /** Waits until it is in a call. */
  async joins(options?: WaitOptions): Promise<void> {
    await this.wait(
      {
        wanted: "to be in a call",
        look: () => (this.participation.calls().length > 0 && !this.participation.isOver() ? true : undefined),
        entries: () => this.participation.everything(),
        isImpossible: undefined
      },
      options
    )
  }
}
