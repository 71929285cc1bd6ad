/**
 * The packets of Socket.IO 0.9, which carry real-time notifications: `type:id[+]:endpoint[:data]`. The client of the official package
 * speaks no newer one.
 */

/** A packet that a client sent. */
export interface Packet {
  /** Its number: 0 disconnect, 1 connect, 2 heartbeat, 3 message, 5 event, 6 acknowledgement. */
  readonly type: number
  /** Set when the client wants an acknowledgement. */
  readonly id: string | undefined
  readonly data: string
}

const form = /^(\d):(\d*)\+?:[^:]*(?::([\s\S]*))?$/

/** Reads a packet; `undefined` for what is none. */
export const read = (text: string): Packet | undefined => {
  const [, type, id = "", data = ""] = form.exec(text) ?? []
  return type === undefined ? undefined : { type: Number(type), id: id === "" ? undefined : id, data }
}

const mark = "\ufffd"

/** Packets as the body of a poll: each after its length when there are several. */
export const payload = (packets: ReadonlyArray<string>): string =>
  packets.length === 1
    ? (packets[0] ?? "")
    : packets.map((packet) => `${mark}${packet.length}${mark}${packet}`).join("")

/** The packets of a body. */
export const packetsIn = (body: string): ReadonlyArray<string> => {
  if (!body.startsWith(mark)) return body === "" ? [] : [body]
  const found: Array<string> = []
  let from = 0
  while (body[from] === mark) {
    const end = body.indexOf(mark, from + 1)
    const length = Number(body.slice(from + 1, end))
    if (end < 0 || !Number.isSafeInteger(length)) break
    found.push(body.slice(end + 1, end + 1 + length))
    from = end + 1 + length
  }
  return found
}

/** Says nothing, and ends a poll. */
export const nothing = "8::"

/** The client is connected. */
export const connect = "1::"

/** The connection ends, with a reason that the official client understands. */
export const disconnect = (reason: string): string => `0:::${JSON.stringify({ reason })}`

/** A request to the client. */
export const message = (content: unknown): string => `3:::${JSON.stringify(content)}`

/** An event by its name. */
export const event = (name: string, argument: unknown): string => `5:::${JSON.stringify({ name, args: [argument] })}`

/** The acknowledgement of an event of the client. */
export const acknowledgement = (id: string): string => `6:::${id}+[]`
