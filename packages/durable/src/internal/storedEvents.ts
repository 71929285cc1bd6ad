/** Events as they are kept: in the form in which they were posted, so that they are read again by what reads posts. */
import type { Envelope } from "@effect-comms/core/internal/EventBatch"
import { StoredValueError } from "../StoredValueError.ts"

/** An event as it was posted, by what was read of it. */
export const write = ({ data, id, source, subject, time, type }: Envelope & { readonly data: unknown }): string =>
  JSON.stringify(
    source === ""
      ? { id, eventType: type, eventTime: time, subject: subject ?? "", data }
      : { specversion: "1.0", id, source, type, time, subject, data }
  )

/** The element of a body that was written. */
export const elementOf = (body: string): unknown => {
  const element: unknown = JSON.parse(body)
  return typeof element === "object" && element !== null && !("eventType" in element)
    ? { specversion: "1.0", ...element }
    : element
}

/** An event that is kept and cannot be read. */
export const unreadable = ({ expected, path }: { readonly expected: string; readonly path: string }) =>
  new StoredValueError({ what: "event", field: path.replace(/^\[0\]\.?/, ""), expected })
