/**
 * The journal as server-sent events: what happened after `after` (or the `Last-Event-ID`), and then everything as it happens.
 *
 * What happens is written once for all readers. A slow reader is not waited for: what is not taken stays in the journal as
 * long as that keeps it, and its number is missed then. A reader that takes nothing for a minute is disconnected.
 */
import type { ServerResponse } from "node:http"
import type { Entry, Journal } from "../service/Journal.ts"
import type { Request } from "../kernel/http/Exchange.ts"
import { queryOf } from "../kernel/http/resolve.ts"

const written = (entry: Entry): string => `id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`

/** Bytes that may be on their way to a reader before the next entry waits for them to leave. */
const onTheWay = 1024 * 1024
/** How long a reader may take nothing while something is on its way to it, in milliseconds of real time. */
const patience = 60_000
/** Entries within this number of milliseconds are written together, up to this number of entries. */
const together = 5
const mostAtOnce = 64
/** The most readers; others are refused. */
const mostReaders = 256

/** Where a reader goes on; a number of another local cloud is no reason to wait for it. */
const startOf = (after: number, last: number): number =>
  Number.isFinite(after) ? Math.min(last, Math.max(0, Math.floor(after))) : 0

/** The readers of a journal. */
export interface EventStream {
  /** Streams to a client until it leaves. */
  readonly add: (request: Request, response: ServerResponse) => void
  readonly close: () => void
}

interface Reader {
  readonly response: ServerResponse
  sent: number
}

/** Streams of a journal, without readers. */
export const make = (journal: Journal): EventStream => {
  const readers = new Set<Reader>()

  const isFull = ({ response }: Reader) => response.writableLength > onTheWay
  const write = (reader: Reader, sequence: number, bytes: Uint8Array) => {
    reader.sent = sequence
    // Set while something waits only: a quiet journal is no reason to cut anybody off.
    if (!reader.response.write(bytes)) reader.response.setTimeout(patience)
  }
  /** Gives a reader what it has not been given; only after it was behind. */
  const catchUp = (reader: Reader) => {
    for (const entry of isFull(reader) ? [] : journal.after(reader.sent)) {
      write(reader, entry.sequence, Buffer.from(written(entry)))
      if (isFull(reader)) return
    }
  }
  /** What happened and was not written yet. */
  let fresh: Array<Entry> = []
  const flush = () => {
    const [first] = fresh
    const last = fresh.at(-1)
    const entries = fresh
    fresh = []
    if (first === undefined || last === undefined) return
    let bytes: Uint8Array | undefined
    for (const reader of readers) {
      if (isFull(reader)) continue
      if (reader.sent !== first.sequence - 1) catchUp(reader)
      else write(reader, last.sequence, (bytes ??= Buffer.from(entries.map(written).join(""))))
    }
  }
  const stop = journal.subscribe((entry) => {
    if (readers.size === 0) return
    if (fresh.push(entry) === 1) setTimeout(flush, together).unref()
    else if (fresh.length >= mostAtOnce) flush()
  })

  return {
    add: (request, response) => {
      if (readers.size >= mostReaders) {
        response.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "5" })
        return void response.end(`expected at most ${mostReaders} readers of the journal`)
      }
      // The end of the stream is the end of the connection: parts that say their length cost more to write.
      response.useChunkedEncodingByDefault = false
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" })
      const after = Number(request.header("last-event-id") ?? new URLSearchParams(queryOf(request)).get("after") ?? 0)
      response.write(`: the journal of the local cloud\n\n`)
      const reader: Reader = { response, sent: startOf(after, journal.last()) }
      readers.add(reader)
      catchUp(reader)
      response.on("drain", () => {
        response.setTimeout(0)
        catchUp(reader)
      })
      response.on("timeout", () => response.destroy())
      response.on("close", () => readers.delete(reader))
    },
    close: stop
  }
}
