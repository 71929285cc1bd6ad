/**
 * The latest events that were given for delivery, so that one can be delivered again: as many as fit into some memory, and no more than a
 * thousand.
 */
import type { Post } from "../../service/Delivery.ts"

const mostPosts = 1000
const mostBytes = 16 * 1024 * 1024

/** An event, and the number of its entry in the journal. */
export interface SentEvent {
  readonly sequence: number
  readonly post: Post
}

/** Which event: by the number of its entry, or the latest of a type and to an address; all that is given has to fit. */
export interface Which {
  readonly sequence?: number | undefined
  /** Such as `CallConnected`; in any case. */
  readonly type?: string | undefined
}

/** The latest events. */
export interface Sent {
  /** Keeps an event whose body has so many characters. */
  readonly add: (sent: SentEvent, size: number) => void
  /** The latest that fits. */
  readonly find: (which: Which) => SentEvent | undefined
  readonly clear: () => void
}

/** No events yet. */
export const make = (): Sent => {
  let kept: Array<SentEvent & { readonly size: number }> = []
  let bytes = 0
  const forget = () => {
    let over = Math.max(0, kept.length - mostPosts)
    let left = bytes
    for (const [index, { size }] of kept.entries()) {
      if (index >= over && left <= mostBytes) break
      left -= size
      over = Math.max(over, index + 1)
    }
    // The newest stays, whatever it takes.
    over = Math.min(over, kept.length - 1)
    for (const { size } of kept.splice(0, over)) bytes -= size
  }
  return {
    add: (sent, size) => {
      kept.push({ ...sent, size })
      bytes += size
      // In steps: each costs a copy of what stays.
      if (kept.length >= 2 * mostPosts || bytes > 2 * mostBytes) forget()
    },
    find: ({ sequence, type }) =>
      kept.findLast(
        (sent) =>
          (sequence === undefined || sent.sequence === sequence) &&
          (type === undefined || sent.post.type.toLowerCase() === type.toLowerCase())
      ),
    clear: () => {
      kept = []
      bytes = 0
    }
  }
}
