/**
 * Sends callbacks, notifications and Event Grid posts: in order per key, signed, at least once, every attempt in the journal.
 */

/** One post to an application. */
export interface Post {
  /** Posts of one key leave in the order they were given, the next after the end of the one before. */
  readonly key: string
  readonly url: string
  /** The JSON body. */
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Who signs: the claims and the key set; none for Event Grid. */
  readonly sign?: "callAutomation" | { readonly graph: { readonly audience: string; readonly tenantId: string } }
  /** For the journal and for faults: `callback`, `notification` or `eventGrid`, and the type of the event. */
  readonly kind: "callback" | "notification" | "eventGrid"
  readonly type: string
  /** Told what the application answered to the attempt that ended it; `undefined` when none succeeded or it was blocked. */
  readonly done?: (status: number | undefined, body: string) => void
}

/** The sender. */
export interface Delivery {
  readonly post: (post: Post) => void
}
