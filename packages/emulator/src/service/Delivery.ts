/**
 * Sends callbacks, notifications and Event Grid posts: signed, at least once, every attempt in the journal.
 */

import type { CallbackSigner } from "./ServiceProfile.ts"

/** Whose token a post or a media socket carries, and for whom it is. */
export interface Signature {
  readonly signer: CallbackSigner
  readonly audience: string
  /** Only in tokens of Graph. */
  readonly tenantId?: string
}

/** What an application answered. */
export interface Answer {
  readonly status: number
  readonly body?: string | undefined
}

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
  /** Nothing for Event Grid, which does not sign. */
  readonly sign?: Signature
  /** For the journal and for faults: `callback`, `notification` or `eventGrid`, and the type of the event. */
  readonly kind: "callback" | "notification" | "eventGrid"
  readonly type: string
  /** Takes the answer that acknowledged it; once more when a duplicate was delivered. */
  readonly acknowledged?: (answer: Answer) => void
  /** Told of the address that a 302 names, to which it is sent next; without this a 302 is an answer like any that does not acknowledge. */
  readonly moved?: (url: string) => void
  /** Whether an acknowledgement would come too late, so that it is not tried again. */
  readonly expired?: () => boolean
}

/** The sender. */
export interface Delivery {
  readonly post: (post: Post) => void
  /** The endpoint behind an application's address, without query and user; none when posts to it are blocked. */
  readonly heardAt: (url: string) => ReadonlyArray<string>
}
