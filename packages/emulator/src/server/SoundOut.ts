/**
 * Sound on its way to a reader: so little of it at once that what waits waits here, where the oldest is let go. A slow reader hears
 * what is, not what was, and costs no more than the last second.
 */

/** Frames that may be on their way at once: what a connection has it cannot forget. */
const onTheWay = 3
/** Frames that may wait besides: a second. */
const mostWaiting = 50

/** Hands a frame to the connection, and says when that has passed it on. */
type Send = (frame: Uint8Array, passedOn: () => void) => void

/** Takes frames for a reader, at any time and as fast as they come. */
export const makeSoundOut = (send: Send): ((frame: Uint8Array) => void) => {
  const waiting: Array<Uint8Array> = []
  let sent = 0
  const next = (): void => {
    const frame = sent < onTheWay ? waiting.shift() : undefined
    if (frame === undefined) return
    sent++
    send(frame, () => {
      sent--
      next()
    })
    next()
  }
  return (frame) => {
    waiting.push(frame)
    if (waiting.length > mostWaiting) waiting.shift()
    next()
  }
}
