/**
 * Sends callbacks, notifications and Event Grid posts: signed, at least once, every attempt in the journal.
 */

/** One post to an application. */
export interface Post {
  /**
   * Callbacks and notifications of one key leave in the order they were given, the next after the end of the one before; one that is not
   * answered holds up the others for ten seconds of network time at most. Event Grid's do not wait for each other.
   */
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
}

/** The sender. */
export interface Delivery {
  readonly post: (post: Post) => void
  /** The endpoint behind an application's address, without query and user; none when posts to it are blocked. */
  readonly heardAt: (url: string) => ReadonlyArray<string>
}
