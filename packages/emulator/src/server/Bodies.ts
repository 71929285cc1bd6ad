/** Reads the bodies of requests: each up to its limit, and all that wait for their end up to another. */
import type { IncomingMessage } from "node:http"
import { bodyLimitOf } from "../kernel/http/Exchange.ts"

/** A whole body, or why there is none. */
type Body = Buffer | "tooLarge" | "tooBusy"

/** Reads bodies; `done` is called once, and not at all when the client leaves before the end. */
export interface Bodies {
  readonly read: (message: IncomingMessage, done: (body: Body) => void) => void
}

/** Bodies with a limit on the bytes that they take together. */
export const make = (most: number): Bodies => {
  let waiting = 0
  return {
    read: (message, done) => {
      let chunks: Array<Buffer> = []
      let size = 0
      let isOver = false
      const limit = bodyLimitOf(message.url ?? "/")
      const release = () => {
        for (const { length } of chunks) waiting -= length
        chunks = []
      }
      message.on("data", (chunk: Buffer) => {
        // What is behind the limit is read and thrown away: a client that is cut off while it sends does not see the answer.
        if (isOver) return
        size += chunk.length
        const isBusy = waiting + chunk.length > most
        if (size <= limit && !isBusy) {
          waiting += chunk.length
          chunks.push(chunk)
          return
        }
        isOver = true
        release()
        done(size > limit ? "tooLarge" : "tooBusy")
      })
      message.on("end", () => {
        if (isOver) return
        const body = Buffer.concat(chunks)
        release()
        done(body)
      })
      message.on("close", release)
    }
  }
}
