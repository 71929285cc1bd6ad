/** The journal as server-sent events: what happened after `after` (or the `Last-Event-ID`), and then everything as it happens. */
import type { ServerResponse } from "node:http"
import type { Entry, Journal } from "../Journal.ts"
import type { Request } from "../kernel/Exchange.ts"

const written = (entry: Entry): string => `id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`

/** Streams until the client leaves. */
export const stream = (journal: Journal, request: Request, response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" })
  const query = new URLSearchParams(request.target.split("?")[1] ?? "")
  const after = Number(request.header("last-event-id") ?? query.get("after") ?? 0)
  response.write(`: the journal of the local cloud\n\n`)
  for (const entry of journal.after(Number.isFinite(after) ? after : 0)) response.write(written(entry))
  const stop = journal.subscribe((entry) => response.write(written(entry)))
  response.on("close", stop)
}
