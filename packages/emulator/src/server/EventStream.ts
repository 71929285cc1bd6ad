/**
 * The journal as server-sent events: what happened after `after` (or the `Last-Event-ID`), and then everything as it happens. Whoever
 * reads too slowly is not waited for: what is not taken stays in the journal as long as that keeps it, and its number is missed then.
 */
import type { ServerResponse } from "node:http"
import type { Entry, Journal } from "../Journal.ts"
import type { Request } from "../kernel/Exchange.ts"

const written = (entry: Entry): string => `id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`

/** Bytes that may be on their way to a reader before the next entry waits for them to leave. */
const onTheWay = 1024 * 1024

/** Streams until the client leaves. */
export const stream = (journal: Journal, request: Request, response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" })
  const query = new URLSearchParams(request.target.split("?")[1] ?? "")
  const after = Number(request.header("last-event-id") ?? query.get("after") ?? 0)
  response.write(`: the journal of the local cloud\n\n`)
  let sent = Number.isFinite(after) ? after : 0
  const flush = () => {
    for (const entry of response.writableLength > onTheWay ? [] : journal.after(sent)) {
      sent = entry.sequence
      response.write(written(entry))
      if (response.writableLength > onTheWay) return
    }
  }
  flush()
  const stop = journal.subscribe(flush)
  response.on("drain", flush)
  response.on("close", stop)
}
