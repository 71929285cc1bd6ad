/** What came to a receiver of webhooks, in numbers: they show why a wait did not end. */

/** Counts from the making of the receiver on. */
export interface Arrivals {
  /** Deliveries that were taken. */
  readonly deliveries: number
  /** Deliveries that were refused, by the reason of the `WebhookTokenError` or the tag of another error. */
  readonly refused: ReadonlyMap<string, number>
  /** Elements of deliveries that could not be decoded. */
  readonly invalid: number
  /** What was new of the call that was asked about, while it was remembered. */
  readonly ofCall: number
}

/** Counts what comes. */
export class Counter {
  #deliveries = 0
  #invalid = 0
  readonly #refused = new Map<string, number>()

  taken(invalid: number): void {
    this.#deliveries++
    this.#invalid += invalid
  }

  refused(why: string): void {
    this.#refused.set(why, (this.#refused.get(why) ?? 0) + 1)
  }

  /** The counts, with those of a call. */
  arrivals(ofCall: number): Arrivals {
    return { deliveries: this.#deliveries, invalid: this.#invalid, refused: new Map(this.#refused), ofCall }
  }
}

/** What came since an earlier count. */
export const since = (before: Arrivals, { deliveries, invalid, ofCall, refused }: Arrivals): Arrivals => ({
  deliveries: deliveries - before.deliveries,
  invalid: invalid - before.invalid,
  refused: new Map(
    [...refused].flatMap(([why, count]) => {
      const more = count - (before.refused.get(why) ?? 0)
      return more > 0 ? [[why, more]] : []
    })
  ),
  // The count of a call that was forgotten meanwhile begins anew.
  ofCall: Math.max(0, ofCall - before.ofCall)
})
