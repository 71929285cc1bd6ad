/** The packets of Socket.IO 0.9: `type:id[+]:endpoint[:data]`. No newer one is spoken by the service. */

/** A packet of the service. */
export type Packet =
  | { readonly _tag: "Disconnect"; readonly reason: string }
  | { readonly _tag: "Heartbeat" }
  | { readonly _tag: "Message"; readonly data: unknown }
  | { readonly _tag: "Event"; readonly name: string; readonly argument: unknown }
  | { readonly _tag: "Acknowledgement"; readonly id: string }
  | { readonly _tag: "Other" }

const form = /^(\d):(\d*)\+?:[^:]*(?::([\s\S]*))?$/

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined

/** Reads a packet. */
export const read = (text: string): Packet => {
  const [, type = "", , data = ""] = form.exec(text) ?? []
  switch (type) {
    case "0": {
      const reason = member(json(data), "reason")
      return { _tag: "Disconnect", reason: typeof reason === "string" ? reason : "the service ended it" }
    }
    case "2":
      return { _tag: "Heartbeat" }
    case "3":
      return { _tag: "Message", data: json(data) }
    case "5": {
      const content = json(data)
      const name = member(content, "name")
      const args = member(content, "args")
      const [argument]: ReadonlyArray<unknown> = Array.isArray(args) ? args : []
      return typeof name === "string" ? { _tag: "Event", name, argument } : { _tag: "Other" }
    }
    case "6":
      return { _tag: "Acknowledgement", id: /^\d*/.exec(data)?.[0] ?? "" }
    default:
      return { _tag: "Other" }
  }
}

/** Answers the service's heartbeat. */
export const heartbeat = "2::"

/** Ends the connection. */
export const disconnect = "0::"

/** An answer to a message. */
export const message = (content: unknown): string => `3:::${JSON.stringify(content)}`

/** An event that the service acknowledges by the id. */
export const event = (id: number, name: string, ...args: ReadonlyArray<unknown>): string =>
  `5:${id}+::${JSON.stringify({ name, ...(args.length === 0 ? {} : { args }) })}`
