/**
 * The latest events that were given for delivery, so that one can be delivered again: as many as fit into some memory, and no more than a
 * thousand, or than the journal keeps.
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
  /** Keeps an event; `size` is the number of characters of its body. */
  readonly add: (sent: SentEvent, size: number) => void
  /** The latest that fits. */
  readonly find: (which: Which) => SentEvent | undefined
  readonly clear: () => void
}

/** No events yet; the limit is that of the entries of the journal. */
export const make = (entries: number): Sent => {
  const most = Math.min(mostPosts, Math.max(1, entries))
  const kept = new Map<number, SentEvent & { readonly size: number }>()
  let bytes = 0
  return {
    add: (sent, size) => {
      kept.set(sent.sequence, { ...sent, size })
      bytes += size
      for (const [sequence, oldest] of kept) {
        // The newest stays, whatever it takes.
        if (kept.size === 1 || (kept.size <= most && bytes <= mostBytes)) return
        kept.delete(sequence)
        bytes -= oldest.size
      }
    },
    find: ({ sequence, type }) =>
      sequence !== undefined && type === undefined
        ? kept.get(sequence)
        : [...kept.values()].findLast(
            (sent) =>
              (sequence === undefined || sent.sequence === sequence) &&
              (type === undefined || sent.post.type.toLowerCase() === type.toLowerCase())
          ),
    clear: () => {
      kept.clear()
      bytes = 0
    }
  }
}
